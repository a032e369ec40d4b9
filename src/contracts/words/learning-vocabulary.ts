/** Closed lists of words of labels and second opinions; a unit test keeps them equal to those of the domain. */

/** Why a violation was none. */
export const DISMISS_REASONS = [
  'not-subject',
  'not-k12',
  'wrong-room',
  'permitted-time',
  'recorded-material',
  'technical',
  'other',
] as const

export const LABEL_DECISIONS = ['confirmed', 'dismissed'] as const

/** Why there is no second opinion. */
export const NO_OPINION_REASONS = [
  'budget',
  'busy',
  'timeout',
  'unreachable',
  'blocked-address',
  'refused',
  'bad-answer',
] as const
