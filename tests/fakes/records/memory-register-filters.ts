import { budgetOfUrl } from '../../../src/core/patrol/politeness-host.ts'
import type { Institution } from '../../../src/core/registry/institution.ts'
import { type LiveRoom, tierOf } from '../../../src/core/registry/live-room.ts'
import { kindOf } from '../../../src/core/registry/object-kind.ts'
import type { InstitutionFilter, RoomFilter } from '../../../src/ports/records/filters.ts'
import { isIn, type MemoryTables } from '../memory-tables.ts'

const has = (text: string, ...places: readonly (string | null)[]): boolean =>
  places.some((place) => place?.toLowerCase().includes(text.toLowerCase()) === true)

const is = <T>(wanted: T | undefined, given: T): boolean => wanted === undefined || wanted === given

export const isInstitutionOf = (
  one: Institution,
  { region, text, kind, stage }: InstitutionFilter,
): boolean =>
  isIn(region, one.region) &&
  is(kind, kindOf(one)) &&
  (stage === undefined || one.stages.includes(stage)) &&
  (text === undefined || has(text, one.name, one.creditCode, one.licenceNumber) || one.id === text)

function goesTo(room: LiveRoom, hosts: readonly string[]): boolean {
  const url = room.streamUrls[0] ?? room.pageUrl
  const budget = { share: 1 } as never
  const rules = { rules: [{ name: 'wanted', hosts, budget }], others: budget }
  return url !== null && budgetOfUrl(rules, url)?.host === 'wanted'
}

export function isRoomOf(tables: MemoryTables, room: LiveRoom, filter: RoomFilter): boolean {
  const { text, hosts, tag, kind } = filter
  const owner = tables.institutions.get(room.institutionId)
  return (
    isIn(filter.region, room.region) &&
    is(filter.institutionId, room.institutionId) &&
    is(filter.stage, room.stage) &&
    is(filter.tier, tierOf(room)) &&
    is(filter.state, tables.statuses.get(room.id)?.state ?? 'unknown') &&
    is(filter.cut, room.cutTarget?.platform ?? 'none') &&
    is(filter.active, room.active) &&
    (tag === undefined || room.tags?.includes(tag) === true) &&
    (kind === undefined || (owner !== undefined && kindOf(owner) === kind)) &&
    (hosts === undefined || goesTo(room, hosts)) &&
    (text === undefined ||
      has(text, room.title, room.pageUrl, ...room.streamUrls, owner?.name ?? null) ||
      room.id === text)
  )
}
