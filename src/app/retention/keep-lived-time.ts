import { doubtWords } from '../../core/time/doubt-words.ts'
import { type Duration, milliseconds, toSeconds } from '../../core/time/duration.ts'
import {
  beginLiving,
  doubted,
  type LivedTime,
  liveOn,
  readLivedTime,
} from '../../core/time/lived-time.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Records, Transactions } from '../../ports/records/records.ts'
import { auditClock } from '../audit-clock.ts'

type BothClocks = Pick<Clock, 'now' | 'monotonic'>

/**
 * Writes down that this process still runs, and what the wall clock shows, for whoever reckons ages (`surelyNow`). A
 * leap that it begins to doubt is journalled. Rejects while the database is away.
 */
export type KeepLivedTime = () => Promise<LivedTime>

const MARK = 'lived-time'

async function tell(records: Records, clock: BothClocks, time: LivedTime): Promise<void> {
  const words = doubtWords(time)
  if (words === null) return
  const data = { doubtedSeconds: Math.round(toSeconds(doubted(time))) }
  await auditClock(records, clock, words, data)
}

/**
 * One for each process, shared by all that reckon ages there: it knows when it looked last, and a second one would take
 * the time between for its own.
 */
export function createLivedTime({
  clock,
  transactions,
}: {
  readonly clock: BothClocks
  readonly transactions: Transactions
}): KeepLivedTime {
  let lookedAt: Duration | null = null
  return async () => {
    const [wall, monotonic] = [clock.now(), clock.monotonic()]
    const ran = milliseconds(monotonic - (lookedAt ?? monotonic))
    const time = await transactions.run(async (records) => {
      const { patrolMarks, journal } = records
      const kept = readLivedTime((await patrolMarks.find(MARK))?.value)
      const next =
        kept === null
          ? beginLiving((await journal.last())?.at ?? null, wall)
          : liveOn(kept, { wall, ran })
      await patrolMarks.save(MARK, { at: wall, value: next })
      const last = next.doubts.at(-1)
      if (last !== undefined && !kept?.doubts.includes(last)) await tell(records, clock, next)
      return next
    })
    lookedAt = monotonic
    return time
  }
}
