import type { Clock } from '../../ports/clock.ts'
import type { Logger } from '../../ports/logger.ts'
import type { TextRecogniser } from '../../ports/text-recogniser.ts'
import { LANGUAGES, MODEL_VARIANT, provideLanguageData } from './language-data.ts'
import { createRecogniserPool } from './recogniser-pool.ts'
import { startTesseractEngine } from './tesseract-engine.ts'
import { createTesseractSlot } from './tesseract-slot.ts'

export type TesseractRecogniserOptions = {
  /** Where the language data is put, at creation (4 MB). */
  readonly dataFolder: string
  /** Pictures read at once, a thread each. */
  readonly workers: number
  /** Pictures a thread reads before it is replaced. */
  readonly recycleAfter: number
  readonly logger: Logger
  readonly clock: Clock
}

export const TESSERACT_ENGINE = `tesseract.js 7.0.0 ${LANGUAGES.join('+')} ${MODEL_VARIANT}`

/**
 * Reads Chinese and English without a network. Rejects (also later, from `recognise`) with `RecognitionTrouble`.
 * Reading is reproducible: same picture, same lines, whatever was read before and on whichever thread.
 */
export async function createTesseractRecogniser(
  options: TesseractRecogniserOptions,
): Promise<TextRecogniser> {
  await provideLanguageData(options.dataFolder, LANGUAGES)
  const slots = Array.from({ length: options.workers }, () =>
    createTesseractSlot(options, startTesseractEngine),
  )
  return createRecogniserPool({ slots, engine: TESSERACT_ENGINE, clock: options.clock })
}
