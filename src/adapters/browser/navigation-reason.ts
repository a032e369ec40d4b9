import type { UnseenReason } from '../../core/patrol/unseen-reason.ts'

const REASONS: readonly (readonly [RegExp, UnseenReason])[] = [
  [/ERR_NAME_NOT_RESOLVED|ERR_NAME_RESOLUTION/, 'dns'],
  [/ERR_TOO_MANY_REDIRECTS/, 'redirect-loop'],
  [/ERR_CERT_|ERR_SSL_|ERR_BAD_SSL/, 'tls'],
  [/ERR_TIMED_OUT|ERR_CONNECTION_TIMED_OUT|TimeoutError|Navigation timeout/, 'timeout'],
  [/ERR_INVALID_URL|ERR_UNKNOWN_URL_SCHEME|Cannot navigate to invalid/, 'bad-address'],
  [/ERR_EMPTY_RESPONSE/, 'empty'],
  // Headers came, then a body that is no page: the browser would download it.
  [/ERR_ABORTED/, 'not-media'],
  [/ERR_[A-Z_]*(CONNECTION|TUNNEL|PROXY|ADDRESS|SOCKET)/, 'refused'],
  [/ERR_/, 'refused'],
]

/** Names a failed navigation by Chromium's `net::ERR_…` code; everything else is the browser's own failure. */
export function reasonOfNavigation(error: unknown): UnseenReason {
  const text = error instanceof Error ? `${error.name} ${error.message}` : String(error)
  return REASONS.find(([pattern]) => pattern.test(text))?.[1] ?? 'browser-failed'
}

const PROXY_REASONS: readonly UnseenReason[] = [
  'refused',
  'timeout',
  'dns',
  'tls',
  'blocked-address',
  'bad-address',
]

/** What the filtering proxy said in its own answer; `null` when the answer is the site's. */
export const reasonOfProxy = (header: string | undefined): UnseenReason | null =>
  PROXY_REASONS.find((reason) => reason === header) ?? null

/** What the status of the page itself says. */
export function reasonOfStatus(status: number): UnseenReason | null {
  if (status === 451) return 'geo-blocked'
  if (status === 401) return 'login-wall'
  if (status === 429) return 'risk-control'
  if (status >= 500) return 'http-5xx'
  return status >= 400 ? 'http-4xx' : null
}
