import type { TextRecogniser } from '../../ports/sight/text-recogniser.ts'
import { LANGUAGES, MODEL_VARIANT, provideLanguageData } from './language-data.ts'
import { openProcessPool, type ProcessPoolOptions } from './open-process-pool.ts'

export const TESSERACT_ENGINE = `tesseract.js 7.0.0 ${LANGUAGES.join('+')} ${MODEL_VARIANT}`

/**
 * Reads Chinese and English without a network. Rejects (also later, from `recognise`) with `RecognitionTrouble`.
 * Reading is reproducible: same picture, same lines, whatever was read before and in whichever process.
 */
export async function createTesseractRecogniser(
  options: ProcessPoolOptions,
): Promise<TextRecogniser> {
  const { dataFolder, recycleAfter } = options
  await provideLanguageData(dataFolder, LANGUAGES)
  const settings = { engine: 'tesseract', modelFolder: null, dataFolder, recycleAfter } as const
  return openProcessPool(settings, TESSERACT_ENGINE, options)
}
