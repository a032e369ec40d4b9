import {
  type CheckName,
  reportOf,
  type VerifyReport,
} from '../../core/evidence/proof/check-report.ts'
import { hours } from '../../core/time/duration.ts'
import type { Instant } from '../../core/time/instant.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Logger } from '../../ports/logger.ts'
import type { JournalPowers } from '../../ports/proofs/proof-ledger.ts'
import type { Transactions } from '../../ports/records/records.ts'
import { audit } from '../commands/command.ts'
import { type AnchorDeps, anchorTick } from './anchor-tick.ts'
import {
  BEGUN,
  type CheckedAt,
  createCheckMarks,
  isOverdue,
  MARK,
  remembered,
  type Unchecked,
  withNews,
} from './check-marks.ts'
import { CheckStalled, watched } from './stalled-check.ts'
import { type VerifyDeps, type VerifyPace, VerifyStopped, verifyJournal } from './verify-journal.ts'

export type ProofWatchDeps = AnchorDeps &
  Omit<VerifyDeps, 'clock' | 'signer'> & {
    readonly clock: Pick<Clock, 'now' | 'monotonic' | 'sleep'>
    readonly verifyKey: { signer: AnchorDeps['key']['signer'] }
    readonly transactions: Transactions
    /** Whether it is checked each night. */
    readonly nightly: boolean
    readonly logger: Pick<Logger, 'warn' | 'error'>
  }

export type ProofState = {
  /** How far a check has come that goes on; `null`: none does. */
  readonly running: { readonly check: CheckName; readonly looked: number } | null
  readonly last: CheckedAt | null
  /** Why what the last check found stands no longer: nobody knows what became of it since; `null`: it stands. */
  readonly unchecked: Unchecked | null
  /** Why nothing is signed. */
  readonly trouble: string | null
  readonly anchoredAt: Instant | null
  /** `null`: not asked yet. */
  readonly powers: JournalPowers | null
}

export type ProofWatch = {
  state(): ProofState
  /** Reads what the last check found, before this process began. */
  begin(): Promise<void>
  /** Signs what is new; never rejects. */
  anchor(): Promise<void>
  /** Checks all of it; one at a time: who asks meanwhile has that one's report. */
  verify(pace: Pick<VerifyPace, 'filesPerSecond'> & { readonly who: string }): Promise<VerifyReport>
  stop(): Promise<void>
}

/** One that comes no further for so long does not come to its end. */
const STALLED_AFTER = hours(1)
/** Kept of each check: the others are found again by checking again. */
const FINDINGS_KEPT = 5

const shortened = ({ checks }: VerifyReport): VerifyReport =>
  reportOf(checks.map((check) => ({ ...check, findings: check.findings.slice(0, FINDINGS_KEPT) })))

const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

/** All of it, unless it is stopped or comes no further. */
async function lookAtAll(deps: ProofWatchDeps, pace: VerifyPace): Promise<VerifyReport> {
  const signer = await deps.verifyKey.signer()
  return await watched(deps.clock, pace.signal, STALLED_AFTER, (signal, onMove) =>
    verifyJournal(
      { ...deps, signer: signer.ok ? signer.value : null },
      {
        ...pace,
        signal,
        onProgress: (name, looked) => {
          onMove()
          pace.onProgress(name, looked)
        },
      },
    ),
  )
}

async function writeDown(
  { clock, transactions }: ProofWatchDeps,
  who: string,
  { at, report }: { readonly at: Instant; readonly report: VerifyReport },
): Promise<void> {
  const last = { at, report: shortened(report) }
  await transactions.run(async (records) => {
    await records.patrolMarks.save(MARK, { at, value: last })
    const counts = report.checks.map(({ findings: _, ...rest }) => rest)
    const why = '核对了日志与证据。The journal and the evidence were checked.'
    const data = { outcome: report.outcome, checks: counts }
    const entry = {
      type: 'system.changed',
      subjectKind: 'system',
      subjectId: 'journal-verify',
    } as const
    await audit(records, clock, { who, why }, { ...entry, data })
  })
}

const NOTHING_KNOWN: ProofState = {
  running: null,
  last: null,
  unchecked: null,
  trouble: null,
  anchoredAt: null,
  powers: null,
}

async function anchored(
  deps: ProofWatchDeps,
): Promise<Pick<ProofState, 'trouble'> | Pick<ProofState, 'trouble' | 'anchoredAt'>> {
  try {
    const done = await anchorTick(deps)
    return done.ok
      ? { trouble: null, anchoredAt: deps.clock.now() }
      : { trouble: done.fault.message }
  } catch (error) {
    return { trouble: wordsOf(error) }
  }
}

const overdueOf = (
  { nightly }: ProofWatchDeps,
  known: Instant,
  lookedAt: Instant,
): Unchecked | null =>
  nightly && isOverdue(known, lookedAt) ? { why: 'overdue', words: null } : null

export function createProofWatch(deps: ProofWatchDeps): ProofWatch {
  const { clock, transactions, logger, ledger } = deps
  const stop = new AbortController()
  const began = clock.now()
  let state = NOTHING_KNOWN
  let checking: Promise<VerifyReport> | null = null

  const marks = createCheckMarks(deps, (found) => {
    state = withNews(state, found)
  })

  async function check(who: string, filesPerSecond: number): Promise<VerifyReport> {
    const at = clock.now()
    await transactions.run(({ patrolMarks }) => patrolMarks.save(BEGUN, { at, value: null }))
    const report = await lookAtAll(deps, {
      filesPerSecond,
      signal: stop.signal,
      onProgress: (name, looked) => {
        state = { ...state, running: { check: name, looked } }
      },
    })
    const checked = { at: clock.now(), report }
    state = { ...state, last: { ...checked, report: shortened(report) }, unchecked: null }
    await writeDown(deps, who, checked)
    return report
  }

  function isUnchecked(error: unknown): never {
    const why = error instanceof CheckStalled ? 'stalled' : 'failed'
    state = { ...state, unchecked: { why, words: wordsOf(error) } }
    throw error
  }

  return {
    state() {
      marks.lookAgain()
      const known = state.last?.at ?? began
      return { ...state, unchecked: state.unchecked ?? overdueOf(deps, known, marks.lookedAt()) }
    },
    async begin() {
      const { last, unchecked: unended } = await remembered(transactions)
      state = {
        ...state,
        last: state.last ?? last,
        unchecked: unended,
        powers: await ledger.powers(),
      }
    },
    async anchor() {
      const before = state.trouble
      const outcome = await anchored(deps)
      state = { ...state, ...outcome }
      const { trouble } = state
      if (trouble !== null && trouble !== before) logger.error({ trouble }, 'nothing is signed')
    },
    async verify({ who, filesPerSecond }) {
      state = { ...state, running: state.running ?? { check: 'outside', looked: 0 } }
      checking ??= check(who, filesPerSecond)
        .catch(isUnchecked)
        .finally(() => {
          checking = null
          state = { ...state, running: null }
        })
      return await checking
    },
    async stop() {
      stop.abort()
      await checking?.catch((error: unknown) => {
        if (!(error instanceof VerifyStopped)) {
          logger.warn({ error: wordsOf(error) }, 'the check of the journal ended early')
        }
      })
    },
  }
}
