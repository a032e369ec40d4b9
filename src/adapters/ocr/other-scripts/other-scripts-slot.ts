import type { Clock } from '../../../ports/clock.ts'
import type { Logger } from '../../../ports/logger.ts'
import type { Language } from '../language-data.ts'
import { linesOfPage } from '../page-lines.ts'
import { preparePicture } from '../prepare-picture.ts'
import type { RecogniserSlot } from '../recogniser-pool.ts'
import { startTesseractEngine, type TesseractEngine } from '../tesseract-engine.ts'
import { withinTime } from '../within-time.ts'
import { mergeScriptLines } from './merge-script-lines.ts'
import { type OtherScript, suspectedScript } from './suspect-script.ts'

export type OtherScriptsNeeds = {
  readonly dataFolder: string
  readonly recycleAfter: number
  readonly logger: Pick<Logger, 'warn'>
  readonly clock: Pick<Clock, 'sleep'>
}

/** Kazakh is written with all Russian letters and some more; Russian data is not to be had through npm. */
const LANGUAGE_OF: Readonly<Record<OtherScript, Language>> = { kana: 'jpn', cyrillic: 'kaz' }

export const OTHER_SCRIPTS_ENGINE = 'tesseract.js 7.0.0 jpn, kaz'

/**
 * A slot that reads a picture once more with another engine where the first one's lines look like Japanese or Russian.
 * Other pictures cost nothing more. When the second engine fails, the first reading stands.
 */
export function withOtherScripts(first: RecogniserSlot, needs: OtherScriptsNeeds): RecogniserSlot {
  const engines = new Map<OtherScript, { readonly engine: TesseractEngine; reads: number }>()

  const stopOne = async (script: OtherScript): Promise<void> => {
    const running = engines.get(script)
    engines.delete(script)
    await running?.engine.stop()
  }

  const ready = async (script: OtherScript): Promise<TesseractEngine> => {
    const known = engines.get(script)
    if (known !== undefined && known.reads < needs.recycleAfter) {
      known.reads += 1
      return known.engine
    }
    await stopOne(script)
    const starting = startTesseractEngine(needs.dataFolder, [LANGUAGE_OF[script]])
    const engine = await withinTime(starting, needs.clock)
    engines.set(script, { engine, reads: 1 })
    return engine
  }

  const readScript = async (picture: Uint8Array, script: OtherScript) => {
    const prepared = await preparePicture(picture)
    const engine = await ready(script)
    return linesOfPage(await withinTime(engine.read(prepared.png), needs.clock), prepared)
  }

  return {
    async read(picture, place, thrift = null) {
      const reading = await first.read(picture, place, thrift)
      const script = suspectedScript(reading.lines)
      if (script === null) return reading
      // A whole second reading is what there is no time for.
      if (thrift === 'fewer-lines') return { ...reading, less: thrift }
      try {
        const second = await readScript(picture, script)
        return { ...reading, lines: mergeScriptLines(reading.lines, second, script) }
      } catch (cause) {
        needs.logger.warn({ cause: String(cause), script }, 'no second reading of another script')
        await stopOne(script)
        return reading
      }
    },
    async stop() {
      await Promise.all([first.stop(), ...[...engines.keys()].map(stopOne)])
    },
  }
}
