import type { ReadingThrift } from '../../core/patrol/load/reading-thrift.ts'
import type { TextLine } from '../../core/picture/frame.ts'
import { RecognitionTrouble } from '../../core/reading/recognition-trouble.ts'
import { milliseconds } from '../../core/time/duration.ts'
import type { Clock } from '../../ports/clock.ts'
import type {
  RecogniseOptions,
  Recognition,
  TextRecogniser,
} from '../../ports/sight/text-recogniser.ts'

/** A place in the pool: always able to read the next picture, whatever happened to the last. */
export type RecogniserSlot = {
  /** `place`: the room whose earlier lines may be reused, where the engine can. `thrift`: what may be left out. Rejects with `RecognitionTrouble`. */
  read(
    picture: Uint8Array,
    place: string | null,
    thrift?: ReadingThrift | null,
  ): Promise<SlotReading>
  stop(): Promise<void>
}

export type SlotReading = {
  readonly lines: readonly TextLine[]
  readonly linesReused: number
  /** With what less it was really read; left out: with nothing less. */
  readonly less?: ReadingThrift
  /** How many lines were left for another reading of the same picture; left out: none. */
  readonly unread?: number
}

/** Waiting pictures a thread may have; beyond that a frame is too old to be worth reading. */
const WAITING_PER_WORKER = 32

/** One picture may be made to break an engine; several in a row say that it is broken. */
const FAILURES_IN_A_ROW = 3

type Job = {
  readonly picture: Uint8Array
  readonly options: RecogniseOptions
  readonly resolve: (recognition: Recognition) => void
  readonly reject: (reason: unknown) => void
}

export type RecogniserPoolNeeds = {
  readonly slots: readonly RecogniserSlot[]
  /** As kept in evidence. */
  readonly engine: string
  readonly clock: Clock
}

/** Reads as many pictures at once as there are slots; further ones wait in the order they came, urgent ones first. */
export function createRecogniserPool(needs: RecogniserPoolNeeds): TextRecogniser {
  const { slots } = needs
  const idle = [...slots]
  const lastPlace = new Map<RecogniserSlot, string>()
  const running = new Set<Promise<void>>()
  let waiting: readonly Job[] = []
  let closed = false
  let failures = 0

  const start = (slot: RecogniserSlot, job: Job): void => {
    const { place } = job.options
    if (place !== undefined) lastPlace.set(slot, place)
    const run = perform(slot, job, needs).then((failed) => {
      failures = failed ? failures + 1 : 0
      running.delete(run)
      idle.push(slot)
      dispatch()
    })
    running.add(run)
  }

  const dispatch = (): void => {
    while (idle.length > 0) {
      const [job, ...rest] = waiting
      const slot = job === undefined ? undefined : takeSlot(idle, lastPlace, job.options.place)
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
      waiting = queued(waiting, job)
      dispatch()
    }
  }

  return {
    engine: needs.engine,
    recognise(picture, options = {}) {
      const { signal } = options
      const reading = Promise.withResolvers<Recognition>()
      const job = { picture, options, resolve: reading.resolve, reject: reading.reject }
      const abort = (): void => {
        waiting = waiting.filter((other) => other !== job)
        job.reject(signal?.reason)
      }
      if (signal?.aborted === true) abort()
      else {
        signal?.addEventListener('abort', abort, { once: true })
        enqueue(job)
      }
      return reading.promise.finally(() => signal?.removeEventListener('abort', abort))
    },
    trouble: () =>
      failures < FAILURES_IN_A_ROW ? null : `failed on ${failures} pictures in a row`,
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

/** The thread that knows the room, when it is free. */
function takeSlot(
  idle: RecogniserSlot[],
  lastPlace: ReadonlyMap<RecogniserSlot, string>,
  place: string | undefined,
): RecogniserSlot | undefined {
  const knowing = idle.findIndex((slot) => place !== undefined && lastPlace.get(slot) === place)
  return idle.splice(knowing === -1 ? idle.length - 1 : knowing, 1)[0]
}

/** Behind those that are as urgent, before those that are not. */
function queued(waiting: readonly Job[], job: Job): readonly Job[] {
  const behind = waiting.findIndex(({ options }) => options.urgent !== true)
  if (job.options.urgent !== true || behind === -1) return [...waiting, job]
  return waiting.toSpliced(behind, 0, job)
}

/** Whether the engine failed, as opposed to the picture. */
async function perform(
  slot: RecogniserSlot,
  job: Job,
  { clock, engine }: RecogniserPoolNeeds,
): Promise<boolean> {
  const began = clock.monotonic()
  const { place, thrift } = job.options
  try {
    const reading = await slot.read(job.picture, place ?? null, thrift ?? null)
    const took = milliseconds(clock.monotonic() - began)
    job.resolve({ engine, ...reading, took })
    return false
  } catch (reason) {
    job.reject(reason)
    return reason instanceof RecognitionTrouble && reason.reason === 'engine-failed'
  }
}
