/** Before every number that a row can have and JavaScript can tell from its neighbours. */
export const BEFORE_ALL = Number.MIN_SAFE_INTEGER

/**
 * Whether a walk by number comes on with this row: whoever may insert chooses the number, and one beyond what JavaScript
 * tells apart would be read for ever.
 */
export const comesOn = (before: number, number: number): boolean =>
  number > before && Number.isSafeInteger(number)
