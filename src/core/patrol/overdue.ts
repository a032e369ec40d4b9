import { type Duration, milliseconds, minutes, seconds, toSeconds } from '../time/duration.ts'
import type { Instant } from '../time/instant.ts'
import { lengthWords } from '../time/length-words.ts'
import type { Eased } from './load/ease.ts'
import type { HeldRoom } from './plan-probes.ts'
import { wasOnlyPostponed } from './room-status.ts'
import { cadenceOf } from './sweep.ts'

/** Since when (monotonic) a room has been known by this last look: its age survives a wall clock that is set. */
export type LookAge = {
  readonly lastLookAt: Instant | null
  readonly since: Duration
  /** When somebody last said of it that its platform has no turn for it, as the ledger has it, and since when that is known. */
  readonly refused: { readonly at: Instant | null; readonly since: Duration }
}
/** The last word of a budget about each room. */
export type BudgetWords = ReadonlyMap<string, Instant>
export type LookAges = ReadonlyMap<string, LookAge>

/** `budget`: the platform's politeness budget has no turn for it; `late`: we do not keep up. */
export type OverdueReason = 'late' | 'budget'

export type OverdueRoom = {
  readonly roomId: string
  readonly sweep: string
  readonly ageSeconds: number
  readonly cadenceSeconds: number
  readonly reason: OverdueReason
}

export type OverdueReport = {
  /** Rooms that a sweep has to look at now. */
  readonly rooms: number
  /** Of them, those that the load of the moment has no look for: they are told of as that, and not as overdue. */
  readonly shed: number
  readonly late: number
  readonly budget: number
  /** Of all rooms of the sweeps that wait for a look, overdue or not. */
  readonly oldestSeconds: number
  /** The longest unseen, at most `NAMED`. */
  readonly longest: readonly OverdueRoom[]
}

export const NOTHING_OVERDUE: OverdueReport = {
  rooms: 0,
  shed: 0,
  late: 0,
  budget: 0,
  oldestSeconds: 0,
  longest: [],
}

/**
 * Three cadences missed, and never less than this: a round may be long, a restart takes its time. Ours: docs/rules.md
 * §7.
 */
const CADENCES_MISSED = 3
const LEAST: Duration = seconds(60)
const NAMED = 20
/** A budget that nobody has spoken of for so long, and for three cadences, is no reason: whoever would say so may be dead. */
const WORD_HOLDS: Duration = minutes(2)

/**
 * What is known of each room's last look at `now` (monotonic). A room that a sweep begins to want, or that was looked
 * at since, begins at `now`, and so does one that the load has no look for: its waiting begins when it is wanted again. One
 * that no sweep wants any more is let go.
 */
export function followAges(
  before: LookAges,
  rooms: readonly HeldRoom[],
  now: Duration,
  ease: (held: HeldRoom) => Eased = () => 1,
  words: BudgetWords = new Map(),
): LookAges {
  const ages = new Map<string, LookAge>()
  for (const planned of rooms) {
    if (planned.sweep === null) continue
    const { status } = planned
    const lastLookAt = status === null || wasOnlyPostponed(status) ? null : status.lastLookAt
    const known = before.get(planned.room.id)
    const waits = ease(planned) !== 'shed'
    const same = waits && known !== undefined && known.lastLookAt === lastLookAt
    const at = words.get(planned.room.id) ?? known?.refused.at ?? null
    const refused =
      known !== undefined && known.refused.at === at ? known.refused : { at, since: now }
    ages.set(planned.room.id, { lastLookAt, since: same ? known.since : now, refused })
  }
  return ages
}

/** Which rooms have gone without a look for much longer than their sweep says, as the load eases it, and why. */
export function overdueRooms(
  ages: LookAges,
  rooms: readonly HeldRoom[],
  now: Duration,
  ease: (held: HeldRoom) => Eased = () => 1,
): OverdueReport {
  const overdue: OverdueRoom[] = []
  let oldest: number = 0
  let shed = 0
  for (const planned of rooms) {
    const known = ages.get(planned.room.id)
    const { sweep, room } = planned
    if (known === undefined || sweep === null) continue
    const age = milliseconds(now - known.since)
    oldest = Math.max(oldest, age)
    const eased = ease(planned)
    if (eased === 'shed') {
      shed += 1
      continue
    }
    const cadenceSeconds = cadenceOf(sweep, room).probeSeconds * eased
    const missed = seconds(cadenceSeconds) * CADENCES_MISSED
    if (age <= Math.max(LEAST, missed)) continue
    const isRefused =
      planned.status?.unseenReason === 'budget' &&
      now - known.refused.since <= Math.max(WORD_HOLDS, missed)
    overdue.push({
      roomId: planned.room.id,
      sweep: sweep.name,
      ageSeconds: Math.round(toSeconds(age)),
      cadenceSeconds,
      reason: isRefused ? 'budget' : 'late',
    })
  }
  const late = overdue.filter(({ reason }) => reason === 'late').length
  return {
    rooms: ages.size,
    shed,
    late,
    budget: overdue.length - late,
    oldestSeconds: Math.round(toSeconds(milliseconds(oldest))),
    longest: overdue.toSorted((a, b) => b.ageSeconds - a.ageSeconds).slice(0, NAMED),
  }
}

/** For people; `null` while nothing is overdue. */
export function overdueWords({
  rooms,
  late,
  budget,
  longest,
}: OverdueReport): { readonly zh: string; readonly en: string } | null {
  const [worst] = longest
  if (worst === undefined) return null
  const why = [
    ...(late > 0
      ? [{ zh: `${late}间因巡查来不及`, en: `${late} because the patrol does not keep up` }]
      : []),
    ...(budget > 0
      ? [
          {
            zh: `${budget}间因平台文明巡查预算`,
            en: `${budget} because of their platform's budget`,
          },
        ]
      : []),
  ]
  return {
    zh: `${rooms}间应巡直播间中${late + budget}间逾期未看（${why.map(({ zh }) => zh).join('，')}），最久 ${lengthWords(seconds(worst.ageSeconds)).zh}，应每 ${lengthWords(seconds(worst.cadenceSeconds)).zh}一看；未看不等于未见违规`,
    en: `${late + budget} of ${rooms} rooms are overdue (${why.map(({ en }) => en).join(', ')}), the longest for ${worst.ageSeconds} s where ${worst.cadenceSeconds} s are due; not looked at is not clean`,
  }
}
