import type { JournalEventType, JournalSubjectKind } from '../../core/evidence/journal-event.ts'
import { fail, type Result } from '../../core/fault.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Records, Transactions } from '../../ports/records/records.ts'

/** Who gives the command and why: both go into the audit. */
export type Commanded = {
  /** `user:<name>`, `program:<name>` or `system`. */
  readonly who: string
  readonly why: string
}

export type CommandDeps = { readonly clock: Clock; readonly transactions: Transactions }

export type AuditEntry = {
  readonly type: JournalEventType
  readonly subjectKind: JournalSubjectKind
  readonly subjectId: string
  readonly ruleVersion?: string
  /** The resource after the change. Never a secret. */
  readonly data: unknown
}

/** One line of the audit, in the transaction of the change itself. */
export async function audit(
  records: Pick<Records, 'journal'>,
  clock: Pick<Clock, 'now' | 'monotonic'>,
  { who, why }: Commanded,
  entry: AuditEntry,
): Promise<void> {
  await records.journal.append({
    ...entry,
    ruleVersion: entry.ruleVersion ?? null,
    at: clock.now(),
    monotonic: clock.monotonic(),
    who,
    why,
  })
}

export const notFound = (zh: string, en: string): Result<never> =>
  fail('not-found', `找不到${zh}。No such ${en}.`, 'id')

export const conflict = (): Result<never> =>
  fail(
    'conflict',
    '刚被他人修改，请刷新后再试。It was just changed by someone else; reload and try again.',
  )

/** The machine writes to a violation at every look; a person is not turned away for that, only for a real dispute. */
const ATTEMPTS = 5

/**
 * Reads, decides and writes in one transaction, anew as long as others are faster.
 * `attempt` returns `null` when its optimistic write lost.
 */
export async function writeWithRetry<T>(
  transactions: Transactions,
  attempt: (records: Records) => Promise<Result<T> | null>,
): Promise<Result<T>> {
  for (let tried = 0; tried < ATTEMPTS; tried += 1) {
    const result = await transactions.run(attempt)
    if (result !== null) return result
  }
  return conflict()
}
