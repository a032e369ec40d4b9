import { decideTick, lookFrom } from '../../core/patrol/sweeps/tick-decision.ts'
import { type Duration, hours, milliseconds, minutes, seconds } from '../../core/time/duration.ts'
import { between, formatInstant, type Instant, minus, plus } from '../../core/time/instant.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Logger } from '../../ports/logger.ts'
import { readTickSchedule, type TickSchedule } from './tick-schedule.ts'

const SECOND = 1_000
const PRUNE_EVERY = hours(1)
/** A tick that is claimed and not done for so long is somebody else's to do: longer than handing a job over takes. Ours: docs/rules.md §7. */
const ABANDONED_AFTER = minutes(2)
const LOOK_FOR_ABANDONED_EVERY = seconds(15)
/** Taken ticks are remembered longer than anybody may catch up; the last of each schedule for ever. */
const REMEMBER = hours(26)
/** Farther ahead nobody asks for the next tick. */
const FARTHEST_NEXT = minutes(1)

export type Tick = {
  /** The schedule's name and the instant it names. The same comes again when the clock is set back. */
  readonly key: string
  /** The instant the schedule names, on the clock that was handed in. */
  readonly at: Instant
  /** Nobody ran at its time; it is made up for now. */
  readonly backfilled: boolean
  /** How long it is from now to the tick after it; a minute where that is farther. */
  readonly toNext: Duration
}

export type TickSettings = {
  /** Unique, and the same on every machine. */
  readonly name: string
  /** Cron expression of five or six fields (seconds first). */
  readonly expression: string
  /** The zone it is read in; left out: Asia/Shanghai. */
  readonly zone?: string
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
  /** What the tick asked for is handed over. */
  finish(tick: {
    readonly name: string
    readonly at: Instant
    readonly doneAt: Instant
  }): Promise<void>
  /**
   * Claims anew the latest tick of that name, when it was claimed before `claimedBefore` and never finished: whoever had it
   * is gone. `null`: there is none, or somebody else was first.
   */
  takeOver(
    name: string,
    claim: { readonly claimedBefore: Instant; readonly claimedAt: Instant },
  ): Promise<Instant | null>
  last(name: string): Promise<Instant | null>
  /** Forgets what was taken of ticks after that instant: the clock was set back, and they come again. */
  forgetAfter(name: string, at: Instant): Promise<void>
  prune(before: Instant): Promise<void>
}

export type TickParts = {
  /** A function is asked every second: schedules come, change and go while the program runs. */
  readonly ticks: readonly TickSettings[] | (() => readonly TickSettings[])
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
    this.#schedule = readTickSchedule(settings.expression, settings.zone)
    this.#parts = parts
    this.#looked = since
  }

  look(now: Instant): void {
    if (this.#running !== null) return
    const decided = decideTick(this.#schedule.latest, this.#looked, now)
    this.#looked = decided.looked
    if (decided.kind === 'forget') this.#begin(this.#forget(decided.after))
    if (decided.kind === 'take') this.#begin(this.#take(decided.at, now, decided.backfilled))
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

  /** Takes over what a process claimed that is gone since. */
  lookForAbandoned(now: Instant): void {
    if (this.#running === null) this.#begin(this.#takeOver(now))
  }

  async #takeOver(now: Instant): Promise<void> {
    const { coordinator, logger } = this.#parts
    const { name } = this.#settings
    try {
      const claim = { claimedBefore: minus(now, ABANDONED_AFTER), claimedAt: now }
      const at = await coordinator.takeOver(name, claim)
      if (at === null) return
      logger.warn(
        { tick: name, at: formatInstant(at) },
        'tick of a process that is gone is made up for',
      )
      await this.#run(at, true)
    } catch (error) {
      logger.error({ tick: name, error: String(error) }, 'tick was not taken over')
    }
  }

  async #run(at: Instant, backfilled: boolean): Promise<void> {
    const { name, run } = this.#settings
    const now = this.#parts.clock.now()
    const farthest = plus(now, FARTHEST_NEXT)
    const toNext = between(now, this.#schedule.next(now, farthest) ?? farthest)
    await run({ key: `${name}@${formatInstant(at)}`, at, backfilled, toNext })
    await this.#parts.coordinator.finish({ name, at, doneAt: this.#parts.clock.now() })
  }

  async #take(at: Instant, now: Instant, backfilled: boolean): Promise<void> {
    const { name } = this.#settings
    const { coordinator, logger } = this.#parts
    try {
      if (!(await coordinator.claim({ name, at, claimedAt: now, backfilled }))) return
      if (backfilled) logger.warn({ tick: name, at: formatInstant(at) }, 'missed tick made up for')
      await this.#run(at, backfilled)
    } catch (error) {
      logger.error({ tick: name, at: formatInstant(at), error: String(error) }, 'tick failed')
    }
  }
}

/** Named by all that makes a schedule: one whose expression was changed is another. */
const keyOf = ({ name, expression, zone = '' }: TickSettings): string =>
  JSON.stringify([name, expression, zone])

/** The runners of the schedules that there are now. */
class TickBoard {
  readonly #parts: TickParts
  readonly #runners = new Map<string, TickRunner>()

  constructor(parts: TickParts) {
    this.#parts = parts
  }

  /** Begins what is new and ends what is gone. */
  async refresh(): Promise<void> {
    const { ticks, clock, coordinator } = this.#parts
    const wanted = new Map(
      (typeof ticks === 'function' ? ticks() : ticks).map((tick) => [keyOf(tick), tick]),
    )
    for (const [key, runner] of this.#runners) {
      if (wanted.has(key)) continue
      this.#runners.delete(key)
      await runner.stop()
    }
    for (const [key, tick] of wanted) {
      if (this.#runners.has(key)) continue
      const since = lookFrom(await coordinator.last(tick.name), clock.now())
      this.#runners.set(key, new TickRunner(tick, this.#parts, since))
    }
  }

  look(now: Instant): void {
    for (const runner of this.#runners.values()) runner.look(now)
  }

  lookForAbandoned(now: Instant): void {
    for (const runner of this.#runners.values()) runner.lookForAbandoned(now)
  }

  async stop(): Promise<void> {
    await Promise.all([...this.#runners.values()].map((runner) => runner.stop()))
  }
}

async function keepLooking(
  board: TickBoard,
  { clock, coordinator, logger }: TickParts,
  signal: AbortSignal,
): Promise<void> {
  let pruned = clock.monotonic()
  let looked = pruned
  while (!signal.aborted) {
    // What cannot be begun now (the database is away) is begun a second later; the others tick on.
    await board
      .refresh()
      .catch((error: unknown) => logger.error({ error: String(error) }, 'schedules of ticks'))
    const now = clock.now()
    board.look(now)
    if (clock.monotonic() - looked >= LOOK_FOR_ABANDONED_EVERY) {
      looked = clock.monotonic()
      board.lookForAbandoned(now)
    }
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
 * A tick whose process dies over it, or whose `run` rejects, is run again two minutes later, by whichever machine finds it,
 * unless the schedule has ticked since.
 * @throws Error when an expression that is there at the start is not one.
 */
export async function startTicks(parts: TickParts): Promise<{ stop(): Promise<void> }> {
  const board = new TickBoard(parts)
  await board.refresh()
  const stopping = new AbortController()
  const looking = keepLooking(board, parts, stopping.signal)
  return {
    async stop() {
      stopping.abort()
      await looking
      await board.stop()
    },
  }
}
