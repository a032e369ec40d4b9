import { SAMPLE_RATE } from '../../core/hearing/sound.ts'
import { noTranscript, type Transcript } from '../../core/hearing/transcript.ts'
import type { HttpAnswer } from '../../ports/egress.ts'
import type { Transcriber } from '../../ports/hearing/transcriber.ts'
import { type AskingNeeds, askEndpoint } from '../asking/ask-endpoint.ts'
import { multipart } from './multipart.ts'
import { transcriptIn } from './transcription-answer.ts'
import { wavOf } from './wav.ts'

export type HttpTranscriberNeeds = AskingNeeds & {
  /** Base address of the API, e.g. `http://10.0.0.9:8000/v1`. */
  readonly url: string
  readonly model: string
  /** ISO 639-1, told to the server; `null`: it finds out by itself. */
  readonly language: string | null
  /** `null` for none. Goes into the request and nowhere else. */
  readonly key: string | null
}

const LONGEST_ANSWER = 1_048_576
/** Two minutes as WAV: 3.8 MB. */
const LONGEST_SECONDS = 120

function ofStatus({ status, retryAfterSeconds }: HttpAnswer): Transcript | null {
  const detail = `HTTP ${status}`
  if (status === 200) return null
  if (status === 401 || status === 403) return noTranscript('not-allowed', detail)
  if (status === 429) return noTranscript('too-many', detail, retryAfterSeconds)
  return status >= 500
    ? noTranscript('server-failed', detail, retryAfterSeconds)
    : noTranscript('refused', detail)
}

/** Any server of `POST /audio/transcriptions` (OpenAI's interface; vLLM, faster-whisper, FunASR, a service). */
export function createHttpTranscriber(needs: HttpTranscriberNeeds): Transcriber {
  const { model, language, key } = needs
  const url = `${needs.url.replace(/\/+$/, '')}/audio/transcriptions`
  const fields = {
    model,
    response_format: 'verbose_json',
    temperature: '0',
    ...(language === null ? {} : { language }),
  }
  return {
    engine: `audio/transcriptions ${model}`,
    async transcribe(samples, options) {
      if (samples.length > LONGEST_SECONDS * SAMPLE_RATE) {
        return noTranscript('too-long', `more than ${LONGEST_SECONDS} s`)
      }
      const file = { name: 'sound.wav', type: 'audio/wav', bytes: wavOf(samples) }
      const form = multipart(fields, file)
      const question = { url, longestAnswer: LONGEST_ANSWER, ...form, token: key }
      const ofBody = (body: string) => transcriptIn(body, samples.length / SAMPLE_RATE)
      return await askEndpoint(needs, question, { ofStatus, ofBody, none: noTranscript }, options)
    },
    close: async () => {},
  }
}
