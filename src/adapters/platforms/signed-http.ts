import type { Duration } from '../../core/time/duration.ts'
import { type Instant, instantOfEpochMilliseconds } from '../../core/time/instant.ts'
import { type Fetch, parsed, readLimited, reasonOf } from './http-answer.ts'

export type SignedHttp = { readonly fetch: Fetch; readonly timeLimit: Duration }

/** A request whose bytes are signed: it is sent as it stands. */
export type SignedRequest = {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  /** Left out: an empty body, without a type. */
  readonly body?: string
}

export type SignedAnswer =
  | {
      readonly kind: 'answered'
      readonly status: number
      /** `undefined` when it was no JSON. */
      readonly body: unknown
      /** The time on the other side, to the second; `null` when it says none. */
      readonly serverTime: Instant | null
    }
  | { readonly kind: 'unreachable'; readonly detail: string }

/** A page of a list of streams is far smaller. */
const MAXIMUM_ANSWER_BYTES = 8_000_000

function timeOf(date: string | null): Instant | null {
  const at = Date.parse(date ?? '')
  return Number.isNaN(at) ? null : instantOfEpochMilliseconds(at)
}

/** Posts once, within the time limit and without following a redirect. Never throws for what the other side does. */
export async function postSigned(
  { fetch, timeLimit }: SignedHttp,
  { url, headers, body }: SignedRequest,
): Promise<SignedAnswer> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      redirect: 'error',
      signal: AbortSignal.timeout(timeLimit),
      headers: { accept: 'application/json', ...headers },
      ...(body === undefined ? {} : { body }),
    })
    return {
      kind: 'answered',
      status: response.status,
      body: parsed(await readLimited(response.body, MAXIMUM_ANSWER_BYTES)),
      serverTime: timeOf(response.headers.get('date')),
    }
  } catch (error) {
    return { kind: 'unreachable', detail: reasonOf(error) }
  }
}
