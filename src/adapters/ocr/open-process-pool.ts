import type { ChildReaders } from '../../ports/child-readers.ts'
import type { Clock } from '../../ports/clock.ts'
import type { TextRecogniser } from '../../ports/sight/text-recogniser.ts'
import { type OcrSettings, ocrProgram } from './ocr-program.ts'
import { createProcessSlot } from './process-slot.ts'
import { createRecogniserPool } from './recogniser-pool.ts'

export type ProcessPoolOptions = {
  /** Where language data of tesseract.js is put, when it is asked for (4 MB). */
  readonly dataFolder: string
  /** Pictures read at once, a process each. */
  readonly workers: number
  /** Pictures a process reads before it is replaced. */
  readonly recycleAfter: number
  readonly readers: ChildReaders
  readonly clock: Clock
}

/** As many processes as `workers`. One starts at once, so that the first picture finds it warm. */
export function openProcessPool(
  settings: OcrSettings,
  engine: string,
  { workers, readers, clock }: ProcessPoolOptions,
): TextRecogniser {
  const each = Array.from({ length: workers }, () => readers.open(ocrProgram(settings)))
  // The pool gives the first picture to the last.
  each.at(-1)?.warm()
  return createRecogniserPool({ slots: each.map(createProcessSlot), engine, clock })
}
