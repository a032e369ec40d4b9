import {
  forgettableStates,
  type Held,
  mayForgetEvidence,
  oldEnough,
  type RetentionRules,
} from '../../core/retention/retention.ts'
import { hours } from '../../core/time/duration.ts'
import { type Instant, minus } from '../../core/time/instant.ts'
import type { Violation } from '../../core/violations/violation.ts'
import type { Records, Transactions } from '../../ports/records/records.ts'
import { heldNow } from './held-now.ts'

/** A look whose files are kept is written down minutes later, also where the queue was stopped for hours. */
const WRITTEN_DOWN_WITHIN = hours(24)

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
}

/** Somebody is at work on it, or a stream was cut for it: that may be asked about for long. */
async function isStillNeeded({ cutOrders }: Records, violation: Violation): Promise<boolean> {
  if (violation.claimedBy !== null) return true
  const orders = await cutOrders.ofViolation(violation.id)
  return orders.some(({ dryRun }) => !dryRun)
}

/**
 * What is held is read in the very transaction that deletes, and nobody places a hold or changes one of the violations
 * until it ends: an order that was given meanwhile counts.
 */
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
  for (const violation of old) {
    if (await isStillNeeded(records, violation)) continue
    const settled = await settledAt(records, violation)
    if (!mayForgetEvidence(violation, settled, rules, held, now)) continue
    await records.retention.forgetEvidence(violation.id, minus(now, WRITTEN_DOWN_WITHIN))
    ids.push(violation.id)
  }
  return { last: old.length < PAGE ? null : (old.at(-1)?.id ?? null), ids }
}

/**
 * Forgets the evidence of violations that has outlived its time; the violations themselves, what people said of them
 * and the journal stay, and so do the files until `forgetFiles`. `onPage` is told of each page in the transaction that
 * forgets it. Gives how many violations there were.
 */
export async function forgetEvidence(
  transactions: Transactions,
  rules: RetentionRules,
  now: Instant,
  onPage: (records: Records, ids: readonly string[]) => Promise<void>,
): Promise<number> {
  let count = 0
  let after: string | null = ''
  while (after !== null) {
    const from: string = after
    const page: Page = await transactions.run(async (records) => {
      const forgotten = await forgetPage(records, rules, now, from)
      if (forgotten.ids.length > 0) await onPage(records, forgotten.ids)
      return forgotten
    })
    count += page.ids.length
    after = page.last
  }
  return count
}
