import { type ClockReading, isStep, stepBetween } from './clock-step.ts'
import { type Duration, hours, milliseconds } from './duration.ts'
import { formatInstant, type Instant } from './instant.ts'
import { lengthWords } from './length-words.ts'

/** The wall clock was set by `by` (forward is positive). */
export type ClockStep = {
  readonly by: Duration
  /** What it showed after. */
  readonly wall: Instant
  readonly monotonic: Duration
  /**
   * Seen while the program ran, or concluded at its start from records that lie in the future (then at least so
   * much).
   */
  readonly seen: 'running' | 'at-start'
}

export type ClockWatch = {
  readonly last: ClockReading
  readonly steps: number
  readonly latest: ClockStep | null
}

/** People are told for so long. Ours: docs/rules.md §7. */
const TOLD_FOR: Duration = hours(24)
/**
 * Workers' clocks may differ by this much; a newest record further ahead was written on another clock. Ours:
 * docs/rules.md §7.
 */
const RECORD_AHEAD: Duration = milliseconds(60_000)

/** Begins to watch. `newest`: when the newest record says it was written. */
export function beginClockWatch(reading: ClockReading, newest: Instant | null): ClockWatch {
  const ahead = newest === null ? 0 : newest - reading.wall
  if (ahead <= RECORD_AHEAD) return { last: reading, steps: 0, latest: null }
  const latest: ClockStep = { ...reading, by: milliseconds(-ahead), seen: 'at-start' }
  return { last: reading, steps: 1, latest }
}

/** Adds a reading; small differences are steered, not set, and are let go. */
export function watchClock(watch: ClockWatch, reading: ClockReading): ClockWatch {
  const by = stepBetween(watch.last, reading)
  if (!isStep(by)) return { ...watch, last: reading }
  return {
    last: reading,
    steps: watch.steps + 1,
    latest: { ...reading, by, seen: 'running' },
  }
}

/** Whether people still have to be told. */
export const isTold = (step: ClockStep | null, monotonic: Duration): step is ClockStep =>
  step !== null && monotonic - step.monotonic <= TOLD_FOR

/** By how much and since when, for people. Legal time is read off the wall clock, so they have to check it. */
export function stepWords(step: ClockStep): { readonly zh: string; readonly en: string } {
  const long = lengthWords(step.by)
  const back = step.by < 0
  const at = formatInstant(step.wall)
  if (step.seen === 'at-start') {
    return {
      zh: `系统时钟比最新记录落后至少 ${long.zh}（启动时为 ${at}）：时钟可能被回拨。违法时段按系统时钟判断，请立即校时`,
      en: `the clock is behind the newest record by at least ${long.en} (at start ${at}): it may have been set back. Legal time is read off this clock: check it now`,
    }
  }
  return {
    zh: `系统时钟被${back ? '回拨' : '拨快'} ${long.zh}，拨后为 ${at}。巡查未停；违法时段按系统时钟判断，请立即核对时间`,
    en: `the clock was set ${back ? 'back' : 'forward'} by ${long.en}, to ${at}. The patrol goes on; legal time is read off this clock: check it now`,
  }
}
