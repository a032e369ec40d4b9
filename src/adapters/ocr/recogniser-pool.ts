import type { TextLine } from '../../core/detection/frame.ts'
import { RecognitionTrouble } from '../../core/detection/recognition-trouble.ts'
import { milliseconds } from '../../core/time/duration.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Recognition, TextRecogniser } from '../../ports/text-recogniser.ts'

/** A place in the pool: always able to read the next picture, whatever happened to the last. */
export type RecogniserSlot = {
  /** Rejects with `RecognitionTrouble`. */
  read(picture: Uint8Array): Promise<readonly TextLine[]>
  stop(): Promise<void>
}

/** Waiting pictures a thread may have; beyond that a frame is too old to be worth reading. */
const WAITING_PER_WORKER = 32

type Job = {
  readonly picture: Uint8Array
  readonly signal: AbortSignal | undefined
  readonly resolve: (recognition: Recognition) => void
  readonly reject: (reason: unknown) => void
}

export type RecogniserPoolNeeds = {
  readonly slots: readonly RecogniserSlot[]
  /** As kept in evidence. */
  readonly engine: string
  readonly clock: Clock
}

/** Reads as many pictures at once as there are slots; further ones wait in the order they came. */
export function createRecogniserPool(needs: RecogniserPoolNeeds): TextRecogniser {
  const { slots } = needs
  const idle = [...slots]
  const running = new Set<Promise<void>>()
  let waiting: readonly Job[] = []
  let closed = false

  const start = (slot: RecogniserSlot, job: Job): void => {
    const run = perform(slot, job, needs).finally(() => {
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
    engine: needs.engine,
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

async function perform(
  slot: RecogniserSlot,
  job: Job,
  { clock, engine }: RecogniserPoolNeeds,
): Promise<void> {
  const began = clock.monotonic()
  try {
    const lines = await slot.read(job.picture)
    const took = milliseconds(clock.monotonic() - began)
    job.resolve({ engine, lines, took })
  } catch (reason) {
    job.reject(reason)
  }
}
