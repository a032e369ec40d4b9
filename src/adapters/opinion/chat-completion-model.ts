import type { Clock } from '../../ports/clock.ts'
import type { Egress, EgressRefusal, HttpAnswer } from '../../ports/egress.ts'
import type { SecondOpinionModel } from '../../ports/second-opinion.ts'
import { noOpinion, opinionIn } from './opinion-answer.ts'
import { opinionRequest } from './opinion-request.ts'

export type ChatCompletionNeeds = {
  /** Base address of the API, e.g. `http://10.0.0.9:8000/v1`. */
  readonly url: string
  readonly model: string
  readonly key: string | null
  readonly egress: Pick<Egress, 'post'>
  readonly clock: Clock
}

const LONGEST_ANSWER = 262_144

/** `null`: longer than an opinion can be. */
async function readBody(answer: HttpAnswer): Promise<string | null> {
  const parts: Uint8Array[] = []
  let bytes = 0
  for await (const part of answer.body) {
    bytes += part.byteLength
    if (bytes > LONGEST_ANSWER) return null
    parts.push(part)
  }
  return Buffer.concat(parts).toString('utf8')
}

function refused({ reason, detail }: EgressRefusal) {
  if (reason === 'blocked-address' || reason === 'bad-address') {
    return noOpinion('blocked-address', detail)
  }
  return noOpinion(reason === 'timeout' ? 'timeout' : 'unreachable', detail)
}

/** Any endpoint that speaks OpenAI's chat completions with pictures (vLLM, Ollama, llama.cpp, a service). */
export function createChatCompletionModel(needs: ChatCompletionNeeds): SecondOpinionModel {
  const { model, key, egress, clock } = needs
  const url = `${needs.url.replace(/\/+$/, '')}/chat/completions`
  const within = async (picture: Uint8Array, signal: AbortSignal) => {
    const body = opinionRequest(model, picture)
    const answer = await egress.post(url, { body, token: key, signal })
    if (answer.kind === 'refusal') return refused(answer)
    try {
      if (answer.status !== 200) return noOpinion('refused', `HTTP ${answer.status}`)
      const text = await readBody(answer)
      return text === null ? noOpinion('bad-answer', 'longer than an opinion') : opinionIn(text)
    } catch (error) {
      return signal.aborted
        ? noOpinion('timeout', 'no whole answer within the budget')
        : noOpinion('unreachable', String(error))
    } finally {
      answer.discard()
    }
  }
  return {
    model,
    async ask(picture, { budget, signal }) {
      const over = new AbortController()
      const done = new AbortController()
      void clock.sleep(budget, done.signal).then(() => {
        if (!done.signal.aborted) over.abort()
      })
      const signals = signal === undefined ? [over.signal] : [over.signal, signal]
      try {
        return await within(picture, AbortSignal.any(signals))
      } finally {
        done.abort()
      }
    },
  }
}
