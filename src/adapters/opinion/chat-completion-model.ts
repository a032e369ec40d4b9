import type { OpinionAnswer } from '../../core/detection/second-opinion.ts'
import type { SecondOpinionModel } from '../../ports/second-opinion.ts'
import { type AskingNeeds, askEndpoint, type Told } from '../asking/ask-endpoint.ts'
import { noOpinion, opinionIn } from './opinion-answer.ts'
import { opinionRequest } from './opinion-request.ts'

export type ChatCompletionNeeds = AskingNeeds & {
  /** Base address of the API, e.g. `http://10.0.0.9:8000/v1`. */
  readonly url: string
  readonly model: string
  readonly key: string | null
}

const LONGEST_ANSWER = 262_144

const TOLD: Told<OpinionAnswer> = {
  ofStatus: ({ status }) => (status === 200 ? null : noOpinion('refused', `HTTP ${status}`)),
  ofBody: opinionIn,
  none: noOpinion,
}

/** Any endpoint that speaks OpenAI's chat completions with pictures (vLLM, Ollama, llama.cpp, a service). */
export function createChatCompletionModel(needs: ChatCompletionNeeds): SecondOpinionModel {
  const { model, key } = needs
  const url = `${needs.url.replace(/\/+$/, '')}/chat/completions`
  return {
    model,
    ask(picture, options) {
      const body = opinionRequest(model, picture)
      const question = { url, longestAnswer: LONGEST_ANSWER, body, token: key }
      return askEndpoint(needs, question, TOLD, options)
    },
  }
}
