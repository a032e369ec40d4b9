import type { SameShape } from '../same-shape.ts'
import type { zhActs } from './zh-acts.ts'

export const enActs: SameShape<typeof zhActs> = {
  names: {
    self: 'manage one’s own account',
    read: 'look',
    export: 'export data',
    decide: 'decide on leads',
    'second-review': 'review as a second person',
    'draw-reviews': 'draw reviews',
    'settle-reviews': 'settle disagreements',
    'persons-figures': 'see the figures of persons',
    cut: 'order cuts',
    'undo-others': 'take back orders and confirmations of others',
    'cut-rules': 'change the rules of cutting',
    sweeps: 'manage sweeps',
    reports: 'make and file reports',
    'report-template': 'change the template of reports',
    calendars: 'manage calendars',
    channels: 'manage alert channels',
    duty: 'manage duty',
    rehearse: 'lead rehearsals',
    'hand-over': 'hand a shift over',
    fuses: 'reset fuses',
    'lift-holds': 'lift legal holds',
    judgement: 'manage words and models',
    registry: 'manage the register',
    accounts: 'manage accounts and tokens',
    audit: 'read the audit',
    upkeep: 'maintain the system',
  },
  separator: ', ',
  may: 'May: {{acts}}.',
  mayNotWithRegions: 'May not when bound to regions: {{acts}} (it concerns every region).',
  whyRole: 'Your role, {{role}}, may not {{act}}: it takes {{least}} or above.',
  whyWhole:
    'To {{act}} concerns every region: it takes an account that is not bound to regions, and yours is.',
}
