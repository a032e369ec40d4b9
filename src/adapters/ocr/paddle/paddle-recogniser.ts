import type { Clock } from '../../../ports/clock.ts'
import type { Logger } from '../../../ports/logger.ts'
import type { TextRecogniser } from '../../../ports/text-recogniser.ts'
import { OTHER_SCRIPTS_ENGINE, withOtherScripts } from '../other-scripts/other-scripts-slot.ts'
import { createRecogniserPool } from '../recogniser-pool.ts'
import { startPaddleEngine } from './paddle-engine.ts'
import { engineName, loadPaddleModels } from './paddle-models.ts'
import { createPaddleSlot } from './paddle-slot.ts'

export type PaddleRecogniserOptions = {
  /** A folder with other models; `null` for those that npm shipped. */
  readonly modelFolder: string | null
  /** Where language data of the second engine is put, when a picture asks for it (4 MB). */
  readonly dataFolder: string
  /** Pictures read at once, a thread each. */
  readonly workers: number
  /** Pictures a thread reads before it is replaced. */
  readonly recycleAfter: number
  readonly logger: Logger
  readonly clock: Clock
}

/**
 * Reads Chinese and English by PP-OCR (Baidu): a detector finds the lines, a recogniser reads each; Japanese and
 * Russian are then read by tesseract.js. Reading keeps no
 * memory: same picture, same lines. Rejects at once when a model file is missing, later with `RecognitionTrouble`.
 */
export async function createPaddleRecogniser(
  options: PaddleRecogniserOptions,
): Promise<TextRecogniser> {
  const models = await loadPaddleModels(options.modelFolder)
  const slots = Array.from({ length: options.workers }, () => {
    const start = () => startPaddleEngine(options.modelFolder)
    return withOtherScripts(createPaddleSlot({ ...options, start }), options)
  })
  const engines = `${engineName(options.modelFolder, models)}; ${OTHER_SCRIPTS_ENGINE}`
  return createRecogniserPool({ slots, engine: engines, clock: options.clock })
}
