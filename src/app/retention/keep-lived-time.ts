import { doubtWords } from '../../core/time/doubt-words.ts'
import { type Duration, milliseconds, toSeconds } from '../../core/time/duration.ts'
import { beginLiving, doubted, type LivedTime, liveOn } from '../../core/time/lived-time.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Records, Transactions } from '../../ports/records/records.ts'
import { auditClock } from '../audit-clock.ts'

type BothClocks = Pick<Clock, 'now' | 'monotonic'>

const MARK = 'lived-time'

/** When this process last looked, for each of its clocks. */
const looks = new WeakMap<BothClocks, Duration>()

async function tell(records: Records, clock: BothClocks, time: LivedTime): Promise<void> {
  const words = doubtWords(time)
  if (words === null) return
  const data = { doubtedSeconds: Math.round(toSeconds(doubted(time))) }
  await auditClock(records, clock, words, data)
}

/**
 * Writes down that this process still runs, and what the wall clock shows, for whoever reckons ages (`surelyNow`). A leap that it begins to
 * doubt is journalled.
 */
export async function keepLivedTime({
  clock,
  transactions,
}: {
  readonly clock: BothClocks
  readonly transactions: Transactions
}): Promise<LivedTime> {
  const [wall, monotonic] = [clock.now(), clock.monotonic()]
  const ran = milliseconds(monotonic - (looks.get(clock) ?? monotonic))
  const time = await transactions.run(async (records) => {
    const { patrolMarks, journal } = records
    const mark = await patrolMarks.find(MARK)
    const kept = mark === null ? null : (mark.value as LivedTime)
    const next =
      kept === null
        ? beginLiving((await journal.last())?.at ?? null, wall)
        : liveOn(kept, { wall, ran })
    await patrolMarks.save(MARK, { at: wall, value: next })
    const last = next.doubts.at(-1)
    if (last !== undefined && !kept?.doubts.includes(last)) await tell(records, clock, next)
    return next
  })
  looks.set(clock, monotonic)
  return time
}
