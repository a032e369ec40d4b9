import { createProcessorTime } from '../../adapters/costs/processor-time.ts'
import { type CostLedger, createCostLedger } from '../../app/costs/cost-ledger.ts'
import { seconds } from '../../core/time/duration.ts'
import type { Transactions } from '../../ports/records/records.ts'
import type { WorkMeter } from '../../ports/work-meter.ts'
import type { Foundation } from '../foundation.ts'

const SETTLE_EVERY = seconds(30)
/** Rows are written so seldom that no look pays for them. */
const SETTLINGS_A_FLUSH = 10

/** Counts what looks cost this process, and writes it down every few minutes and at the end. */
export function openCosts(
  { clock, logger, closers }: Pick<Foundation, 'clock' | 'logger' | 'closers'>,
  { meter, transactions }: { readonly meter: WorkMeter; readonly transactions: Transactions },
): CostLedger {
  const stop = new AbortController()
  const ledger = createCostLedger({
    clock,
    meter,
    transactions,
    processor: createProcessorTime(),
  })
  const told = (work: Promise<void>): Promise<void> =>
    work.catch((error: unknown) =>
      logger.error({ error: String(error) }, 'what looks cost is not written down'),
    )

  async function keepSettling(): Promise<void> {
    for (let n = 0; !stop.signal.aborted; n += 1) {
      await told(ledger.settle())
      if (n % SETTLINGS_A_FLUSH === SETTLINGS_A_FLUSH - 1) await told(ledger.flush())
      await clock.sleep(SETTLE_EVERY, stop.signal)
    }
    await told(ledger.settle().then(() => ledger.flush()))
  }
  const settling = keepSettling()
  closers.add('costs of looks', () => {
    stop.abort()
    return settling
  })
  return ledger
}
