/** With what less pictures are read while the patrol does not keep up, mildest first. */
export const READING_THRIFTS = ['smaller-pictures', 'fewer-lines'] as const

/** States of the ledger. `seen-partly`: clean as far as it was read, with less. `missed`: a sweep had the room, and nobody looked. */
export const COVERAGE_STATES = [
  'seen-clean',
  'seen-partly',
  'seen-suspect',
  'unseen',
  'off-air',
  'missed',
] as const

/** What the patrol knows of a stretch of a room's time. */
export const WATCH_KINDS = [
  'looked',
  'looked-partly',
  'unseen',
  'off-air',
  'missed',
  'unwatched',
  'ahead',
] as const
