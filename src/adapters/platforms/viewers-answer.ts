import { z } from 'zod'

const count = z.number().int().nonnegative().nullable()

/**
 * How many watch, as a platform tells. Nothing else hangs on it: an odd number, or none, is unknown (`null`), and never a
 * reason not to read who publishes.
 */
export const viewersAnswer = count.default(null).catch(null)

/** The same of a platform that writes its numbers as texts, too. */
export const viewersText = z
  .union([
    z
      .string()
      .regex(/^\d{1,12}$/)
      .transform(Number),
    count,
  ])
  .default(null)
  .catch(null)

/** Of several counts; unknown as soon as one of them is. */
export const sumOfViewers = (counts: readonly (number | null)[]): number | null =>
  counts.reduce((sum, one) => (sum === null || one === null ? null : sum + one), 0 as number | null)
