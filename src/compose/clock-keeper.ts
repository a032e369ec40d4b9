import { auditClock } from '../app/audit-clock.ts'
import type { KeepLivedTime } from '../app/retention/keep-lived-time.ts'
import {
  beginClockWatch,
  type ClockStep,
  type ClockWatch,
  isTold,
  stepWords,
  watchClock,
} from '../core/time/clock-watch.ts'
import { doubtWords } from '../core/time/doubt-words.ts'
import { minutes, seconds, toSeconds } from '../core/time/duration.ts'
import type { LivedTime } from '../core/time/lived-time.ts'
import type { Clock } from '../ports/clock.ts'
import type { Logger } from '../ports/logger.ts'
import type { Transactions } from '../ports/records/records.ts'

type KeeperNeeds = {
  readonly clock: Clock
  readonly logger: Logger
  readonly transactions: Transactions
  readonly keepLived: KeepLivedTime
}

export type ClockKeeper = {
  /** What people are to be told of a clock that was set. */
  notices(): readonly { readonly code: 'clock-stepped'; readonly zh: string; readonly en: string }[]
  figures(): { readonly steps: number; readonly lastStepSeconds: number }
  stop(): Promise<void>
}

const EVERY = seconds(1)
const LIVED_EVERY = minutes(10)

async function enter({ clock, logger, transactions }: KeeperNeeds, step: ClockStep): Promise<void> {
  const bySeconds = toSeconds(step.by)
  const words = stepWords(step)
  logger.error({ bySeconds, seen: step.seen }, words.en)
  await transactions.run((records) =>
    auditClock(records, clock, words, { bySeconds, seen: step.seen }),
  )
}

/** Holds the wall clock against the monotonic one, and says by how much it was set: the law is read off it. */
export async function keepClock(needs: KeeperNeeds): Promise<ClockKeeper> {
  const { clock, logger, transactions, keepLived } = needs
  const read = () => ({ wall: clock.now(), monotonic: clock.monotonic() })
  let [lived, livedAt]: [LivedTime, number] = [await keepLived(), clock.monotonic()]
  const newest = await transactions.run((records) => records.journal.last())
  let watch: ClockWatch = beginClockWatch(read(), newest?.at ?? null)
  const unwritten: ClockStep[] = watch.latest === null ? [] : [watch.latest]
  const stop = new AbortController()

  async function write(): Promise<void> {
    try {
      for (let step = unwritten[0]; step !== undefined; step = unwritten[0]) {
        await enter(needs, step)
        unwritten.shift()
      }
    } catch (error) {
      logger.error({ error: String(error) }, 'a step of the clock could not be written down yet')
    }
  }

  async function live(): Promise<void> {
    if (clock.monotonic() - livedAt < LIVED_EVERY) return
    livedAt = clock.monotonic()
    try {
      lived = await keepLived()
    } catch (error) {
      logger.error({ error: String(error) }, 'that the program runs could not be written down')
    }
  }

  async function keep(): Promise<void> {
    while (!stop.signal.aborted) {
      const before = watch
      watch = watchClock(before, read())
      if (watch.steps > before.steps && watch.latest !== null) unwritten.push(watch.latest)
      await write()
      await live()
      await clock.sleep(EVERY, stop.signal)
    }
  }

  const keeping = keep()
  return {
    notices: () => {
      const step = isTold(watch.latest, clock.monotonic()) ? stepWords(watch.latest) : null
      return [step, doubtWords(lived)].flatMap((words) =>
        words === null ? [] : [{ code: 'clock-stepped', ...words }],
      )
    },
    figures: () => ({
      steps: watch.steps,
      lastStepSeconds: watch.latest === null ? 0 : toSeconds(watch.latest.by),
    }),
    stop: () => {
      stop.abort()
      return keeping
    },
  }
}
