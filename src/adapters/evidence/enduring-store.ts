import { createHash } from 'node:crypto'
import { type Duration, milliseconds, seconds } from '../../core/time/duration.ts'
import type { Clock } from '../../ports/clock.ts'
import type { EnduringEvidenceStore, EvidenceStore } from '../../ports/evidence-store.ts'
import type { Logger } from '../../ports/logger.ts'
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
/** A look must not wait for a store that hangs. */
const PATIENCE: Duration = seconds(3)
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

/** Puts into the store within bounds, and remembers whether it takes anything. */
function createAttempts({ store, place, clock, logger }: EnduringNeeds, onTrouble: () => void) {
  let trouble: string | null = null
  return {
    trouble: () => trouble,
    failed(why: string): void {
      if (trouble === null)
        logger.error({ place, why }, 'evidence store fails: files are kept aside')
      trouble = why
      onTrouble()
    },
    recovered(): void {
      if (trouble !== null) logger.warn({ place }, 'evidence store takes files again')
      trouble = null
    },
    /** Whether it was stored in time. */
    async store(content: Uint8Array, mediaType: string): Promise<boolean> {
      const over = new AbortController()
      const late = clock.sleep(PATIENCE, over.signal).then(() => 'no answer in time')
      const put = store.put(content, mediaType).then(
        () => null,
        (error: unknown) => reasonOf(error),
      )
      const why = await Promise.race([put, late])
      over.abort()
      if (why !== null) this.failed(why)
      return why === null
    },
  }
}
type Attempts = ReturnType<typeof createAttempts>

/** Stores what waits, one after the other; `false` when the store still takes nothing. */
async function storeWaiting(
  aside: SetAside,
  attempts: Attempts,
  logger: Logger,
  signal: AbortSignal,
): Promise<boolean> {
  for (let one = aside.first(); one !== undefined; one = aside.first()) {
    if (signal.aborted) return true
    const content = await aside.read(one.sha256)
    if (content === null) logger.error({ sha256: one.sha256 }, 'evidence kept aside is gone')
    else if (!(await attempts.store(content, one.mediaType))) return false
    await aside.drop(one.sha256)
  }
  attempts.recovered()
  return true
}

/**
 * An evidence store that never fails its caller: the violation and its alert come first. What the store does not take
 * is kept aside under the sha256 taken when it was handed over, and stored when it can be again; meanwhile it is read
 * from there, and `holds` says that it is missing in the store.
 */
export async function createEnduringStore(needs: EnduringNeeds): Promise<EnduringEvidenceStore> {
  const { store, place, clock, logger } = needs
  const aside = createSetAside(needs.folders, needs.memoryBytes ?? MEMORY_BYTES)
  await aside.recall()
  const stop = new AbortController()
  let wake = new AbortController()
  const attempts = createAttempts(needs, () => wake.abort())

  async function keepStoring(): Promise<void> {
    let pause = FIRST_RETRY
    while (!stop.signal.aborted) {
      const idle = aside.first() === undefined && attempts.trouble() === null
      if (idle) {
        wake = new AbortController()
        await clock.sleep(LONGEST_RETRY, AbortSignal.any([stop.signal, wake.signal]))
        pause = FIRST_RETRY
        continue
      }
      await clock.sleep(pause, stop.signal)
      const stored = await storeWaiting(aside, attempts, logger, stop.signal).catch(() => false)
      pause = stored ? FIRST_RETRY : milliseconds(Math.min(LONGEST_RETRY, pause * 2))
    }
  }
  const storing = keepStoring()

  return {
    async put(content, mediaType) {
      const sha256 = createHash('sha256').update(content).digest('hex')
      const stored = attempts.trouble() === null && (await attempts.store(content, mediaType))
      if (!stored && !(await aside.keep({ sha256, mediaType }, content))) {
        logger.error({ place, sha256 }, 'evidence is lost: no store, folder or memory takes it')
      }
      if (!stored) wake.abort()
      return { sha256, bytes: content.byteLength, mediaType }
    },
    async get(sha256) {
      const kept = await aside.read(sha256)
      if (kept !== null) return kept
      try {
        return await store.get(sha256)
      } catch (error) {
        if (isAltered(error)) throw error
        attempts.failed(reasonOf(error))
        return null
      }
    },
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
