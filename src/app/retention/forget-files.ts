import { type Held, mayForgetFile } from '../../core/retention/retention.ts'
import { type Duration, milliseconds, seconds } from '../../core/time/duration.ts'
import type { Instant } from '../../core/time/instant.ts'
import type { Clock } from '../../ports/clock.ts'
import type { EvidenceStore } from '../../ports/evidence-store.ts'
import type { Logger } from '../../ports/logger.ts'
import type { Records, Transactions } from '../../ports/records/records.ts'
import { heldNow } from './held-now.ts'

export type ForgetFilesDeps = {
  readonly transactions: Transactions
  readonly evidenceStore: Pick<EvidenceStore, 'remove'>
  readonly clock: Pick<Clock, 'monotonic' | 'sleep'>
  readonly logger: Logger
}

export type ForgottenFiles = {
  readonly files: number
  /** Could not be deleted: the store was away. They are tried again the next time. */
  readonly filesLeft: number
}

/** Found at once: each time all looks are read through for names, so that for most installations it is once a night. */
const PAGE = 100_000
/** Deleted in one transaction, in which nobody places a hold; on the embedded database nobody else is served at all. */
const BATCH = 20
const SIDE_BY_SIDE = 10
/** A store that answers slowly is asked for no more in the same transaction. */
const LONG_ENOUGH = seconds(1)
/** Between two transactions: whoever waited for the first gets in before the second. */
const LEAST_PAUSE = milliseconds(100)

type Removed = {
  readonly gone: readonly string[]
  /** Not asked for, for want of time. */
  readonly later: readonly string[]
  readonly away: boolean
}

async function removeAll(
  { evidenceStore, logger, clock }: ForgetFilesDeps,
  files: readonly string[],
): Promise<Removed> {
  const began = clock.monotonic()
  const gone: string[] = []
  for (let from = 0; from < files.length; from += SIDE_BY_SIDE) {
    if (from > 0 && clock.monotonic() - began >= LONG_ENOUGH) {
      return { gone, later: files.slice(from), away: false }
    }
    const some = files.slice(from, from + SIDE_BY_SIDE)
    const done = await Promise.allSettled(some.map((sha256) => evidenceStore.remove?.(sha256)))
    gone.push(...some.filter((_, place) => done[place]?.status === 'fulfilled'))
    const failure = done.find(({ status }) => status === 'rejected')
    if (failure === undefined) continue
    const error = String('reason' in failure ? failure.reason : '')
    logger.error({ error }, 'old evidence files could not be deleted')
    return { gone, later: files.filter((file) => !gone.includes(file)), away: true }
  }
  return { gone, later: [], away: false }
}

/**
 * Decides anew about each, with holds and files locked, and deletes in the same transaction: an order that was given
 * meanwhile counts, and whoever keeps the same file again waits and then finds it gone. A transaction that is tried again
 * deletes what is deleted already.
 */
async function forgetBatch(
  deps: ForgetFilesDeps,
  before: Instant,
  batch: readonly string[],
  onBatch: (records: Records, files: number) => Promise<void>,
): Promise<Removed> {
  return await deps.transactions.run(async (records) => {
    const held: Held = await heldNow(records)
    const files = await records.keptFiles.hold(batch)
    const old = files.filter((file) => mayForgetFile(file, held, before))
    const removed = await removeAll(
      deps,
      old.map(({ sha256 }) => sha256),
    )
    if (removed.gone.length === 0) return removed
    await records.keptFiles.drop(removed.gone)
    await onBatch(records, removed.gone.length)
    return removed
  })
}

/** As long as others waited, so that they have half of the time at least. */
async function letOthersIn({ clock }: ForgetFilesDeps, began: Duration): Promise<void> {
  const took = clock.monotonic() - began
  await clock.sleep(milliseconds(Math.max(took, LEAST_PAUSE)))
}

/**
 * Deletes files that were last kept before and that nothing names: pictures, sound and words of suspects that never became a
 * violation, and what was disowned with old evidence. `onBatch` is told of each batch in the transaction that deletes it.
 */
export async function forgetFiles(
  deps: ForgetFilesDeps,
  before: Instant,
  onBatch: (records: Records, files: number) => Promise<void>,
): Promise<ForgottenFiles> {
  let files = 0
  let after: string | undefined = ''
  while (after !== undefined) {
    const page: { readonly after: string; readonly limit: number } = { after, limit: PAGE }
    const unnamed: readonly string[] = await deps.transactions.run(({ keptFiles }) =>
      keptFiles.unnamed(before, page),
    )
    const waiting = [...unnamed]
    while (waiting.length > 0) {
      const began = deps.clock.monotonic()
      const { gone, later, away } = await forgetBatch(
        deps,
        before,
        waiting.splice(0, BATCH),
        onBatch,
      )
      files += gone.length
      waiting.unshift(...later)
      // A store that is away is not asked for each of the others as well.
      if (away) return { files, filesLeft: waiting.length }
      if (waiting.length > 0) await letOthersIn(deps, began)
    }
    after = unnamed.length < PAGE ? undefined : unnamed.at(-1)
  }
  return { files, filesLeft: 0 }
}
