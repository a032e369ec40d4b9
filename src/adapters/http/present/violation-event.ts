import type { ViolationEvent } from '../../../contracts/violation-event.ts'
import { ENFORCEMENT_STEPS, VIOLATION_STATUSES } from '../../../contracts/words/vocabulary.ts'
import type { JournalEvent } from '../../../core/evidence/journal-event.ts'
import { formatInstant } from '../../../core/time/instant.ts'

type TellableType = ViolationEvent['type']

/** One of the known words, or `null`: an old event may not tell it. */
function wordIn<Word extends string>(words: readonly Word[], value: unknown): Word | null {
  return words.find((word) => word === value) ?? null
}

type Told = {
  readonly status?: unknown
  readonly enforcementStep?: unknown
  readonly ongoing?: unknown
  readonly dryRun?: unknown
  readonly exported?: unknown
}

const toldBy = (data: unknown): Told => (typeof data === 'object' && data !== null ? data : {})

export function presentViolationEvent(event: JournalEvent): ViolationEvent | null {
  if (event.type === 'account.changed') return null
  const type: TellableType = event.type
  const isViolation = event.subjectKind === 'violation'
  const { status, enforcementStep, ongoing, exported } = isViolation ? toldBy(event.data) : {}
  const cut = event.subjectKind === 'cut' ? toldBy(event.data) : {}
  const { dryRun } = cut
  return {
    sequence: event.sequence,
    type,
    at: formatInstant(event.at),
    monotonicMillis: event.monotonic,
    who: event.who,
    why: event.why,
    ruleVersion: event.ruleVersion,
    subjectId: event.subjectId,
    status: wordIn(VIOLATION_STATUSES, status),
    step: wordIn(ENFORCEMENT_STEPS, enforcementStep),
    dryRun: typeof dryRun === 'boolean' ? dryRun : null,
    ongoing: typeof ongoing === 'boolean' ? ongoing : null,
    ...(typeof exported === 'string' ? { exported: true as const } : {}),
    ...(cut.status === 'undone' ? { lifted: true as const } : {}),
    hash: event.hash,
    previousHash: event.previousHash,
  }
}
