import type { fetch as undiciFetch } from 'undici'
import type { Duration } from '../../core/time/duration.ts'

/** The part of `fetch` that is used, so that a test can stand in for a broken network. */
export type Fetch = typeof undiciFetch

export type JsonAnswer =
  | { readonly kind: 'answered'; readonly status: number; readonly body: unknown }
  | { readonly kind: 'unreachable'; readonly detail: string }

export type JsonRequest = {
  readonly method: 'GET' | 'POST' | 'DELETE'
  readonly url: string
  /** Bearer token. */
  readonly token?: string
  readonly body?: unknown
}

export type JsonHttpSettings = { readonly fetch: Fetch; readonly timeLimit: Duration }

/** A server that sends more than this is not the one we mean. */
const MAXIMUM_ANSWER_BYTES = 1_000_000

const reasonOf = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error)
  const cause = error.cause instanceof Error ? `: ${error.cause.message}` : ''
  return `${error.message}${cause}`
}

async function readLimited(body: AsyncIterable<Uint8Array> | null): Promise<string> {
  const parts: Uint8Array[] = []
  let bytes = 0
  for await (const part of body ?? []) {
    bytes += part.length
    if (bytes > MAXIMUM_ANSWER_BYTES) throw new Error('the answer is too long')
    parts.push(part)
  }
  return Buffer.concat(parts).toString('utf8')
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/**
 * One JSON request within a time limit. Follows no redirect (it would carry the token elsewhere) and never throws
 * for what a server does: `body` is `undefined` when it was not JSON.
 */
export async function requestJson(
  { fetch, timeLimit }: JsonHttpSettings,
  request: JsonRequest,
): Promise<JsonAnswer> {
  try {
    const response = await fetch(request.url, {
      method: request.method,
      redirect: 'error',
      signal: AbortSignal.timeout(timeLimit),
      headers: {
        accept: 'application/json',
        ...(request.token === undefined ? {} : { authorization: `Bearer ${request.token}` }),
        ...(request.body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(request.body === undefined ? {} : { body: JSON.stringify(request.body) }),
    })
    const text = await readLimited(response.body)
    return { kind: 'answered', status: response.status, body: parsed(text) }
  } catch (error) {
    return { kind: 'unreachable', detail: reasonOf(error) }
  }
}
