import type { SameShape } from './same-shape.ts'
import type { zhNodes } from './zh-nodes.ts'

/** As `zhNodes`. */
export const enNodes: SameShape<typeof zhNodes> = {
  title: 'Processes',
  lead: 'Each says about every ten seconds that it is there; silent for forty-five it is gone, and forgotten after a day. One that was stopped is not listed.',
  empty: 'Nobody knows at present which processes there are (the database cannot be read).',
  stages: 'Who does what',
  stage: 'Stage',
  takenBy: 'Taken by',
  underWay: 'Under way / at most',
  untaken: 'nobody',
  processes: 'processes: {{count}}',
  takes: 'Takes (at once, at most):',
  rooms: 'watches {{count}} rooms (at most {{most}})',
  memory: '{{count}} MB of memory',
  decoder: 'Decoder',
  browser: 'Browser',
  readers: 'Readers',
  ears: 'Ears',
  can: { yes: 'works', no: 'does not work', unknown: 'not tried yet' },
  looksAtNothing: 'Looks at no rooms',
  versionUnknown: 'version unknown',
  gone: 'Gone',
  seen: 'seen {{age}} ago',
  since: 'since',
  stageName: {
    plan: 'plan',
    probe: 'probe',
    watch: 'watch',
    record: 'record',
    alert: 'alert',
    cut: 'cut',
    prove: 'prove',
    hold: 'hold',
  },
}
