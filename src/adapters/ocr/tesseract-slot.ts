import type { TextLine } from '../../core/picture/frame.ts'
import { RecognitionTrouble } from '../../core/reading/recognition-trouble.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Logger } from '../../ports/logger.ts'
import type { Language } from './language-data.ts'
import { linesOfPage } from './page-lines.ts'
import { type PreparedPicture, preparePicture } from './prepare-picture.ts'
import type { RecogniserSlot } from './recogniser-pool.ts'
import type { TesseractEngine } from './tesseract-engine.ts'
import { withinTime } from './within-time.ts'

export type TesseractSlotOptions = {
  readonly dataFolder: string
  /** Pictures read before the engine is replaced, which bounds what it may leak. */
  readonly recycleAfter: number
  readonly logger: Pick<Logger, 'warn'>
  readonly clock: Pick<Clock, 'sleep'>
}

/** Starts an engine for some languages; `startTesseractEngine`, or what a test puts in its place. */
export type StartEngine = (
  dataFolder: string,
  languages: readonly Language[],
) => Promise<TesseractEngine>

const SMALLER = { less: 'smaller-pictures' } as const

export function createTesseractSlot(
  options: TesseractSlotOptions,
  startEngine: StartEngine,
): RecogniserSlot {
  const chinese = createStandby(options, () => startEngine(options.dataFolder, ['chi_sim']))
  const latin = createStandby(options, () => startEngine(options.dataFolder, ['eng', 'chi_sim']))
  const stop = async (): Promise<void> => {
    await Promise.all([chinese.stop(), latin.stop()])
  }

  const readWith = async (standby: Standby, prepared: PreparedPicture) => {
    const engine = await standby.ready()
    const blocks = await withinTime(engine.read(prepared.png), options.clock)
    return linesOfPage(blocks, prepared)
  }

  return {
    stop,
    async read(picture, _place, thrift = null) {
      const prepared = await preparePicture(picture, thrift !== null)
      try {
        const lines = await readWith(chinese, prepared)
        const reading = { lines, linesReused: 0, ...(prepared.smaller ? SMALLER : {}) }
        if (!isMostlyLatin(lines)) return reading
        // A page is read at one go, so fewer lines of it cannot be: only the second reading is left out.
        if (thrift === 'fewer-lines') return { ...reading, less: thrift }
        return { ...reading, lines: await readWith(latin, prepared) }
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

/** An engine that is there when asked for, and replaced when it has read enough. */
type Standby = { ready(): Promise<TesseractEngine>; stop(): Promise<void> }

function createStandby(
  options: TesseractSlotOptions,
  start: () => Promise<TesseractEngine>,
): Standby {
  let engine: TesseractEngine | null = null
  let readSoFar = 0
  const stop = async (): Promise<void> => {
    const ending = engine
    engine = null
    await ending?.stop()
  }
  return {
    stop,
    async ready() {
      if (engine !== null && readSoFar >= options.recycleAfter) await stop()
      if (engine === null) {
        engine = await withinTime(start(), options.clock)
        readSoFar = 0
      }
      readSoFar += 1
      return engine
    },
  }
}

/**
 * The Chinese model reads Latin letters, too, but runs English words together. A page of mostly English is read again
 * with the English model beside it, at twice the time; reading every page so would cost that time for nothing.
 */
function isMostlyLatin(lines: readonly TextLine[]): boolean {
  const text = lines.map((line) => line.text).join('')
  const latin = text.match(/[a-z]/gi)?.length ?? 0
  const chinese = text.match(/\p{Script=Han}/gu)?.length ?? 0
  return latin >= 30 && latin > chinese
}
