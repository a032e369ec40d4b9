import type { SameShape } from '../same-shape.ts'
import type { zhDesk } from './zh-desk.ts'

export const enDesk: SameShape<typeof zhDesk> = {
  dayLine: {
    title: 'Forbidden hours today',
    now: 'Now',
    next: '{{verdict}} from {{time}}',
    restOfDay: 'the same for the rest of the day',
    failed: 'The legal hours of today cannot be read; that does not mean permitted',
    unjudged: 'This moment could not be judged; that does not mean permitted',
    more: '{{count}} more places or stages: see the calendar',
    place: '{{place}} · {{stage}}',
  },
  coverage: {
    title: 'Coverage',
    hour: '{{share}} seen within the hour',
    burning: '{{share}} seen within the hour, less than the {{objective}} promised',
    starting: 'nothing to account for yet',
    idle: 'No room was due within the hour',
    unknown: 'Cannot be read; that does not mean that all was seen',
    hint: 'What was really seen of the time that sweeps had; open it to see where it was not',
  },
  duty: { unreadable: 'The roster cannot be read' },
  why: { open: 'Is it watched?', title: '{{room}}: how it is watched', full: 'Open its page' },
  bulk: {
    assign: 'Assign all',
    assignHint: 'All {{count}} go to the same person; each is written into its own history.',
  },
  views: {
    title: 'Filter rooms and leads',
    text: 'Title or institution',
    region: 'Region',
    platform: 'Platform',
    platforms: {
      own: 'this machine and media servers of our own',
      'odd-host': 'hosts that cannot be one',
    },
    tag: 'Tag',
    any: 'All',
    saved: 'My views',
    none: 'None',
    save: 'Save these filters',
    name: 'Name of the view',
    saveNow: 'Save',
    remove: 'Remove the view',
    filtered: '{{shown}} of {{all}} rooms shown',
    hiddenLeads: '{{count}} leads under way lie outside the filter',
    showAll: 'Show all',
    empty: 'No room fits the filters',
  },
  notices: {
    on: 'Desktop notifications on',
    off: 'Desktop notifications off',
    turnOn: 'Turn desktop notifications on',
    turnOff: 'Turn desktop notifications off',
    denied:
      'The browser refuses desktop notifications: allow them in the site settings of the address bar',
    unsupported: 'This browser has no desktop notifications',
    lead: 'A new lead',
    cameBack: 'On air again after a cut',
    body: 'Look at the duty wall.',
  },
}
