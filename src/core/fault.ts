/**
 * Expected trouble, as a value. The set is closed: each code has a section in docs/errors.md (a test compares them)
 * and one HTTP status in adapters/http. An exception, by contrast, is a bug.
 */
export const FAULT_CODES = [
  'bad-request',
  'not-signed-in',
  'wrong-credentials',
  'not-allowed',
  'sign-in-unfinished',
  'second-factor-needed',
  'identity-provider-away',
  'not-found',
  'conflict',
  'overtaken',
  'idempotency-mismatch',
  'too-many-requests',
  'took-too-long',
  'wrong-state',
  'no-cut-target',
  'cut-cannot',
  'cut-target-changed',
  'cut-hits-elsewhere',
  'approval-expired',
  'fuse-blown',
  'cut-refused',
  'cut-unreachable',
  'letter-closed',
  'letter-measure-unfit',
  'appeal-late',
  'evidence-missing',
  'evidence-altered',
  'evidence-away',
  'setting-invalid',
  'setting-unknown',
  'schedule-invalid',
  'lexicon-invalid',
  'data-folder-in-use',
  'database-unreachable',
  'database-not-permitted',
  'ffmpeg-missing',
  'browser-missing',
  'recogniser-missing',
  'port-in-use',
  'internal',
] as const
export type FaultCode = (typeof FAULT_CODES)[number]

export type Fault = {
  readonly code: FaultCode
  /** A sentence for people, Chinese first then English, that says what to change; a line each where several are told. */
  readonly message: string
  /** The field, file or line at fault, when there is one. */
  readonly where?: string
}

export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly fault: Fault }

export const succeed = <T>(value: T): Result<T> => ({ ok: true, value })

export const fail = (code: FaultCode, message: string, where?: string): Result<never> => ({
  ok: false,
  fault: where === undefined ? { code, message } : { code, message, where },
})

/** One fault that tells several, a line each; its code and place are those of the first. */
export function failAll(faults: readonly [Fault, ...Fault[]]): Result<never> {
  const [{ code, where }] = faults
  const messages = new Set(faults.map(({ message }) => message))
  return fail(code, [...messages].join('\n'), where)
}

type Values<T> = { readonly [K in keyof T]: T[K] extends Result<infer Value> ? Value : never }

/** What each check gave, or one fault that tells all that went wrong (as `failAll`): no fault hides another. */
export function allOf<const T extends Readonly<Record<string, Result<unknown>>>>(
  results: T,
): Result<Values<T>> {
  const [first, ...more] = Object.values(results).flatMap((one) => (one.ok ? [] : [one.fault]))
  if (first !== undefined) return failAll([first, ...more])
  const values = Object.entries(results).map(([name, one]) => [name, one.ok ? one.value : null])
  return succeed(Object.fromEntries(values) as Values<T>)
}
