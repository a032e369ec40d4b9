import { type Held, mayForgetFile } from '../../core/retention/retention.ts'
import type { Instant } from '../../core/time/instant.ts'
import type { EvidenceStore } from '../../ports/evidence-store.ts'
import type { Logger } from '../../ports/logger.ts'
import type { Records, Transactions } from '../../ports/records/records.ts'
import { heldNow } from './held-now.ts'

export type ForgetFilesDeps = {
  readonly transactions: Transactions
  readonly evidenceStore: Pick<EvidenceStore, 'remove'>
  readonly logger: Logger
}

export type ForgottenFiles = {
  readonly files: number
  /** Could not be deleted: the store was away. They are tried again the next time. */
  readonly filesLeft: number
}

/** Found at once: each time all looks are read through for names. */
const PAGE = 5_000
/** Deleted in one transaction: on the embedded database nobody else is served meanwhile. */
const BATCH = 100
const SIDE_BY_SIDE = 10

type Removed = { readonly gone: readonly string[]; readonly left: number }

async function removeAll(
  { evidenceStore, logger }: ForgetFilesDeps,
  files: readonly string[],
): Promise<Removed> {
  const gone: string[] = []
  for (let from = 0; from < files.length; from += SIDE_BY_SIDE) {
    const some = files.slice(from, from + SIDE_BY_SIDE)
    const done = await Promise.allSettled(some.map((sha256) => evidenceStore.remove?.(sha256)))
    gone.push(...some.filter((_, place) => done[place]?.status === 'fulfilled'))
    const failure = done.find(({ status }) => status === 'rejected')
    if (failure === undefined) continue
    const left = files.length - gone.length
    const error = String('reason' in failure ? failure.reason : '')
    logger.error({ left, error }, 'old evidence files could not be deleted')
    return { gone, left }
  }
  return { gone, left: 0 }
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
    for (let from = 0; from < unnamed.length; from += BATCH) {
      const batch = unnamed.slice(from, from + BATCH)
      const { gone, left } = await forgetBatch(deps, before, batch, onBatch)
      files += gone.length
      // A store that is away is not asked for each of the others as well.
      if (left > 0) return { files, filesLeft: left + unnamed.length - from - batch.length }
    }
    after = unnamed.length < PAGE ? undefined : unnamed.at(-1)
  }
  return { files, filesLeft: 0 }
}
