import type { PolitenessRules } from '../../../core/patrol/politeness-host.ts'
import { inScope, type PatrolSweep } from '../../../core/patrol/sweep.ts'
import type { ObjectKind } from '../../../core/registry/institution.ts'
import type { LiveRoom } from '../../../core/registry/live-room.ts'
import { platformOf } from '../../plan/planned-rooms.ts'
import { addTotals, type CoverageTotals, NO_COVERAGE } from './coverage-totals.ts'

/** Rooms added up. */
export type CoverageGroup = {
  readonly name: string
  readonly rooms: number
  readonly totals: CoverageTotals
}

export type CountedRoom = {
  readonly room: LiveRoom
  readonly kind: ObjectKind | undefined
  readonly totals: CoverageTotals
}

/** Of rooms that go to no host. */
const NO_PLATFORM = '-'

function grouped(
  rooms: readonly CountedRoom[],
  namesOf: (counted: CountedRoom) => readonly string[],
): readonly CoverageGroup[] {
  const groups = new Map<string, CoverageGroup>()
  for (const counted of rooms) {
    for (const name of namesOf(counted)) {
      const before = groups.get(name) ?? { name, rooms: 0, totals: NO_COVERAGE }
      const totals = addTotals(before.totals, counted.totals)
      groups.set(name, { name, rooms: before.rooms + 1, totals })
    }
  }
  // What was missed most first: it is what somebody has to do something about.
  return [...groups.values()].toSorted(
    (a, b) => b.totals.missed - a.totals.missed || (a.name < b.name ? -1 : 1),
  )
}

/** Totals by place, platform and sweep. A room counts for every sweep that it is in the scope of, whatever its hour. */
export function coverageGroups(
  rooms: readonly CountedRoom[],
  rules: PolitenessRules,
  sweeps: readonly PatrolSweep[],
) {
  const platform = ({ room }: CountedRoom): string => platformOf(rules, room) ?? NO_PLATFORM
  const sweepsOf = (counted: CountedRoom): readonly string[] => {
    const { room, kind } = counted
    const swept = { room, platform: platform(counted), ...(kind === undefined ? {} : { kind }) }
    return sweeps.filter((sweep) => inScope(sweep, swept)).map(({ name }) => name)
  }
  return {
    byRegion: grouped(rooms, ({ room }) => [room.region]),
    byPlatform: grouped(rooms, (counted) => [platform(counted)]),
    bySweep: grouped(rooms, sweepsOf),
  }
}
