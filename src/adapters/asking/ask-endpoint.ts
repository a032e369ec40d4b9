import type { Duration } from '../../core/time/duration.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Egress, EgressRefusal, HttpAnswer } from '../../ports/egress.ts'

export type AskingNeeds = {
  readonly egress: Pick<Egress, 'post'>
  readonly clock: Clock
}

export type Question = Omit<Parameters<Egress['post']>[1], 'signal'> & {
  readonly url: string
  /** Bytes of the answer, unpacked; a longer one is not read to its end. */
  readonly longestAnswer: number
}

/** Why there is no answer that could be read. */
export type NoAnswerReason = 'blocked-address' | 'timeout' | 'unreachable' | 'bad-answer'

/** What the adapter makes of each way in which asking may end. */
export type Told<T> = {
  /** What the status alone says; `null`: the body is to be read. */
  ofStatus(answer: HttpAnswer): T | null
  ofBody(body: string): T
  none(reason: NoAnswerReason, detail: string): T
}

/** `null`: longer than `limit`. */
async function readBody({ body }: HttpAnswer, limit: number): Promise<string | null> {
  const parts: Uint8Array[] = []
  let bytes = 0
  for await (const part of body) {
    bytes += part.byteLength
    if (bytes > limit) return null
    parts.push(part)
  }
  return Buffer.concat(parts).toString('utf8')
}

function reasonOf({ reason }: EgressRefusal): NoAnswerReason {
  if (reason === 'blocked-address' || reason === 'bad-address') return 'blocked-address'
  return reason === 'timeout' ? 'timeout' : 'unreachable'
}

async function askOnce<T>(
  egress: Pick<Egress, 'post'>,
  { url, longestAnswer, ...request }: Question,
  told: Told<T>,
  signal: AbortSignal,
): Promise<T> {
  const answer = await egress.post(url, { ...request, signal })
  if (answer.kind === 'refusal') return told.none(reasonOf(answer), answer.detail)
  try {
    const said = told.ofStatus(answer)
    if (said !== null) return said
    const body = await readBody(answer, longestAnswer)
    return body === null
      ? told.none('bad-answer', `longer than ${longestAnswer} bytes`)
      : told.ofBody(body)
  } catch (error) {
    return signal.aborted
      ? told.none('timeout', 'no whole answer within the budget')
      : told.none('unreachable', String(error))
  } finally {
    answer.discard()
  }
}

/** One question to an endpoint of the department's own, bounded in time and in bytes. Never rejects for what it does. */
export async function askEndpoint<T>(
  { egress, clock }: AskingNeeds,
  question: Question,
  told: Told<T>,
  { budget, signal }: { readonly budget: Duration; readonly signal?: AbortSignal },
): Promise<T> {
  const over = new AbortController()
  const done = new AbortController()
  void clock.sleep(budget, done.signal).then(() => {
    if (!done.signal.aborted) over.abort()
  })
  const signals = signal === undefined ? [over.signal] : [over.signal, signal]
  try {
    return await askOnce(egress, question, told, AbortSignal.any(signals))
  } finally {
    done.abort()
  }
}
