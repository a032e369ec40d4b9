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
  record: {
    title: 'What is on record of the institution',
    count: '{{count}} leads.',
    all: 'All {{count}} leads of the institution',
    noOthers: 'No other leads.',
    noCards: 'No cards.',
    expired: 'counted until {{until}}, no longer',
    appeals: 'Appeals',
  },
  alike: {
    title: 'The same pictures in other rooms',
    hint: 'By the prints of pictures that are kept, 90 days back. One or two may be a title or a waiting slide: whether it is the same lesson, the pictures say.',
    nowhere:
      '{{count}} different pictures were looked for: none was in another room within 90 days.',
    nothingKept: 'No picture was kept that could be known again, so none could be looked for.',
    pictures: '{{count}} of {{of}} pictures are the same',
    same: 'the same institution',
    other: 'another institution',
    leads: 'Leads of that room',
  },
}
