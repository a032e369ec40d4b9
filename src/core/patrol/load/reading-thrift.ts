/** With what less a picture is read, mildest first; each includes the one before it. Named as the rungs of load. */
export const READING_THRIFTS = ['smaller-pictures', 'fewer-lines'] as const
export type ReadingThrift = (typeof READING_THRIFTS)[number]

const weightOf = (thrift: ReadingThrift | null): number =>
  thrift === null ? 0 : READING_THRIFTS.indexOf(thrift) + 1

/** What was read with `less` was read with less than `thrift` asks for now: it is to be read again. */
export const owesReading = (less: ReadingThrift | null, thrift: ReadingThrift | null): boolean =>
  weightOf(less) > weightOf(thrift)
