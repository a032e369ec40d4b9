const MEBIBYTE = 1024 * 1024

/** Of the file system that the data folder lies on. */
export type DataSpace = { readonly freeBytes: number; readonly folder: string }

/**
 * Ours (docs/rules.md §7). Below `stop` the embedded database is only read, as its log and one checkpoint (16 MB each) must always find room:
 * PostgreSQL without room for its log ends itself. It writes again from `resume` on, so that a disk at its edge does not
 * make it come and go. Below `warn` an administrator is told: at the most that a busy patrol writes that is hours.
 */
export const SPACE_BOUNDS = {
  stopBytes: 48 * MEBIBYTE,
  resumeBytes: 64 * MEBIBYTE,
  warnBytes: 1024 * MEBIBYTE,
} as const

/** Whether there is room to write; `before` is what was said last. */
export const hasRoom = (freeBytes: number, before: boolean): boolean =>
  freeBytes >= (before ? SPACE_BOUNDS.stopBytes : SPACE_BOUNDS.resumeBytes)

export const isScarce = (freeBytes: number): boolean => freeBytes < SPACE_BOUNDS.warnBytes

export const inMebibytes = (bytes: number): number => Math.floor(bytes / MEBIBYTE)
