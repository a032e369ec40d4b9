import type { ChannelSecrets } from '../../core/alerts/channel.ts'
import type { SendOutcome } from '../../core/alerts/delivery.ts'
import { plainLine } from '../../core/alerts/plain-text.ts'
import { type Duration, seconds } from '../../core/time/duration.ts'
import { type AskingNeeds, askEndpoint, type NoAnswerReason } from '../asking/ask-endpoint.ts'

/** Shorter than the lease of an attempt. */
const BUDGET = seconds(10)
const LONGEST_ANSWER = 64 * 1024
const LONGEST_DETAIL = 160

export type Posted = {
  readonly url: string
  readonly body: string | Uint8Array
  readonly contentType?: string
  readonly headers?: Readonly<Record<string, string>>
}

export type PostedAnswer = { readonly status: number; readonly body: string }

/** Parts of an address by which whoever knows them may write to it. */
function partsOf(url: string): readonly string[] {
  const parsed = URL.parse(url)
  if (parsed === null) return [url]
  const { pathname, searchParams } = parsed
  return [url, ...pathname.split('/'), ...searchParams.values()]
}

/** Short enough to be a word like `robot`. */
const NO_SECRET = 8

/** What another side says, as one short line; it may say back to us what we showed it. */
export function toldDetail(text: string, secrets: ChannelSecrets): string {
  const { url, signingSecret, password } = secrets
  const hidden = [...(url === undefined ? [] : partsOf(url)), signingSecret, password]
    .filter((part) => part !== undefined)
    .filter((part) => part.length >= NO_SECRET || part === password)
    .filter((part) => part !== '')
    .toSorted((a, b) => b.length - a.length)
  const safe = hidden.reduce((left, part) => left.replaceAll(part, '***'), text)
  return plainLine(safe, LONGEST_DETAIL)
}

export const failed = (code: string, detail: string, again = true): SendOutcome => ({
  kind: 'failed',
  problem: { code, detail },
  again,
})

const afterOf = (seconds_: number | undefined): { readonly after?: Duration } =>
  seconds_ === undefined ? {} : { after: seconds(seconds_) }

/** Statuses that no repetition changes: the receiver is gone for good (Standard Webhooks: 410 ends the subscription). */
const GONE = 410

/** Posts it once; `judge` reads what a 2xx answers. */
export async function postMessage(
  needs: AskingNeeds,
  { url, body, contentType, headers }: Posted,
  secrets: ChannelSecrets,
  judge: (answer: PostedAnswer) => SendOutcome,
): Promise<SendOutcome> {
  let status = 0
  let after: { readonly after?: Duration } = {}
  const question = {
    url,
    body,
    token: null,
    longestAnswer: LONGEST_ANSWER,
    ...(contentType === undefined ? {} : { contentType }),
    ...(headers === undefined ? {} : { headers }),
  }
  const none = (reason: NoAnswerReason, detail: string): SendOutcome =>
    failed(reason, toldDetail(detail, secrets))
  return await askEndpoint<SendOutcome>(
    needs,
    question,
    {
      ofStatus(answer) {
        status = answer.status
        after = afterOf(answer.retryAfterSeconds)
        return null
      },
      ofBody(text) {
        if (status >= 200 && status < 300) return judge({ status, body: text })
        const outcome = failed(`http ${status}`, toldDetail(text, secrets), status !== GONE)
        return { ...outcome, ...after }
      },
      none,
    },
    { budget: BUDGET },
  )
}
