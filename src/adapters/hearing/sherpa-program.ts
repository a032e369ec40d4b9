import { z } from 'zod'
import { LONGEST_TRANSCRIPT, spokenText } from '../../core/hearing/transcript.ts'
import { seconds } from '../../core/time/duration.ts'
import type { ReaderProgram } from '../../ports/child-readers.ts'
import { ONNX_ENVIRONMENT } from '../onnx/onnx-runtime.ts'
import type { SpeechModelFiles } from './speech-models.ts'

/** What a process that listened to hostile bytes may answer. */
export const sherpaAnswer = z.object({
  text: z.string().max(LONGEST_TRANSCRIPT).transform(spokenText),
  language: z.string().max(40).transform(spokenText).nullable(),
  confidence: z.number().min(0).max(1).nullable(),
})
export type SherpaAnswer = z.infer<typeof sherpaAnswer>

/** The largest of these models takes 1.6 GB; V8 maps 0.65 GB for each of its threads besides. */
const MEMORY_BYTES = 6 * 1024 ** 3

/** The process in which speech is turned into text by a model of the department's own. */
export const sherpaProgram = (model: SpeechModelFiles): ReaderProgram => ({
  name: 'sherpa',
  module: new URL('./sherpa-process.ts', import.meta.url),
  settings: model,
  environment: ONNX_ENVIRONMENT,
  memoryBytes: MEMORY_BYTES,
  timeLimit: seconds(120),
  recycleAfter: 2_000,
})
