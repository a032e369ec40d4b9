import { createHash } from 'node:crypto'
import { EvidenceStoreAway } from '../../core/evidence/store-away.ts'
import { type Duration, milliseconds, seconds } from '../../core/time/duration.ts'
import type { Clock } from '../../ports/clock.ts'
import type { EnduringEvidenceStore, EvidenceStore } from '../../ports/evidence-store.ts'
import type { Logger } from '../../ports/logger.ts'
import { createInTime, type InTime } from './in-time.ts'
import { createSetAside, type SetAside } from './set-aside.ts'

type EnduringNeeds = {
  readonly store: EvidenceStore
  /** Named to people: a folder, or `s3://bucket`. */
  readonly place: string
  /** Where bytes wait that the store does not take, in order of preference. */
  readonly folders: readonly string[]
  readonly clock: Clock
  readonly logger: Logger
  readonly memoryBytes?: number
}

/** About 300 pictures. Ours: docs/rules.md §7. */
const MEMORY_BYTES = 64 * 1_048_576
/** Whoever reads can wait longer than a look: clips come from far buckets. */
const READING: Duration = seconds(30)
/** How soon a store that went away is noticed while nobody writes. */
const LOOK_AFTER: Duration = seconds(10)
const FIRST_RETRY: Duration = seconds(1)
const LONGEST_RETRY: Duration = seconds(30)

const isAltered = (error: unknown): boolean =>
  error instanceof Error && error.message.includes('was changed')

/** What went wrong, in a word: codes of the system name no paths and no secrets. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  let inner: Error = error
  while (inner.cause instanceof Error) inner = inner.cause
  const code = 'code' in inner ? String(inner.code) : ''
  return (code || inner.message || inner.name).slice(0, 200)
}

/** Asks the store within bounds, and remembers whether it takes anything. */
function createAttempts({ store, place, logger }: EnduringNeeds, inTime: InTime, wake: () => void) {
  let trouble: string | null = null
  function failed(why: string): void {
    if (trouble === null) logger.error({ place, why }, 'evidence store fails: files are kept aside')
    trouble = why
    wake()
  }
  /** Whether it was done in time. */
  async function attempt(work: Promise<unknown>): Promise<boolean> {
    try {
      await inTime(work)
      return true
    } catch (error) {
      failed(reasonOf(error))
      return false
    }
  }
  return {
    trouble: () => trouble,
    failed,
    recovered(): void {
      if (trouble !== null) logger.warn({ place }, 'evidence store takes files again')
      trouble = null
    },
    store: (content: Uint8Array, mediaType: string) => attempt(store.put(content, mediaType)),
    /** Whether it is there, and the one it was. */
    answers: () => attempt(store.answers?.() ?? Promise.resolve()),
  }
}
type Attempts = ReturnType<typeof createAttempts>

/** Stores what waits, one after the other; `false` when something has to be tried again. */
async function storeWaiting(
  aside: SetAside,
  attempts: Attempts,
  signal: AbortSignal,
): Promise<boolean> {
  if (signal.aborted || !(await attempts.answers())) return false
  for (const { sha256, mediaType } of aside.waiting()) {
    if (signal.aborted) return true
    const content = await aside.read(sha256)
    // One that cannot be read holds up no other.
    if (content === null) continue
    if (!(await attempts.store(content, mediaType))) return false
    await aside.drop(sha256)
  }
  attempts.recovered()
  return aside.waiting().length === 0
}

/** Holds and looks at the same file wait meanwhile. */
const REMOVED_WITHIN = seconds(2)

/** Deleted where it is and where it waits. */
async function removeFrom(
  { store, place }: Pick<EnduringNeeds, 'store' | 'place'>,
  { aside, attempts, inTime }: { aside: SetAside; attempts: Attempts; inTime: InTime },
  sha256: string,
): Promise<boolean> {
  const waited = aside.has(sha256)
  if (waited) await aside.drop(sha256)
  const late = new AbortController()
  try {
    const removing = store.remove?.(sha256, late.signal) ?? Promise.resolve(false)
    return (await inTime(removing, REMOVED_WITHIN)) || waited
  } catch (error) {
    late.abort()
    attempts.failed(reasonOf(error))
    throw new EvidenceStoreAway(place, reasonOf(error), error)
  }
}

/**
 * An evidence store that never fails its caller: the violation and its alert come first. What the store does not take
 * is kept aside under the sha256 taken when it was handed over, and stored when it can be again; meanwhile it is read
 * from there, and `holds` says that it is missing in the store.
 */
export async function createEnduringStore(needs: EnduringNeeds): Promise<EnduringEvidenceStore> {
  const { store, place, folders, clock, logger, memoryBytes = MEMORY_BYTES } = needs
  const inTime = createInTime(clock)
  const aside = createSetAside({ folders, memoryBytes, inTime, logger })
  await aside.recall()
  const stop = new AbortController()
  let wake = new AbortController()
  const attempts = createAttempts(needs, inTime, () => wake.abort())

  const isIdle = () => aside.waiting().length === 0 && attempts.trouble() === null

  async function watchIdle(): Promise<void> {
    wake = new AbortController()
    const called = AbortSignal.any([stop.signal, wake.signal])
    await clock.sleep(LOOK_AFTER, called)
    if (!called.aborted) await attempts.answers()
  }

  async function keepStoring(): Promise<void> {
    let pause = FIRST_RETRY
    while (!stop.signal.aborted) {
      if (isIdle()) {
        await watchIdle()
        pause = FIRST_RETRY
        continue
      }
      await clock.sleep(pause, stop.signal)
      const stored = await storeWaiting(aside, attempts, stop.signal).catch(() => false)
      pause = stored ? FIRST_RETRY : milliseconds(Math.min(LONGEST_RETRY, pause * 2))
    }
  }
  const storing = keepStoring()

  return {
    async put(content, mediaType) {
      const sha256 = createHash('sha256').update(content).digest('hex')
      const file = { sha256, bytes: content.byteLength, mediaType }
      const stored = attempts.trouble() === null && (await attempts.store(content, mediaType))
      if (stored) return file
      const kept = await aside.keep({ sha256, mediaType }, content)
      wake.abort()
      return kept ? file : { ...file, lost: true }
    },
    async get(sha256) {
      const kept = await aside.read(sha256)
      if (kept !== null) return kept
      let found: Uint8Array | null
      try {
        found = await inTime(store.get(sha256), READING)
      } catch (error) {
        if (isAltered(error)) throw error
        attempts.failed(reasonOf(error))
        throw new EvidenceStoreAway(place, reasonOf(error), error)
      }
      const trouble = attempts.trouble()
      // Only a store that is well can say that it has no such file.
      if (found === null && trouble !== null) throw new EvidenceStoreAway(place, trouble)
      return found
    },
    remove: (sha256) => removeFrom(needs, { aside, attempts, inTime }, sha256),
    async holds(sha256) {
      if (aside.has(sha256)) return false
      return (await store.holds?.(sha256).catch(() => false)) ?? true
    },
    state: () => ({ place, trouble: attempts.trouble(), ...aside.figures() }),
    async close() {
      stop.abort()
      await storing
    },
  }
}
