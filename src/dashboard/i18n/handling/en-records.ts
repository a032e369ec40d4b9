import type { SameShape } from '../same-shape.ts'
import type { zhRecords } from './zh-records.ts'

export const enRecords: SameShape<typeof zhRecords> = {
  title: 'Violations',
  status: 'Status',
  ongoing: 'Going on',
  ongoingYes: 'going on',
  ongoingNo: 'ended',
  rule: 'Rule',
  subject: 'Subject',
  room: 'Room',
  from: 'From',
  to: 'To',
  any: 'any',
  clear: 'Clear filters',
  empty: 'No violation matches',
  emptyHint: 'No record is not the same as no violation: see the coverage ledger for unseen time.',
  more: 'Load more',
  end: 'No more',
  count: '{{count}} shown',
  when: 'Started',
  duration: 'Duration',
  cut: 'Cut',
}
