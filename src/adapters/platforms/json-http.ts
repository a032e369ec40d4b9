import type { Duration } from '../../core/time/duration.ts'
import { type Fetch, parsed, readLimited, reasonOf } from './http-answer.ts'

export type JsonAnswer =
  | { readonly kind: 'answered'; readonly status: number; readonly body: unknown }
  | { readonly kind: 'unreachable'; readonly detail: string }

export type TextAnswer =
  | { readonly kind: 'answered'; readonly status: number; readonly text: string }
  | { readonly kind: 'unreachable'; readonly detail: string }

export type JsonRequest = {
  readonly method: 'GET' | 'POST' | 'DELETE'
  readonly url: string
  /** Bearer token. */
  readonly token?: string
  /** The whole `Authorization` header, for servers that want no bearer token. */
  readonly authorization?: string
  /** The connection is used for this request alone. */
  readonly closes?: boolean
  readonly body?: unknown
  /** Left out: a megabyte. */
  readonly maximumBytes?: number
}

export type JsonHttpSettings = { readonly fetch: Fetch; readonly timeLimit: Duration }

/** A server that sends more than this is not the one we mean. */
const MAXIMUM_ANSWER_BYTES = 1_000_000

const headersOf = ({
  token,
  authorization,
  closes = false,
  body,
}: JsonRequest): Record<string, string> => ({
  accept: 'application/json, */*;q=0.5',
  ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
  ...(authorization === undefined ? {} : { authorization }),
  ...(closes ? { connection: 'close' } : {}),
  ...(body === undefined ? {} : { 'content-type': 'application/json' }),
})

/**
 * One request within a time limit. Follows no redirect (it would carry the token elsewhere) and never throws for what
 * a server does.
 */
export async function requestText(
  { fetch, timeLimit }: JsonHttpSettings,
  request: JsonRequest,
): Promise<TextAnswer> {
  try {
    const response = await fetch(request.url, {
      method: request.method,
      redirect: 'error',
      signal: AbortSignal.timeout(timeLimit),
      headers: headersOf(request),
      ...(request.body === undefined ? {} : { body: JSON.stringify(request.body) }),
    })
    return {
      kind: 'answered',
      status: response.status,
      text: await readLimited(response.body, request.maximumBytes ?? MAXIMUM_ANSWER_BYTES),
    }
  } catch (error) {
    return { kind: 'unreachable', detail: reasonOf(error) }
  }
}

/** As `requestText`; `body` is `undefined` when it was not JSON. */
export async function requestJson(
  settings: JsonHttpSettings,
  request: JsonRequest,
): Promise<JsonAnswer> {
  const answer = await requestText(settings, request)
  return answer.kind === 'unreachable'
    ? answer
    : { kind: 'answered', status: answer.status, body: parsed(answer.text) }
}
