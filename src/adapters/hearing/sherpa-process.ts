import { createRequire } from 'node:module'
import { z } from 'zod'
import { SAMPLE_RATE } from '../../core/hearing/sound.ts'
import { samplesOf } from './samples-bytes.ts'
import { sherpaConfig } from './sherpa-config.ts'
import type { SherpaAnswer } from './sherpa-program.ts'
import type { SpeechModelFiles } from './speech-models.ts'

// What runs in the child process. `sherpa-program.ts` describes it.

type Recogniser = {
  createStream(): { acceptWaveform(wave: { samples: Float32Array; sampleRate: number }): void }
  decode(stream: unknown): void
  getResult(stream: unknown): unknown
}
type Engine = { readonly OfflineRecognizer: new (config: unknown) => Recogniser }

const RESULT = z.object({
  text: z.string(),
  lang: z.string().optional(),
  ys_log_probs: z.array(z.number()).optional(),
})

/** SenseVoice writes `<|zh|>`. */
const languageOf = (lang: string | undefined): string | null =>
  lang?.replaceAll(/[<|>]/g, '') || null

/** Called by the supervisor's side of the process. */
export async function openReader(
  settings: unknown,
): Promise<(bytes: Uint8Array) => Promise<SherpaAnswer>> {
  const { OfflineRecognizer } = createRequire(import.meta.url)('sherpa-onnx-node') as Engine
  const recogniser = new OfflineRecognizer(sherpaConfig(settings as SpeechModelFiles))
  return async (bytes) => {
    const stream = recogniser.createStream()
    stream.acceptWaveform({ samples: samplesOf(bytes), sampleRate: SAMPLE_RATE })
    recogniser.decode(stream)
    const { text, lang, ys_log_probs: logs = [] } = RESULT.parse(recogniser.getResult(stream))
    const mean = logs.reduce((sum, one) => sum + one, 0) / Math.max(1, logs.length)
    return {
      text: text.trim(),
      language: languageOf(lang),
      confidence: logs.length === 0 ? null : Math.min(1, Math.exp(mean)),
    }
  }
}
