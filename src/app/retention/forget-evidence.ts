import {
  forgettableStates,
  type Held,
  mayForgetEvidence,
  oldEnough,
  type RetentionRules,
} from '../../core/retention/retention.ts'
import type { Instant } from '../../core/time/instant.ts'
import type { Violation } from '../../core/violations/violation.ts'
import type { EvidenceStore } from '../../ports/evidence-store.ts'
import type { Logger } from '../../ports/logger.ts'
import type { Records, Transactions } from '../../ports/records/records.ts'
import { heldNow } from './held-now.ts'

export type ForgetEvidenceDeps = {
  readonly transactions: Transactions
  readonly evidenceStore: Pick<EvidenceStore, 'remove'>
  readonly logger: Logger
}

export type ForgottenEvidence = {
  readonly violations: number
  readonly files: number
  /** Could not be deleted: the store was away. Nothing refers to them any more. */
  readonly filesLeft: number
}

/** Read a page at a time, each in a transaction of its own. */
const PAGE = 50

/** When a person changed it last, as the journal says. */
async function settledAt({ journal }: Records, { id }: Violation): Promise<Instant | null> {
  const events = await journal.ofSubject(id)
  return events.findLast(({ type }) => type === 'violation.changed')?.at ?? null
}

type Page = {
  readonly last: string | null
  readonly ids: readonly string[]
  readonly files: readonly string[]
}

/** Somebody is at work on it, or a stream was cut for it: that may be asked about for long. */
async function isStillNeeded({ cutOrders }: Records, violation: Violation): Promise<boolean> {
  if (violation.claimedBy !== null) return true
  const orders = await cutOrders.ofViolation(violation.id)
  return orders.some(({ dryRun }) => !dryRun)
}

/** What is held is read in the very transaction that deletes: an order that was given meanwhile counts. */
async function forgetPage(
  records: Records,
  rules: RetentionRules,
  now: Instant,
  after: string,
): Promise<Page> {
  const held: Held = await heldNow(records)
  const states = forgettableStates(rules)
  const page = { after, limit: PAGE }
  const old = await records.retention.oldViolations(oldEnough(rules, now), states, page)
  const ids: string[] = []
  const files: string[] = []
  for (const violation of old) {
    if (await isStillNeeded(records, violation)) continue
    const settled = await settledAt(records, violation)
    if (!mayForgetEvidence(violation, settled, rules, held, now)) continue
    files.push(...(await records.retention.forgetEvidence(violation.id)))
    ids.push(violation.id)
  }
  return { last: old.length < PAGE ? null : (old.at(-1)?.id ?? null), ids, files }
}

async function removeFiles(
  { evidenceStore, logger }: ForgetEvidenceDeps,
  files: readonly string[],
): Promise<{ readonly removed: number; readonly left: number }> {
  let [removed, left] = [0, 0]
  for (const sha256 of files) {
    try {
      if ((await evidenceStore.remove?.(sha256)) === true) removed += 1
    } catch (error) {
      left += 1
      logger.error({ sha256, error: String(error) }, 'an old evidence file could not be deleted')
    }
  }
  return { removed, left }
}

/**
 * Forgets the evidence of violations that has outlived its time; the violations themselves, what people said of them
 * and the journal stay. `onPage` is told of each page in the transaction that forgets it.
 */
export async function forgetEvidence(
  deps: ForgetEvidenceDeps,
  rules: RetentionRules,
  now: Instant,
  onPage: (records: Records, ids: readonly string[]) => Promise<void>,
): Promise<ForgottenEvidence> {
  let total: ForgottenEvidence = { violations: 0, files: 0, filesLeft: 0 }
  let after: string | null = ''
  while (after !== null) {
    const from: string = after
    const page: Page = await deps.transactions.run(async (records) => {
      const forgotten = await forgetPage(records, rules, now, from)
      if (forgotten.ids.length > 0) await onPage(records, forgotten.ids)
      return forgotten
    })
    const { removed, left } = await removeFiles(deps, page.files)
    total = {
      violations: total.violations + page.ids.length,
      files: total.files + removed,
      filesLeft: total.filesLeft + left,
    }
    after = page.last
  }
  return total
}
