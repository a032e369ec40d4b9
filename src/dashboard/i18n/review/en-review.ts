import type { SameShape } from '../same-shape.ts'
import type { zhReview } from './zh-review.ts'

export const enReview: SameShape<typeof zhReview> = {
  day: {
    title: "The room's day",
    alt: 'Axis of {{date}}: {{violations}} leads, {{cuts}} cuts; {{told}}. The table below has it all.',
    lane: {
      law: 'Law',
      air: 'On air',
      watch: 'Patrol',
      teaching: 'Teaching',
      violations: 'Leads',
      cuts: 'Cuts',
    },
    watch: {
      looked: 'looked at',
      'looked-partly': 'looked at with less',
      unseen: 'could not see',
      'off-air': 'off air',
      missed: 'was to be looked at, was not',
      unwatched: 'nobody looked',
      ahead: 'not yet',
    },
    onAir: 'seen on air',
    taught: 'seen to teach',
    thisOne: 'This lead',
    ongoing: 'still going on',
    automatic: 'automatic cut',
    table: 'The axis in words',
    time: 'Time',
    laneHead: 'Lane',
    what: 'What',
    before: 'The day before',
    after: 'The day after',
    today: 'today',
  },
}
