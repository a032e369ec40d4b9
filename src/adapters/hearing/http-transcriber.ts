import { SAMPLE_RATE } from '../../core/hearing/sound.ts'
import { noTranscript, type Transcript } from '../../core/hearing/transcript.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Egress, EgressRefusal, HttpAnswer } from '../../ports/egress.ts'
import type { Transcriber } from '../../ports/hearing/transcriber.ts'
import { multipart } from './multipart.ts'
import { transcriptIn } from './transcription-answer.ts'
import { wavOf } from './wav.ts'

export type HttpTranscriberNeeds = {
  /** Base address of the API, e.g. `http://10.0.0.9:8000/v1`. */
  readonly url: string
  readonly model: string
  /** ISO 639-1, told to the server; `null`: it finds out by itself. */
  readonly language: string | null
  /** `null` for none. Goes into the request and nowhere else. */
  readonly key: string | null
  readonly egress: Pick<Egress, 'post'>
  readonly clock: Clock
}

const LONGEST_ANSWER = 1_048_576
/** Two minutes as WAV: 3.8 MB. */
const LONGEST_SECONDS = 120

/** `null`: longer than a transcript can be. */
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

function refused({ reason, detail }: EgressRefusal): Transcript {
  if (reason === 'blocked-address' || reason === 'bad-address') {
    return noTranscript('blocked-address', detail)
  }
  return noTranscript(reason === 'timeout' ? 'timeout' : 'unreachable', detail)
}

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
  const { model, language, key, egress, clock } = needs
  const url = `${needs.url.replace(/\/+$/, '')}/audio/transcriptions`

  const ask = async (samples: Float32Array, signal: AbortSignal): Promise<Transcript> => {
    const file = { name: 'sound.wav', type: 'audio/wav', bytes: wavOf(samples) }
    const fields = {
      model,
      response_format: 'verbose_json',
      temperature: '0',
      ...(language === null ? {} : { language }),
    }
    const form = multipart(fields, file)
    const answer = await egress.post(url, { ...form, token: key, signal })
    if (answer.kind === 'refusal') return refused(answer)
    try {
      const said = ofStatus(answer)
      if (said !== null) return said
      const text = await readBody(answer)
      return text === null
        ? noTranscript('bad-answer', 'longer than a transcript')
        : transcriptIn(text, samples.length / SAMPLE_RATE)
    } catch (error) {
      return signal.aborted
        ? noTranscript('timeout', 'no whole answer within the budget')
        : noTranscript('unreachable', String(error))
    } finally {
      answer.discard()
    }
  }

  return {
    engine: `audio/transcriptions ${model}`,
    async transcribe(samples, { budget, signal }) {
      if (samples.length > LONGEST_SECONDS * SAMPLE_RATE) {
        return noTranscript('too-long', `more than ${LONGEST_SECONDS} s`)
      }
      const over = new AbortController()
      const done = new AbortController()
      void clock.sleep(budget, done.signal).then(() => {
        if (!done.signal.aborted) over.abort()
      })
      const signals = signal === undefined ? [over.signal] : [over.signal, signal]
      try {
        return await ask(samples, AbortSignal.any(signals))
      } finally {
        done.abort()
      }
    },
    close: async () => {},
  }
}
