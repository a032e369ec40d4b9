import type { TextLine } from '../../core/detection/frame.ts'
import { RecognitionTrouble } from '../../core/detection/recognition-trouble.ts'
import { minutes } from '../../core/time/duration.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Logger } from '../../ports/logger.ts'
import { linesOfPage } from './page-lines.ts'
import { preparePicture } from './prepare-picture.ts'
import { startTesseractEngine, type TesseractEngine } from './tesseract-engine.ts'

/** A place in the pool: always able to read the next picture, whatever happened to the last. */
export type TesseractSlot = {
  read(picture: Uint8Array): Promise<readonly TextLine[]>
  stop(): Promise<void>
}

export type TesseractSlotOptions = {
  readonly dataFolder: string
  /** Pictures read before the engine is replaced, which bounds what it may leak. */
  readonly recycleAfter: number
  readonly logger: Logger
  readonly clock: Clock
}

/** No slide takes this long; a picture made to hang the engine does. */
const LONGEST_READ = minutes(1)

export function createTesseractSlot(options: TesseractSlotOptions): TesseractSlot {
  let engine: TesseractEngine | null = null
  let readSoFar = 0

  const stop = async (): Promise<void> => {
    const ending = engine
    engine = null
    await ending?.stop()
  }

  const freshEnough = async (): Promise<TesseractEngine> => {
    if (engine !== null && readSoFar >= options.recycleAfter) await stop()
    if (engine === null) {
      engine = await startTesseractEngine(options.dataFolder)
      readSoFar = 0
    }
    readSoFar += 1
    return engine
  }

  return {
    stop,
    async read(picture) {
      const prepared = await preparePicture(picture)
      try {
        const current = await freshEnough()
        const blocks = await withinTime(current.read(prepared.png), options.clock)
        return linesOfPage(blocks, prepared)
      } catch (cause) {
        options.logger.warn(
          { cause: String(cause) },
          'OCR engine failed on a picture, replacing it',
        )
        await stop()
        throw new RecognitionTrouble('engine-failed', 'The OCR engine failed on a picture', cause)
      }
    },
  }
}

async function withinTime<T>(work: Promise<T>, clock: Clock): Promise<T> {
  const finished = new AbortController()
  const late = clock.sleep(LONGEST_READ, finished.signal).then(() => {
    throw new Error(`no answer within ${LONGEST_READ / 1000} s`)
  })
  late.catch(() => undefined)
  try {
    return await Promise.race([work, late])
  } finally {
    finished.abort()
  }
}
