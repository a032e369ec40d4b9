import type { RetentionRules } from '../../core/retention/retention.ts'
import { hours } from '../../core/time/duration.ts'
import { civilDateOf, type Instant, minus } from '../../core/time/instant.ts'
import { surelyNow } from '../../core/time/lived-time.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Records } from '../../ports/records/records.ts'
import { audit } from '../commands/command.ts'
import { forgetEvidence } from './forget-evidence.ts'
import { type ForgetFilesDeps, forgetFiles } from './forget-files.ts'
import { heldNow } from './held-now.ts'
import type { KeepLivedTime } from './keep-lived-time.ts'

export type ForgetOldDeps = ForgetFilesDeps & {
  readonly clock: Pick<Clock, 'now' | 'monotonic'>
  readonly keepLived: KeepLivedTime
  readonly rules: RetentionRules
  /** How long fingerprints of what was on air are kept. */
  readonly replayDays: number
}

type Counts = Readonly<Record<string, number>>

const days = (count: number) => hours(24 * count)

/** What was heard in rooms: a count of speech is cold after minutes. */
const SPEECH_FOR = days(7)
/** What the looks at a room added up to: new words and models are tried on those of the last sixty days at most. */
const SESSIONS_FOR = days(62)
/** Minutes of the goals: two months can be compared; the ledger itself says more, for longer. */
const GOALS_FOR = days(62)
/** What looking cost, by room and day: two months can be compared. */
const COSTS_FOR = days(62)
/** Runs of sweeps, and canaries: this year's are compared with those of the year before. */
const RUNS_FOR = days(800)

const write = (
  records: Pick<Records, 'journal'>,
  clock: ForgetOldDeps['clock'],
  counts: object,
): Promise<void> =>
  audit(
    records,
    clock,
    { who: 'system', why: '保存期满，已删除。What had outlived its time was deleted.' },
    { type: 'system.changed', subjectKind: 'system', subjectId: 'retention', data: counts },
  )

async function forgetLedgers(
  records: Records,
  { clock, rules, replayDays }: ForgetOldDeps,
  now: Instant,
): Promise<Counts> {
  const { airPrints, speech, teaching, sweepRuns, canaries, retention } = records
  const held = [...(await heldNow(records)).rooms]
  // Processes that were killed, and so did not leave by themselves: worth no word.
  await records.nodes.forget(minus(clock.now(), days(1)))
  await records.goalMinutes.forget(minus(now, GOALS_FOR))
  await records.lookCosts.forget(civilDateOf(minus(now, COSTS_FOR)))
  const ledgers = minus(now, rules.ledgersFor)
  return {
    airSessions: await airPrints.forget(minus(now, days(replayDays)), held),
    roomsHeard: await speech.forget(minus(now, SPEECH_FOR), held),
    roomSessions: await teaching.forgetSessions(minus(now, SESSIONS_FOR), held),
    teachingSegments: await retention.forgetSegments(ledgers, held),
    sweepRuns: await sweepRuns.forget(minus(now, RUNS_FOR)),
    canaries: await canaries.forget(minus(now, RUNS_FOR)),
    hostHoursMadeDays: await retention.rollUpHours(ledgers),
  }
}

const isNothing = (counts: Counts): boolean => Object.values(counts).every((count) => count === 0)

/**
 * Deletes what has outlived its time, once a day: evidence of suspects, files that became none, ledgers, fingerprints. Whatever is deleted is
 * written into the journal, with counts, in the transaction that deletes it. What is held stays. Ages are reckoned by time that nobody sets
 * (`LivedTime`): a clock that is ahead makes nothing old.
 */
export async function forgetOld(deps: ForgetOldDeps): Promise<void> {
  const { clock, transactions, rules, logger } = deps
  const now = surelyNow(await deps.keepLived())
  if (now < clock.now()) {
    logger.warn(
      { now, wall: clock.now() },
      'the clock may be ahead: ages are reckoned without that',
    )
  }
  await transactions.run(async (records) => {
    const counts = await forgetLedgers(records, deps, now)
    if (!isNothing(counts)) await write(records, clock, counts)
  })
  await forgetEvidence(transactions, rules, now, (records, violations) =>
    write(records, clock, { evidenceOf: violations }),
  )
  const { filesLeft } = await forgetFiles(deps, minus(now, rules.suspectsFor), (records, files) =>
    write(records, clock, { evidenceFiles: files }),
  )
  if (filesLeft > 0) await transactions.run((records) => write(records, clock, { filesLeft }))
}

/** Every few minutes: the small pictures of rooms that are no longer on air. */
export async function forgetPictures({
  clock,
  transactions,
  rules,
}: Pick<ForgetOldDeps, 'clock' | 'transactions' | 'rules'>): Promise<void> {
  await transactions.run(async (records) => {
    const held = [...(await heldNow(records)).rooms]
    const before = minus(clock.now(), rules.picturesFor)
    const pictures = await records.retention.forgetPictures(before, held)
    if (pictures > 0) await write(records, clock, { pictures })
  })
}
