import type { Recognition } from '../../ports/sight/text-recogniser.ts'

/** What the reading of pictures cost and what was saved, counted since the program started. */
export const READING_COUNTS = [
  /** Pictures that were looked at. */
  'pictures',
  /** Of them, shown before and not read again: the picture gate. */
  'unchanged',
  /** Of these, told by a glance: nothing was decoded in its colours. */
  'stood',
  'read',
  /** Read once more without memory, because they may become evidence. */
  'read-afresh',
  /** Read, and nothing stood on them: the detector's time only. */
  'without-text',
  'lines',
  /** Of them, known from an earlier picture of the room. */
  'lines-reused',
  /** Nobody could read them. */
  'unread',
] as const
export type ReadingCount = (typeof READING_COUNTS)[number]

export type ReadingLedger = {
  count(what: ReadingCount, by?: number): void
  counts(): Readonly<Record<ReadingCount, number>>
}

export function createReadingLedger(): ReadingLedger {
  const sums = new Map<ReadingCount, number>(READING_COUNTS.map((what) => [what, 0]))
  return {
    count(what, by = 1) {
      sums.set(what, (sums.get(what) ?? 0) + by)
    },
    counts: () => Object.fromEntries(sums) as Record<ReadingCount, number>,
  }
}

/** A picture that was read. */
export function countReading(readings: ReadingLedger, { lines, linesReused }: Recognition): void {
  readings.count('read')
  readings.count('lines', lines.length)
  readings.count('lines-reused', linesReused)
  if (lines.length === 0) readings.count('without-text')
}
