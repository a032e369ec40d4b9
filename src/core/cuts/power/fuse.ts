import type { CalledPlatform } from '../../registry/cut-target.ts'
import type { RegionCode } from '../../registry/institution.ts'
import { regionName } from '../../registry/region.ts'
import { type Duration, hours } from '../../time/duration.ts'
import { between, type Instant, later, minus } from '../../time/instant.ts'
import type { CutRules, FuseLimits } from './cut-rules.ts'

export const ORDER_KINDS = ['manual', 'automatic'] as const
/** Given by a person, or by the machine. They have fuses of their own. */
export type OrderKind = (typeof ORDER_KINDS)[number]

/** A real order as a fuse counts it, at the moment at which it was let go. */
export type CountedOrder = {
  readonly kind: OrderKind
  readonly at: Instant
  readonly platform: CalledPlatform
  readonly region: RegionCode
}

/** A person put a fuse back. What was ordered until then is not counted again. */
export type FuseReset = {
  readonly fuse: string
  readonly at: Instant
  readonly who: string
  readonly why: string
}

export type BlownFuse = {
  /** `manual:all`, `automatic:platform:srs`, `manual:region:440100`. */
  readonly id: string
  readonly kind: OrderKind
  readonly since: Instant
  readonly count: number
  readonly limit: number
  readonly zh: string
  readonly en: string
}

const HOUR: Duration = hours(1)
/** How far back orders are counted: what blew longer ago and was put back by nobody has been told every day since. Ours: docs/rules.md §7. */
export const FUSE_REMEMBERS: Duration = hours(24 * 31)

/** Fuses of places are of cities: a county has too few rooms to tell a fault by. */
const cityOf = (region: RegionCode): RegionCode => `${region.slice(0, 4)}00`

type Scope = keyof FuseLimits
type Fuse = {
  readonly id: string
  readonly kind: OrderKind
  readonly scope: Scope
  readonly of: string
}

function fusesOf({ kind, platform, region }: CountedOrder): readonly Fuse[] {
  const city = cityOf(region)
  return [
    { id: `${kind}:all`, kind, scope: 'all', of: '' },
    { id: `${kind}:platform:${platform}`, kind, scope: 'platform', of: platform },
    { id: `${kind}:region:${city}`, kind, scope: 'region', of: city },
  ]
}

function wordsOf(
  { kind, scope, of }: Fuse,
  count: number,
): { readonly zh: string; readonly en: string } {
  const who = kind === 'manual' ? ['人工', 'by people'] : ['自动', 'by the machine']
  const place = {
    all: ['', ''],
    platform: [`平台 ${of} 上`, ` on ${of}`],
    region: [`${regionName(of) ?? of}`, ` in ${regionName(of) ?? of}`],
  }[scope]
  return {
    zh: `${place[0]}一小时内${who[0]}阻断达到 ${count} 次`,
    en: `${count} cuts ${who[1]} within an hour${place[1]}`,
  }
}

/** The moment at which the last `limit` orders lay within an hour for the first time; `null`: never. */
function blewAt(moments: readonly Instant[], limit: number): Instant | null {
  const sorted = moments.toSorted((a, b) => a - b)
  for (const [last, moment] of sorted.entries()) {
    const first = sorted[last - limit + 1]
    if (first !== undefined && between(first, moment) < HOUR) return moment
  }
  return null
}

/**
 * The fuses that have blown. One blows with the order that makes up its limit within an hour, and stays so until a named
 * person puts it back, however long ago that is and whatever was started anew meanwhile.
 */
export function fuseState(
  orders: readonly CountedOrder[],
  resets: readonly FuseReset[],
  rules: CutRules,
  now: Instant,
): readonly BlownFuse[] {
  const since = minus(now, FUSE_REMEMBERS)
  const known = orders.filter(({ at }) => at > since)
  const fuses = new Map(known.flatMap(fusesOf).map((fuse) => [fuse.id, fuse]))
  return [...fuses.values()].flatMap((fuse): readonly BlownFuse[] => {
    const limit = rules.fuse[fuse.kind][fuse.scope]
    const puts = resets.filter((reset) => reset.fuse === fuse.id).map(({ at }) => at)
    const from = puts.reduce(later, since)
    const counted = known
      .filter((order) => order.at > from && fusesOf(order).some(({ id }) => id === fuse.id))
      .map(({ at }) => at)
    const blew = blewAt(counted, limit)
    if (blew === null) return []
    const count = counted.filter((at) => at > minus(blew, HOUR) && at <= blew).length
    return [{ id: fuse.id, kind: fuse.kind, since: blew, count, limit, ...wordsOf(fuse, limit) }]
  })
}

/** Those that hold up an order of this kind in this place, one that would be the next. */
export function blownFor(
  blown: readonly BlownFuse[],
  order: Omit<CountedOrder, 'at'>,
  now: Instant,
): readonly BlownFuse[] {
  const ids = new Set(fusesOf({ ...order, at: now }).map(({ id }) => id))
  return blown.filter(({ id }) => ids.has(id))
}

/** Those that blew by one more order: what is told aloud, once. */
export const newlyBlown = (
  before: readonly BlownFuse[],
  after: readonly BlownFuse[],
): readonly BlownFuse[] => after.filter(({ id }) => !before.some((one) => one.id === id))

/** Orders older than this cannot matter any more. */
export const countedSince = (now: Instant): Instant => minus(now, FUSE_REMEMBERS)
