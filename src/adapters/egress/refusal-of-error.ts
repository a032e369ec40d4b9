import type { EgressRefusal } from '../../ports/egress.ts'

/** Carries the guard's refusal through libraries that only know exceptions. */
export class RefusedByGuard extends Error {
  readonly refusal: EgressRefusal
  constructor(refusal: EgressRefusal) {
    super(refusal.detail)
    this.refusal = refusal
  }
}

const CODES: Readonly<Record<string, EgressRefusal['reason']>> = {
  ECONNREFUSED: 'refused',
  ECONNRESET: 'refused',
  EHOSTUNREACH: 'refused',
  ENETUNREACH: 'refused',
  EPIPE: 'refused',
  UND_ERR_SOCKET: 'refused',
  ENOTFOUND: 'dns',
  EAI_AGAIN: 'dns',
  ETIMEDOUT: 'timeout',
  UND_ERR_CONNECT_TIMEOUT: 'timeout',
  UND_ERR_HEADERS_TIMEOUT: 'timeout',
  UND_ERR_BODY_TIMEOUT: 'timeout',
  EPROTO: 'tls',
}

const TLS_CODE = /^(ERR_TLS|ERR_SSL|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_|HOSTNAME_MISMATCH)/

/** Gives a failed exchange its name. A server that talks nonsense counts as one that refuses. */
export function refusalOfError(error: unknown, aborted: boolean): EgressRefusal {
  if (error instanceof RefusedByGuard) return error.refusal
  const cause = error instanceof Error && error.cause instanceof RefusedByGuard ? error.cause : null
  if (cause !== null) return cause.refusal
  const message = error instanceof Error ? error.message : String(error)
  const code =
    error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
  if (aborted) return { kind: 'refusal', reason: 'timeout', detail: 'no answer within the budget' }
  const reason = TLS_CODE.test(code) ? 'tls' : (CODES[code] ?? 'refused')
  return { kind: 'refusal', reason, detail: `${code} ${message}`.trim().slice(0, 200) }
}
