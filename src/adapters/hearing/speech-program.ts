import { z } from 'zod'
import { seconds } from '../../core/time/duration.ts'
import type { ReaderProgram } from '../../ports/child-readers.ts'
import { ONNX_ENVIRONMENT } from '../onnx/onnx-runtime.ts'

const share = z.number().min(0).max(1)
const time = z.number().nonnegative()

/** What a process that listened to hostile bytes may answer. */
export const heardAnswer = z.object({
  seconds: time,
  shares: z.object({ speech: share, music: share, silence: share, other: share }),
  speech: z.array(z.object({ start: time, end: time })).readonly(),
})

/** Most of it is what V8 maps for each of its threads; the model takes 20 MB. */
const MEMORY_BYTES = 3 * 1024 ** 3
/** An hour of sound takes 40 s. */
const TIME_LIMIT = seconds(180)
/** The model comes round after each window, and the spectra of an hour take some seconds. */
const BUSY_LIMIT = seconds(30)
const RECYCLE_AFTER = 5_000

/** The process in which sound is weighed. */
export const SPEECH_PROGRAM: ReaderProgram = {
  name: 'silero',
  module: new URL('./speech-process.ts', import.meta.url),
  settings: null,
  environment: ONNX_ENVIRONMENT,
  memoryBytes: MEMORY_BYTES,
  timeLimit: TIME_LIMIT,
  busyLimit: BUSY_LIMIT,
  recycleAfter: RECYCLE_AFTER,
}
