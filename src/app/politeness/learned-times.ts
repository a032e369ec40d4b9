import {
  giveTime,
  type HostTimes,
  isSilent,
  learnRoom,
  learnTime,
  NO_ROOM_TIMES,
  NO_TIMES,
  type RoomTimes,
} from '../../core/patrol/host-times.ts'
import { budgetOfUrl, type PolitenessRules } from '../../core/patrol/politeness-host.ts'
import { type Duration, milliseconds } from '../../core/time/duration.ts'
import type { Clock } from '../../ports/clock.ts'
import type { ProbeOutcome, ViewOptions } from '../../ports/sight/stream-viewer.ts'

/** What this process has learned of how long platforms take. */
export type LearnedTimes = {
  /** The same probe, with no more time than its platform needs. */
  probe(
    url: string,
    options: ViewOptions,
    look: (options: ViewOptions) => Promise<ProbeOutcome>,
  ): Promise<ProbeOutcome>
  /** It was cut short by us, and nothing says that more time would not help: the next probe of this address has all of it. */
  isToBeTakenAgain(url: string, outcome: ProbeOutcome): boolean
}

export type LearnedTimesDeps = {
  readonly clock: Pick<Clock, 'monotonic'>
  readonly politeness: () => PolitenessRules
}

/** Of platforms, and of addresses; the oldest are forgotten. */
const MOST_KNOWN = 50_000

const isTimeout = (outcome: ProbeOutcome): boolean =>
  outcome.kind === 'unseen' && outcome.reason === 'timeout'

const isReached = (outcome: ProbeOutcome): boolean =>
  outcome.kind === 'on-air' || outcome.reached === true || !isTimeout(outcome)

/** Refused by us, or given up: it says nothing of the platform. */
const saysNothing = (outcome: ProbeOutcome, { signal }: ViewOptions): boolean =>
  signal?.aborted === true || (outcome.kind === 'unseen' && outcome.reason === 'budget')

function keep<T>(known: Map<string, T>, key: string, value: T): void {
  known.delete(key)
  known.set(key, value)
  const [oldest] = known.keys()
  if (known.size > MOST_KNOWN && oldest !== undefined) known.delete(oldest)
}

/**
 * A look that is given less than it asks for and ends by that is our impatience: it is taken again at length, unless the
 * platform is known to be silent at length as well. A room that answers later than its platform usually does is given all
 * its time from then on: one slow room on a quick platform must not be unseen for ever, nor one on a platform whose other
 * rooms say nothing.
 */
export function createLearnedTimes({ clock, politeness }: LearnedTimesDeps): LearnedTimes {
  const times = new Map<string, HostTimes>()
  const rooms = new Map<string, RoomTimes>()
  const hostOf = (url: string): string | undefined => budgetOfUrl(politeness(), url)?.host
  const timesOf = (host: string): HostTimes => times.get(host) ?? NO_TIMES
  const roomOf = (url: string): RoomTimes => rooms.get(url) ?? NO_ROOM_TIMES

  const keepRoom = (url: string, room: RoomTimes): void => {
    if (room !== NO_ROOM_TIMES) keep(rooms, url, room)
  }

  const budgetFor = (url: string, host: string, { budget, priority }: ViewOptions): Duration => {
    if ((priority ?? 'patrol') !== 'patrol') return budget
    const given = giveTime(host, timesOf(host), roomOf(url), budget)
    keep(times, host, given.times)
    keepRoom(url, given.room)
    return given.budget
  }

  return {
    async probe(url, options, look) {
      const host = hostOf(url)
      if (host === undefined) return await look(options)
      const budget = budgetFor(url, host, options)
      const whole = budget >= options.budget
      const began = clock.monotonic()
      const outcome = await look({ ...options, budget })
      if (saysNothing(outcome, options)) return outcome
      const took = milliseconds(clock.monotonic() - began)
      const answered = isReached(outcome)
      const cutShort = isTimeout(outcome) && !whole
      keepRoom(url, learnRoom(roomOf(url), timesOf(host), { took, answered, cutShort }))
      keep(times, host, learnTime(timesOf(host), { took, answered, whole }))
      return outcome.kind === 'unseen' && cutShort ? { ...outcome, cutShort } : outcome
    },
    isToBeTakenAgain(url, outcome) {
      const host = hostOf(url)
      const silent = host !== undefined && isSilent(timesOf(host))
      return outcome.kind === 'unseen' && outcome.cutShort === true && !silent
    },
  }
}
