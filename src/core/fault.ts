/**
 * Expected trouble, as a value. The set is closed: each code has a section in docs/errors.md (a test compares them)
 * and one HTTP status in adapters/http. An exception, by contrast, is a bug.
 */
export const FAULT_CODES = [
  'bad-request',
  'not-signed-in',
  'wrong-credentials',
  'not-allowed',
  'not-found',
  'conflict',
  'idempotency-mismatch',
  'too-many-requests',
  'took-too-long',
  'wrong-state',
  'no-cut-target',
  'cut-target-changed',
  'cut-refused',
  'cut-unreachable',
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
  /** One sentence for people, Chinese first then English, that says what to change. */
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
