import type { Room } from '../../../contracts/room.ts'
import type { Violation } from '../../../contracts/violation.ts'
import { type Filter, filterIn } from '../../register/filter.ts'

/** What the wall is narrowed by, as it stands in its address and in saved views. */
export const WALL_FILTERS = ['text', 'region', 'platform', 'tag'] as const
export type WallFilterName = (typeof WALL_FILTERS)[number]
export type WallFilter = Filter<WallFilterName>

export const wallFilterIn = (search: string): WallFilter => filterIn(search, WALL_FILTERS)

const holds = (wanted: string | undefined, is: (wanted: string) => boolean): boolean =>
  wanted === undefined || is(wanted)

export function isWanted(room: Room, { text, region, platform, tag }: WallFilter): boolean {
  return (
    holds(text, (one) => `${room.title} ${room.institutionName}`.includes(one)) &&
    holds(region, (one) => room.region.startsWith(one.replace(/(00)+$/, ''))) &&
    holds(platform, (one) => room.platform?.name === one) &&
    holds(tag, (one) => room.tags?.includes(one) ?? false)
  )
}

/** Leads of rooms that are shown. A lead whose room is not known here is never filtered away. */
export function leadsOf(
  violations: readonly Violation[],
  rooms: readonly Room[],
  filter: WallFilter,
): readonly Violation[] {
  const left = new Set(rooms.filter((room) => !isWanted(room, filter)).map(({ id }) => id))
  return violations.filter(({ roomId }) => !left.has(roomId))
}

export type WallChoices = Readonly<Record<Exclude<WallFilterName, 'text'>, readonly string[]>>

const sorted = (values: readonly (string | undefined)[]): readonly string[] =>
  [...new Set(values.filter((value) => value !== undefined))].toSorted()

/** What the rooms differ by: cities, platforms, tags. */
export const choicesOf = (rooms: readonly Room[]): WallChoices => ({
  region: sorted(rooms.map(({ region }) => `${region.slice(0, 4)}00`)),
  platform: sorted(rooms.map(({ platform }) => platform?.name)),
  tag: sorted(rooms.flatMap(({ tags }) => tags ?? [])),
})
