import { AsyncLocalStorage } from 'node:async_hooks'
import { Response } from 'undici'
import { maskSecrets } from '../../core/cuts/proof/mask-secrets.ts'
import { type RawAnswer, withoutLooseEnd } from '../../core/cuts/proof/raw-answer.ts'
import { type Fetch, reasonOf } from './http-answer.ts'

export type AnswerWitness = {
  /** What platforms are asked with: each answer is passed on as it comes. */
  readonly fetch: Fetch
  /** Hands over whatever `asking` was answered, as far as it was read, once it is over. */
  hearing<T>(asking: () => Promise<T>, onAnswer: (answer: RawAnswer) => void): Promise<T>
}

type Heard = () => RawAnswer

/** More of an answer is not kept; enough to be masked before it is cut. */
const HEARD_BYTES = 128 * 1_024

/** The answer again, what is read of its body noted on the way. */
function overheard(url: string, response: Response, heard: Heard[]): Response {
  const parts: Uint8Array[] = []
  let bytes = 0
  const head = { status: response.status, headers: Object.fromEntries(response.headers) }
  heard.push(() => {
    const body = Buffer.concat(parts).toString('utf8')
    const atMost = bytes > HEARD_BYTES ? body.length - 1 : body.length
    return { kind: 'words', url, head, body: withoutLooseEnd(body, atMost) }
  })
  if (response.body === null) return response
  const noted = response.body.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(part, controller) {
        if (bytes < HEARD_BYTES) parts.push(part)
        bytes += part.byteLength
        controller.enqueue(part)
      },
    }),
  )
  return new Response(noted, { status: response.status, headers: response.headers })
}

/**
 * Lets whoever proves a cut keep what a platform answered word for word, without any adapter doing something for it.
 * Questions that nobody hears go by untouched. `secrets`: keys that we hold, which no file may show.
 */
export function createAnswerWitness(ask: Fetch, secrets: readonly string[]): AnswerWitness {
  const listening = new AsyncLocalStorage<Heard[]>()
  const masked = (answer: RawAnswer): RawAnswer => {
    if (answer.kind === 'words') return { ...answer, body: maskSecrets(answer.body, secrets) }
    return answer.kind === 'none'
      ? { ...answer, words: maskSecrets(answer.words, secrets) }
      : answer
  }
  return {
    fetch: async (input, init) => {
      const heard = listening.getStore()
      if (heard === undefined) return await ask(input, init)
      const url = maskSecrets(String(input), secrets)
      try {
        return overheard(url, await ask(input, init), heard)
      } catch (error) {
        const words = reasonOf(error)
        heard.push(() => ({ kind: 'none', url, head: null, reason: 'no answer', words }))
        throw error
      }
    },
    async hearing(asking, onAnswer) {
      const heard: Heard[] = []
      try {
        return await listening.run(heard, asking)
      } finally {
        for (const answer of heard) onAnswer(masked(answer()))
      }
    },
  }
}
