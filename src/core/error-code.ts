/** The name that the system gave a failed call (`ENOENT`, errno(3)); `null` where `error` has none. */
export const errorCode = (error: unknown): string | null =>
  error instanceof Error && 'code' in error ? String(error.code) : null
