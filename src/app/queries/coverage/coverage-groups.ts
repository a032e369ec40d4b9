import type { PolitenessRules } from '../../../core/patrol/politeness-host.ts'
import type { LiveRoom } from '../../../core/registry/live-room.ts'
import { regionName } from '../../../core/registry/region.ts'
import type { WrittenSweep } from '../../../ports/written-sweep.ts'
import { platformOf } from '../../plan/planned-rooms.ts'
import { addScheduled, NONE_SCHEDULED, type ScheduledTotals } from './coverage-totals.ts'
import { type HeldTotals, TOO_MUCH_FOR_SWEEPS } from './sweep-coverage.ts'

type Words = { readonly zh: string; readonly en: string }

/** Rooms added up. */
export type CoverageGroup = {
  /** A code, a host, or the name that a sweep is written under. */
  readonly name: string
  /** As people call it; `null`: by its name. */
  readonly title: Words | null
  readonly rooms: number
  readonly totals: ScheduledTotals
}

export type CountedRoom = { readonly room: LiveRoom; readonly totals: ScheduledTotals }

/** Of rooms that go to no host. */
const NO_PLATFORM = '-'

/** Names that are no host's: a host is called by itself. `own` and `odd-host` as politeness calls them. */
const PLATFORM_WORDS: Readonly<Record<string, Words>> = {
  [NO_PLATFORM]: { zh: '没有网址', en: 'no address' },
  own: { zh: '本机与自有流媒体服务器', en: 'this machine and media servers of our own' },
  'odd-host': { zh: '无法识别的主机', en: 'hosts that cannot be one' },
}

type Share = { readonly name: string; readonly totals: ScheduledTotals }

function grouped(
  shares: readonly Share[],
  titleOf: (name: string) => Words | null,
): readonly CoverageGroup[] {
  const groups = [...Map.groupBy(shares, ({ name }) => name)].map(([name, of]) => ({
    name,
    title: titleOf(name),
    rooms: of.length,
    totals: of.reduce((sum, { totals }) => addScheduled(sum, totals), NONE_SCHEDULED),
  }))
  // What was missed most first: it is what somebody has to do something about.
  return groups.toSorted((a, b) => b.totals.missed - a.totals.missed || (a.name < b.name ? -1 : 1))
}

function regionWords(code: string): Words | null {
  const name = regionName(code)
  return name === null ? null : { zh: name, en: name }
}

/** All of it is scheduled time. */
const sharesOf = ({ bySweep }: HeldTotals): readonly Share[] =>
  [...bySweep].map(([name, totals]) => ({ name, totals: { ...totals, unscheduled: 0 } }))

/** Totals by place, platform and sweep; a sweep's are of the minutes in which it held the room. */
export function coverageGroups(
  rooms: readonly CountedRoom[],
  rules: PolitenessRules,
  sweeps: readonly WrittenSweep[],
  held: ReadonlyMap<string, HeldTotals> | null,
) {
  const titles = new Map(
    sweeps.map(({ name, titleZh, titleEn }) => [name, { zh: titleZh, en: titleEn }]),
  )
  const places = rooms.map(({ room, totals }) => ({ name: room.region, totals }))
  const platforms = rooms.map(({ room, totals }) => ({
    name: platformOf(rules, room) ?? NO_PLATFORM,
    totals,
  }))
  const swept = [...(held?.values() ?? [])].flatMap(sharesOf)
  return {
    byRegion: grouped(places, regionWords),
    byPlatform: grouped(platforms, (name) => PLATFORM_WORDS[name] ?? null),
    bySweep: grouped(swept, (name) => titles.get(name) ?? null),
    /** Why `bySweep` is left out; `null`: it is not. */
    withoutSweeps: held === null ? TOO_MUCH_FOR_SWEEPS : null,
  }
}
