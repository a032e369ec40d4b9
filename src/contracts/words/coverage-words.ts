/** States of the ledger. `missed`: a sweep had the room, and nobody looked. */
export const COVERAGE_STATES = [
  'seen-clean',
  'seen-suspect',
  'unseen',
  'off-air',
  'missed',
] as const
