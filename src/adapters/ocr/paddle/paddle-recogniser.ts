import type { TextRecogniser } from '../../../ports/sight/text-recogniser.ts'
import { openProcessPool, type ProcessPoolOptions } from '../open-process-pool.ts'
import { OTHER_SCRIPTS_ENGINE } from '../other-scripts/other-scripts-slot.ts'
import { engineName, loadPaddleModels } from './paddle-models.ts'

export type PaddleRecogniserOptions = ProcessPoolOptions & {
  /** A folder with other models; `null` for those that npm shipped. */
  readonly modelFolder: string | null
}

/**
 * Reads Chinese and English by PP-OCR (Baidu): a detector finds the lines, a recogniser reads each; Japanese and
 * Russian are then read by tesseract.js. Reading keeps no
 * memory: same picture, same lines. Rejects at once when a model file is missing, later with `RecognitionTrouble`.
 */
export async function createPaddleRecogniser(
  options: PaddleRecogniserOptions,
): Promise<TextRecogniser> {
  const { modelFolder, dataFolder, recycleAfter } = options
  const models = await loadPaddleModels(modelFolder)
  const engines = `${engineName(modelFolder, models)}; ${OTHER_SCRIPTS_ENGINE}`
  const settings = { engine: 'paddle', modelFolder, dataFolder, recycleAfter } as const
  return openProcessPool(settings, engines, options)
}
