import { type Duration, milliseconds } from '../../time/duration.ts'

/** What looks did, as far as it can be counted exactly. */
export type LookWork = {
  /** Looks of a watch. */
  readonly looks: number
  /** Cheap looks that only ask whether a room is on air. */
  readonly probes: number
  /** Of bodies of answers and of live connections, and what pages of a browser received. */
  readonly bytes: number
  /** Decoders that were started for one picture or one piece of sound. */
  readonly decodes: number
  /** Pictures that a warm decoder was asked about. */
  readonly glances: number
  /** Lines of text that were read, and not taken from memory. */
  readonly lines: number
  /** Visits of a browser. */
  readonly pages: number
  /** Listenings. */
  readonly listens: number
}

export type WorkCount = keyof LookWork

export const NO_WORK: LookWork = {
  looks: 0,
  probes: 0,
  bytes: 0,
  decodes: 0,
  glances: 0,
  lines: 0,
  pages: 0,
  listens: 0,
}

/** Processor time of one of each, milliseconds. Ours, measured in the running patrol (docs/decisions/0210): they only say who has how much of what was spent. */
const PRICES: LookWork = {
  looks: 25,
  probes: 4,
  bytes: 0.000_01,
  decodes: 60,
  glances: 15,
  lines: 40,
  pages: 1_500,
  listens: 300,
}

const COUNTS = Object.keys(NO_WORK) as readonly WorkCount[]

/** What the work would cost by itself. */
export const priceOf = (work: LookWork): Duration =>
  milliseconds(COUNTS.reduce((sum, count) => sum + work[count] * PRICES[count], 0))

/**
 * Shares processor time that was measured as a whole out to those who had something done meanwhile, by the price of their
 * work: on one event loop with shared decoders and readers nobody can say whose it was. All of it is shared out, what keeps the
 * process alive included; where nobody had anything done it is nobody's.
 */
export function apportion<Key>(
  spent: Duration,
  works: ReadonlyMap<Key, LookWork>,
): ReadonlyMap<Key, Duration> {
  const prices = [...works].map(([key, work]) => [key, priceOf(work)] as const)
  const total = prices.reduce((sum, [, price]) => sum + price, 0)
  if (total === 0) return new Map()
  return new Map(prices.map(([key, price]) => [key, milliseconds((spent * price) / total)]))
}
