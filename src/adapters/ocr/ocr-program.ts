import { z } from 'zod'
import { READING_THRIFTS, type ReadingThrift } from '../../core/patrol/load/reading-thrift.ts'
import { seconds } from '../../core/time/duration.ts'
import type { ReaderProgram } from '../../ports/child-readers.ts'
import { ONNX_ENVIRONMENT } from '../onnx/onnx-runtime.ts'

export type OcrSettings = {
  readonly engine: 'paddle' | 'tesseract'
  readonly modelFolder: string | null
  /** Where language data of tesseract is put. */
  readonly dataFolder: string
  readonly recycleAfter: number
}

export type OcrParameters = {
  readonly place: string | null
  readonly thrift: ReadingThrift | null
}

const side = z.number().nonnegative()
const line = z.object({
  text: z.string(),
  confidence: z.number().min(0).max(1),
  box: z.object({ x: z.number(), y: z.number(), width: side, height: side }),
})

/** What a process that read hostile bytes may answer. */
export const ocrAnswer = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('read'),
    lines: z.array(line).readonly(),
    linesReused: z.number().int().nonnegative(),
    less: z.enum(READING_THRIFTS).nullable(),
    unread: z.number().int().nonnegative(),
  }),
  z.object({ kind: z.literal('unreadable') }),
])
export type OcrAnswer = z.infer<typeof ocrAnswer>

/**
 * What the limit counts is more than what is used: V8 maps about 0.65 GB writable for each of its threads. Measured, as
 * it counts: PP-OCR 0.9 GB, with both other scripts 2.1 GB (0.6 GB resident), 0.4 GB more for a picture of 64 megapixels.
 */
const MEMORY_BYTES = 4 * 1024 ** 3
/** No slide takes this long. Engines inside are given less, and are replaced alone. */
const TIME_LIMIT = seconds(60)

/** Measured (tests/bench/reading/reader-turns.ts): 2.2 s for 64 megapixels, else 1.2 s; a whole read takes up to 12 s. */
const BUSY_LIMIT = seconds(10)

/** The process in which pictures are decoded and read. */
export const ocrProgram = (settings: OcrSettings): ReaderProgram => ({
  name: settings.engine,
  module: new URL('./ocr-process.ts', import.meta.url),
  settings,
  environment: ONNX_ENVIRONMENT,
  memoryBytes: MEMORY_BYTES,
  timeLimit: TIME_LIMIT,
  busyLimit: BUSY_LIMIT,
  recycleAfter: settings.recycleAfter,
})
