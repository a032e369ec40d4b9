import {
  type CheckName,
  reportOf,
  type VerifyReport,
} from '../../core/evidence/proof/check-report.ts'
import type { Instant } from '../../core/time/instant.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Logger } from '../../ports/logger.ts'
import type { JournalPowers } from '../../ports/proofs/proof-ledger.ts'
import type { Transactions } from '../../ports/records/records.ts'
import { audit } from '../commands/command.ts'
import { type AnchorDeps, anchorTick } from './anchor-tick.ts'
import { type VerifyDeps, type VerifyPace, VerifyStopped, verifyJournal } from './verify-journal.ts'

export type ProofWatchDeps = AnchorDeps &
  Omit<VerifyDeps, 'clock' | 'signer'> & {
    readonly clock: Pick<Clock, 'now' | 'monotonic' | 'sleep'>
    readonly verifyKey: { signer: AnchorDeps['key']['signer'] }
    readonly transactions: Transactions
    readonly logger: Pick<Logger, 'warn' | 'error'>
  }

type CheckedAt = { readonly at: Instant; readonly report: VerifyReport }

export type ProofState = {
  /** How far a check has come that goes on; `null`: none does. */
  readonly running: { readonly check: CheckName; readonly looked: number } | null
  readonly last: CheckedAt | null
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

const MARK = 'journal-verify'
/** Kept of each check: the others are found again by checking again. */
const FINDINGS_KEPT = 5

const shortened = ({ checks }: VerifyReport): VerifyReport =>
  reportOf(checks.map((check) => ({ ...check, findings: check.findings.slice(0, FINDINGS_KEPT) })))

const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

export function createProofWatch(deps: ProofWatchDeps): ProofWatch {
  const { clock, transactions, logger, ledger } = deps
  const stop = new AbortController()
  let state: ProofState = {
    running: null,
    last: null,
    trouble: null,
    anchoredAt: null,
    powers: null,
  }
  let checking: Promise<VerifyReport> | null = null

  async function check(who: string, filesPerSecond: number): Promise<VerifyReport> {
    const signer = await deps.verifyKey.signer()
    const report = await verifyJournal(
      { ...deps, signer: signer.ok ? signer.value : null },
      {
        filesPerSecond,
        signal: stop.signal,
        onProgress: (name, looked) => {
          state = { ...state, running: { check: name, looked } }
        },
      },
    )
    const last = { at: clock.now(), report: shortened(report) }
    state = { ...state, last }
    await transactions.run(async (records) => {
      await records.patrolMarks.save(MARK, { at: last.at, value: last })
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
    return report
  }

  return {
    state: () => state,
    async begin() {
      const mark = await transactions.run(({ patrolMarks }) => patrolMarks.find(MARK))
      const kept = mark?.value as CheckedAt | undefined
      state = { ...state, last: state.last ?? kept ?? null, powers: await ledger.powers() }
    },
    async anchor() {
      const before = state.trouble
      try {
        const done = await anchorTick(deps)
        state = done.ok
          ? { ...state, trouble: null, anchoredAt: clock.now() }
          : { ...state, trouble: done.fault.message }
      } catch (error) {
        state = { ...state, trouble: wordsOf(error) }
      }
      const { trouble } = state
      if (trouble !== null && trouble !== before) logger.error({ trouble }, 'nothing is signed')
    },
    async verify({ who, filesPerSecond }) {
      state = { ...state, running: state.running ?? { check: 'outside', looked: 0 } }
      checking ??= check(who, filesPerSecond).finally(() => {
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
