import { type HostTimes, learnTime, NO_TIMES, timeBudget } from '../../core/patrol/host-times.ts'
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
}

export type LearnedTimesDeps = {
  readonly clock: Pick<Clock, 'monotonic'>
  readonly politeness: () => PolitenessRules
}

/** Of platforms, and of addresses; the oldest are forgotten. */
const MOST_KNOWN = 5_000

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
 * A look that is given less than it asks for and is answered too late is given all of it from then on: one slow room on a
 * quick platform must not be unseen for ever.
 */
export function createLearnedTimes({ clock, politeness }: LearnedTimesDeps): LearnedTimes {
  const times = new Map<string, HostTimes>()
  const slow = new Map<string, true>()

  const budgetFor = (url: string, host: string, { budget, priority }: ViewOptions): Duration => {
    const hurries = (priority ?? 'patrol') === 'patrol' && !slow.has(url)
    return hurries ? timeBudget(times.get(host) ?? NO_TIMES, budget) : budget
  }

  return {
    async probe(url, options, look) {
      const host = budgetOfUrl(politeness(), url)?.host
      if (host === undefined) return await look(options)
      const budget = budgetFor(url, host, options)
      const began = clock.monotonic()
      const outcome = await look({ ...options, budget })
      if (saysNothing(outcome, options)) return outcome
      const answered = isReached(outcome)
      if (answered && isTimeout(outcome)) keep(slow, url, true)
      const took = milliseconds(clock.monotonic() - began)
      keep(times, host, learnTime(times.get(host) ?? NO_TIMES, { took, answered }))
      return outcome
    },
  }
}
