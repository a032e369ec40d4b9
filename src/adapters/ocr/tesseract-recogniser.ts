import { RecognitionTrouble } from '../../core/detection/recognition-trouble.ts'
import { milliseconds } from '../../core/time/duration.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Logger } from '../../ports/logger.ts'
import type { Recognition, TextRecogniser } from '../../ports/text-recogniser.ts'
import { LANGUAGES, MODEL_VARIANT, provideLanguageData } from './language-data.ts'
import { startTesseractEngine } from './tesseract-engine.ts'
import { createTesseractSlot, type TesseractSlot } from './tesseract-slot.ts'

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

/** Waiting pictures a thread may have; beyond that a frame is too old to be worth reading. */
const WAITING_PER_WORKER = 32

type Job = {
  readonly picture: Uint8Array
  readonly signal: AbortSignal | undefined
  readonly resolve: (recognition: Recognition) => void
  readonly reject: (reason: unknown) => void
}

/**
 * Reads Chinese and English without a network. Rejects (also later, from `recognise`) with `RecognitionTrouble`.
 * Reading is reproducible: same picture, same lines, whatever was read before and on whichever thread.
 */
export async function createTesseractRecogniser(
  options: TesseractRecogniserOptions,
): Promise<TextRecogniser> {
  await provideLanguageData(options.dataFolder)
  const slots = Array.from({ length: options.workers }, () =>
    createTesseractSlot(options, startTesseractEngine),
  )
  return poolOf(slots, options.clock)
}

function poolOf(slots: readonly TesseractSlot[], clock: Clock): TextRecogniser {
  const idle = [...slots]
  const running = new Set<Promise<void>>()
  let waiting: readonly Job[] = []
  let closed = false

  const start = (slot: TesseractSlot, job: Job): void => {
    const run = perform(slot, job, clock).finally(() => {
      running.delete(run)
      idle.push(slot)
      dispatch()
    })
    running.add(run)
  }

  const dispatch = (): void => {
    while (idle.length > 0) {
      const [job, ...rest] = waiting
      const slot = job === undefined ? undefined : idle.pop()
      if (job === undefined || slot === undefined) return
      waiting = rest
      start(slot, job)
    }
  }

  const enqueue = (job: Job): void => {
    const full = waiting.length >= slots.length * WAITING_PER_WORKER
    if (closed) job.reject(new RecognitionTrouble('closed', 'The recogniser is closed'))
    else if (full) job.reject(new RecognitionTrouble('too-busy', 'The OCR queue is full'))
    else {
      waiting = [...waiting, job]
      dispatch()
    }
  }

  return {
    recognise(picture, signal) {
      return new Promise<Recognition>((resolve, reject) => {
        const abort = (): void => {
          waiting = waiting.filter((job) => job.reject !== reject)
          reject(signal?.reason)
        }
        if (signal?.aborted === true) return abort()
        signal?.addEventListener('abort', abort, { once: true })
        enqueue({ picture, signal, resolve, reject })
      })
    },
    async close() {
      closed = true
      for (const job of waiting) {
        job.reject(new RecognitionTrouble('closed', 'The recogniser is closed'))
      }
      waiting = []
      await Promise.all(slots.map((slot) => slot.stop()))
      await Promise.all(running)
      // An engine that was just starting is there by now.
      await Promise.all(slots.map((slot) => slot.stop()))
    },
  }
}

async function perform(slot: TesseractSlot, job: Job, clock: Clock): Promise<void> {
  const began = clock.monotonic()
  try {
    const lines = await slot.read(job.picture)
    const took = milliseconds(clock.monotonic() - began)
    job.resolve({ engine: TESSERACT_ENGINE, lines, took })
  } catch (reason) {
    job.reject(reason)
  }
}
