import { setTimeout as delay } from 'node:timers/promises'
import { RecognitionTrouble } from '../../core/reading/recognition-trouble.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Logger } from '../../ports/logger.ts'
import type { OcrAnswer, OcrParameters, OcrSettings } from './ocr-program.ts'
import { withOtherScripts } from './other-scripts/other-scripts-slot.ts'
import { openPaddleSlot } from './paddle/paddle-slot.ts'
import type { RecogniserSlot } from './recogniser-pool.ts'
import { startTesseractEngine } from './tesseract-engine.ts'
import { createTesseractSlot } from './tesseract-slot.ts'

// What runs in the child process: decoders, models and engines, all that is native. `ocr-program.ts` describes it.

type Say = (words: string) => void

/** Called by the supervisor's side of the process. */
export async function openReader(settings: unknown, say: Say) {
  const slot = await openSlot(settings as OcrSettings, say)
  return async (picture: Uint8Array, parameters: unknown): Promise<OcrAnswer> => {
    const { place, thrift } = parameters as OcrParameters
    try {
      const reading = await slot.read(picture, place, thrift)
      return { kind: 'read', ...reading, less: reading.less ?? null, unread: reading.unread ?? 0 }
    } catch (cause) {
      const unreadable =
        cause instanceof RecognitionTrouble && cause.reason === 'unreadable-picture'
      if (unreadable) return { kind: 'unreadable' }
      throw cause
    }
  }
}

async function openSlot(settings: OcrSettings, say: Say): Promise<RecogniserSlot> {
  const needs = { ...settings, logger: loggerOf(say), clock }
  if (settings.engine === 'tesseract') return createTesseractSlot(needs, startTesseractEngine)
  return withOtherScripts(await openPaddleSlot(settings.modelFolder), needs)
}

const clock: Pick<Clock, 'sleep'> = {
  sleep: async (duration, signal) => {
    const waiting = delay(duration, undefined, signal === undefined ? {} : { signal })
    await waiting.catch(() => undefined) // Given up.
  },
}

const loggerOf = (say: Say): Pick<Logger, 'warn'> => ({
  warn: (fields, message) => say(`${message} ${JSON.stringify(fields)}`),
})
