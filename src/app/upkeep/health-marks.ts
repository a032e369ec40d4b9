import type { Instant } from '../../core/time/instant.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Transactions } from '../../ports/records/records.ts'

type MarkDeps = { readonly transactions: Transactions; readonly clock: Pick<Clock, 'now'> }

const NAMES = {
  heartbeatSent: 'heartbeat sent',
  heartbeatFailed: 'heartbeat failed',
  backup: 'backup',
} as const
export type HealthMark = keyof typeof NAMES

/** Notes, for all machines of a database, when something of the upkeep was last done. */
export const noteHealth = async (
  { transactions, clock }: MarkDeps,
  mark: HealthMark,
): Promise<void> => {
  const at = clock.now()
  await transactions.run((records) => records.patrolMarks.save(NAMES[mark], { at, value: null }))
}

export type HealthMarks = Readonly<Record<HealthMark, Instant | null>>

/** When each was last done; `null`: never, as far as anybody wrote down. */
export const readHealthMarks = async ({
  transactions,
}: Pick<MarkDeps, 'transactions'>): Promise<HealthMarks> =>
  await transactions.run(async ({ patrolMarks }) => {
    const at = async (mark: HealthMark) => (await patrolMarks.find(NAMES[mark]))?.at ?? null
    return {
      heartbeatSent: await at('heartbeatSent'),
      heartbeatFailed: await at('heartbeatFailed'),
      backup: await at('backup'),
    }
  })
