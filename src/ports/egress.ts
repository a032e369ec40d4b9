import type { UnseenReason } from '../core/patrol/unseen-reason.ts'

/** Why nothing was fetched. */
export type EgressRefusal = {
  readonly kind: 'refusal'
  readonly reason: Extract<
    UnseenReason,
    'refused' | 'timeout' | 'dns' | 'tls' | 'redirect-loop' | 'blocked-address' | 'bad-address'
  >
  /** Technical, short, without secrets. */
  readonly detail: string
}

/** A host that was resolved, found permitted, and is to be reached at exactly this address. */
export type PinnedAddress = {
  readonly kind: 'pinned'
  readonly host: string
  readonly address: string
  readonly family: 4 | 6
}

/** An HTTP answer whose body has not been read yet. */
export type HttpAnswer = {
  readonly kind: 'answer'
  /** Final address after redirects. */
  readonly url: string
  readonly status: number
  /** Lower case, without parameters; empty when the server named none. */
  readonly contentType: string
  /** How long the server asks to be left alone (`Retry-After`, RFC 9110 §10.2.3). */
  readonly retryAfterSeconds?: number
  /** Size of the whole resource as the server says it (also when it sends a range); left out when it says none. */
  readonly totalBytes?: number
  /** Rejects when the signal aborts or the connection breaks. Leaving the loop early hangs up. */
  readonly body: AsyncIterable<Uint8Array>
  /** A content coding that nobody here undoes; the body is as it came. Codings that are known are undone. */
  readonly encoding?: string
  /** All that came, lower-case names; of a header that came twice the first. */
  readonly headers?: Readonly<Record<string, string>>
  /** Hangs up without reading. Safe to call at any time. */
  discard(): void
}

export type HttpRequest = {
  readonly signal: AbortSignal
  /** First and last byte, both included (RFC 9110 §14.1.2). */
  readonly range?: { readonly from: number; readonly to: number }
}

/** A cookie as a browser keeps it. */
export type PageCookie = {
  readonly name: string
  readonly value: string
  readonly domain: string
  readonly path: string
  readonly secure: boolean
  /** For its own host only, not for those below it. */
  readonly hostOnly: boolean
}

/**
 * What a page's browser sends with its requests, to be sent with ours. Functions, so that what is written into a log
 * or kept beside a visit never holds it: tokens and cookies are secrets of the page.
 */
export type PagePass = {
  /** Of what the browser sent to the host of this address only, or of what it tells every host. */
  headersFor(url: string): Readonly<Record<string, string>>
  cookies(): readonly PageCookie[]
}

export type HttpPost = {
  readonly body: string | Uint8Array
  /** JSON when left out. */
  readonly contentType?: string
  /** Bearer token; `null` for none. */
  readonly token: string | null
  /** Further headers, of a protocol's own (signatures). */
  readonly headers?: Readonly<Record<string, string>>
  readonly signal: AbortSignal
}

/** Bytes to and from an address the guard has pinned. */
export type Connection = {
  readonly kind: 'connection'
  /** Can be gone through once. Rejects when the signal aborts or the line breaks; ends when the server hangs up. */
  readonly bytes: AsyncIterable<Uint8Array>
  write(bytes: Uint8Array): void
  /** Hangs up at once. Safe to call at any time. */
  close(): void
}

/**
 * The one place that decides what may be fetched. Names are resolved once, checked, and connected to as checked,
 * for the first address and for every redirect.
 */
export interface Egress {
  /** For programs that connect by themselves (RTMP): hand them `address`, never the name. */
  check(url: string): Promise<PinnedAddress | EgressRefusal>
  /** GET over http or https. Never throws for what a server does. */
  get(url: string, request: HttpRequest): Promise<HttpAnswer | EgressRefusal>
  /**
   * The same guard for one look: cookies that a server sets are kept and brought back to its site until the look is
   * over, and a page's pass is shown to the hosts it belongs to.
   */
  browse(pass?: PagePass): Egress
  /** POST over http or https, of JSON mostly; asks for JSON, follows no redirect. Never throws for what a server does. */
  post(url: string, request: HttpPost): Promise<HttpAnswer | EgressRefusal>
  /**
   * A connection for rtmp, rtmps, rtsp and rtsps addresses; the last letter asks for TLS, with the host's own name and a
   * certificate that holds for it. An address with a user name or password is refused. Never throws.
   */
  connect(
    url: string,
    request: { readonly signal: AbortSignal },
  ): Promise<Connection | EgressRefusal>
  /** Address of the local HTTP proxy that lets the same through; for ffmpeg and the browser. Started on first use. */
  proxyUrl(): Promise<string>
  close(): Promise<void>
}
