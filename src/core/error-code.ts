/** The name that the system gave a failed call (`ENOENT`, errno(3)); `null` where `error` has none. */
export const errorCode = (error: unknown): string | null =>
  error instanceof Error && 'code' in error ? String(error.code) : null

/**
 * What sort of failure it is, for the log: its name, and the innermost code that it or what caused it has. No message: that
 * of a database error holds what was asked for, and with it what people typed.
 */
export function errorKind(error: unknown): string {
  if (!(error instanceof Error)) return typeof error
  let code: string | null = null
  for (let at: unknown = error; at instanceof Error; at = at.cause) code = errorCode(at) ?? code
  return code === null ? error.name : `${error.name} ${code}`
}

const QUERY = 'Failed query: '
const VALUES = '\nparams: '

/** drizzle ends the message of a failed query in its values: what people typed and what is masked elsewhere. */
export function withoutQueryValues(text: string): string {
  const values = text.includes(QUERY) ? text.indexOf(VALUES) : -1
  return values === -1 ? text : text.slice(0, values)
}
