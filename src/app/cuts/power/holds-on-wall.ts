import type { EarlierCutRules, WrittenCutRules } from '../../../core/cuts/power/loosened-rules.ts'
import { type ClockReading, isStep, stepBetween } from '../../../core/time/clock-step.ts'
import { type Instant, instantOfEpochMilliseconds, plus } from '../../../core/time/instant.ts'
import type { Clock } from '../../../ports/clock.ts'

type BothClocks = Pick<Clock, 'now' | 'monotonic'>
type Seen = ClockReading & { readonly until: Instant }

/** When this process first saw a change, by the name of the change; for each clock of this process. */
const sights = new WeakMap<BothClocks, Map<string, Seen>>()

/** What was changed in the future was changed before the clock was set back: it is reckoned as changed now. */
const seenNow = ({ until }: EarlierCutRules, reading: ClockReading): Seen => ({
  ...reading,
  until: instantOfEpochMilliseconds(Math.min(until, reading.wall)),
})

/**
 * `rules` with the times of their changes moved along with a wall clock that was set since this process saw them: setting it
 * neither ends nor lengthens the wait of what was loosened, however long that is (docs/decisions/0070, 0267).
 */
export function onWall(rules: WrittenCutRules, clock: BothClocks): WrittenCutRules {
  const reading = { wall: clock.now(), monotonic: clock.monotonic() }
  const known = sights.get(clock) ?? new Map<string, Seen>()
  sights.set(clock, known)
  const earlier = rules.earlier.map((one) => {
    const seen = known.get(one.id) ?? seenNow(one, reading)
    known.set(one.id, seen)
    const by = stepBetween(seen, reading)
    return { ...one, until: isStep(by) ? plus(seen.until, by) : seen.until }
  })
  return { ...rules, earlier }
}
