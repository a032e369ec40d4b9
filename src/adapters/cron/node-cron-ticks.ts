import { hours, milliseconds, seconds } from '../../core/time/duration.ts'
import { between, formatInstant, type Instant, later, minus } from '../../core/time/instant.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Logger } from '../../ports/logger.ts'
import { readTickSchedule, type TickSchedule } from './tick-schedule.ts'

const SECOND = 1_000
/** Ticks missed longer ago than this are not made up for. */
const CATCH_UP = hours(24)
/** A tick that runs later than this after its time was missed. */
const PUNCTUAL = seconds(5)
/** A clock that was set back by less catches up soon, and repeats no tick; what it says again after more is new. */
const WAITED_FOR = seconds(30)
const PRUNE_EVERY = hours(1)
/** Taken ticks are remembered longer than anybody may catch up. */
const REMEMBER = hours(7 * 24)

export type Tick = {
  /** The schedule's name and the instant it names. The same comes again when the clock is set back. */
  readonly key: string
  /** The instant the schedule names, on the clock that was handed in. */
  readonly at: Instant
  /** Nobody ran at its time; it is made up for now. */
  readonly backfilled: boolean
}

export type TickSettings = {
  /** Unique, and the same on every machine. */
  readonly name: string
  /** Cron expression of five or six fields (seconds first), in Asia/Shanghai. */
  readonly expression: string
  readonly run: (tick: Tick) => Promise<void>
}

/** Decides, for all machines on one database, who runs a tick. */
export type TickCoordinator = {
  claim(tick: {
    readonly name: string
    readonly at: Instant
    readonly claimedAt: Instant
    readonly backfilled: boolean
  }): Promise<boolean>
  last(name: string): Promise<Instant | null>
  /** Forgets what was taken of ticks after that instant: the clock was set back, and they come again. */
  forgetAfter(name: string, at: Instant): Promise<void>
  prune(before: Instant): Promise<void>
}

export type TickParts = {
  readonly ticks: readonly TickSettings[]
  readonly clock: Clock
  readonly coordinator: TickCoordinator
  readonly logger: Logger
}

/** One schedule: remembers how far it has looked, and takes one tick at a time. */
class TickRunner {
  readonly #settings: TickSettings
  readonly #schedule: TickSchedule
  readonly #parts: TickParts
  #looked: Instant
  #running: Promise<void> | null = null

  constructor(settings: TickSettings, parts: TickParts, since: Instant) {
    this.#settings = settings
    this.#schedule = readTickSchedule(settings.expression)
    this.#parts = parts
    this.#looked = since
  }

  /** Of all ticks since the last look only the latest runs: nobody needs a patrol planned for an hour ago twice. */
  look(now: Instant): void {
    if (this.#running !== null) return
    if (now < this.#looked) {
      const back = between(now, this.#looked)
      this.#looked = minus(now, milliseconds(SECOND))
      if (back > WAITED_FOR) {
        this.#begin(this.#forget(this.#looked))
        return
      }
    }
    const at = this.#schedule.latest(later(this.#looked, minus(now, CATCH_UP)), now)
    this.#looked = now
    if (at === null) return
    this.#begin(this.#take(at, now))
  }

  #begin(work: Promise<void>): void {
    this.#running = work.finally(() => {
      this.#running = null
    })
  }

  async #forget(after: Instant): Promise<void> {
    const { coordinator, logger } = this.#parts
    const { name } = this.#settings
    try {
      await coordinator.forgetAfter(name, after)
      logger.warn({ tick: name }, 'the clock was set back: ticks that come again are taken again')
    } catch (error) {
      logger.error({ tick: name, error: String(error) }, 'ticks were not forgotten')
    }
  }

  async stop(): Promise<void> {
    await this.#running
    this.#schedule.close()
  }

  async #take(at: Instant, now: Instant): Promise<void> {
    const { name, run } = this.#settings
    const { coordinator, logger } = this.#parts
    const backfilled = between(at, now) > PUNCTUAL
    try {
      if (!(await coordinator.claim({ name, at, claimedAt: now, backfilled }))) return
      if (backfilled) logger.warn({ tick: name, at: formatInstant(at) }, 'missed tick made up for')
      await run({ key: `${name}@${formatInstant(at)}`, at, backfilled })
    } catch (error) {
      logger.error({ tick: name, at: formatInstant(at), error: String(error) }, 'tick failed')
    }
  }
}

async function lookingFrom(name: string, { clock, coordinator }: TickParts): Promise<Instant> {
  const now = clock.now()
  const last = await coordinator.last(name)
  // Never run before: it begins with its next tick, there is nothing to make up for.
  if (last === null) return now
  // Set back while nobody ran: the first look finds it so.
  if (last > now) return last
  return later(last, minus(now, CATCH_UP))
}

async function keepLooking(
  runners: readonly TickRunner[],
  { clock, coordinator, logger }: TickParts,
  signal: AbortSignal,
): Promise<void> {
  let pruned = clock.monotonic()
  while (!signal.aborted) {
    const now = clock.now()
    for (const runner of runners) runner.look(now)
    if (clock.monotonic() - pruned > PRUNE_EVERY) {
      pruned = clock.monotonic()
      await coordinator
        .prune(minus(now, REMEMBER))
        .catch((error: unknown) => logger.error({ error: String(error) }, 'ticks were not pruned'))
    }
    const toNextSecond = SECOND - (((clock.now() % SECOND) + SECOND) % SECOND)
    await clock.sleep(milliseconds(toNextSecond), signal)
  }
}

/**
 * Runs each tick once across all machines that share the coordinator, on the clock handed in (a drill's ticks follow
 * the drill). Ticks missed while nobody ran, or while the last run of the same schedule was still going, are made up
 * for by running the latest of them, marked `backfilled` when it is more than 5 s late, and at most 24 h back.
 * A tick whose `run` rejects is logged and not run again.
 * @throws Error when an expression is not one.
 */
export async function startTicks(parts: TickParts): Promise<{ stop(): Promise<void> }> {
  const runners: TickRunner[] = []
  for (const tick of parts.ticks) {
    runners.push(new TickRunner(tick, parts, await lookingFrom(tick.name, parts)))
  }
  const stopping = new AbortController()
  const looking = keepLooking(runners, parts, stopping.signal)
  return {
    async stop() {
      stopping.abort()
      await looking
      await Promise.all(runners.map((runner) => runner.stop()))
    },
  }
}
