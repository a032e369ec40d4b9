import { type AnyColumn, and, arrayContains, eq, exists, or, type SQL, sql } from 'drizzle-orm'
import type { ObjectKind } from '../../../../core/registry/institution.ts'
import type { InstitutionFilter, RoomFilter } from '../../../../ports/records/filters.ts'
import type { DrizzleDatabase } from '../../drizzle-database.ts'
import { institutions, liveRooms, roomStatuses } from '../../schema/registry.ts'
import { holdsPiece, inRegion } from '../conditions.ts'

/** As `kindOf` of the domain: what an institution is registered as, or what its actor says of it. */
const KIND = sql`coalesce(${institutions.dossier}->>'kind', case ${institutions.actor}
  when 'unlicensed' then 'unlicensed-institution'
  when 'school' then 'school-net-school'
  when 'platform' then 'third-party-platform'
  else 'licensed-institution' end)`

const ofKind = (kind: ObjectKind | undefined): SQL | undefined =>
  kind === undefined ? undefined : sql`${KIND} = ${kind}`

export const institutionsBy = ({ region, text, kind, stage }: InstitutionFilter): SQL | undefined =>
  and(
    inRegion(institutions.region, region),
    text === undefined
      ? undefined
      : or(
          holdsPiece(institutions.name, text),
          holdsPiece(institutions.creditCode, text),
          holdsPiece(institutions.licenceNumber, text),
          eq(institutions.id, text),
        ),
    ofKind(kind),
    stage === undefined ? undefined : arrayContains(institutions.stages, [stage]),
  )

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)

/** A pattern of hosts (whole, `*.domain` or `127.*`) as PostgreSQL understands it. */
function hostPattern(host: string): string {
  if (host.startsWith('*.')) return String.raw`([^/?#@:]*\.)?${escaped(host.slice(2))}`
  if (host.endsWith('.*')) return `${escaped(host.slice(0, -1))}[^/?#@:]*`
  return escaped(host)
}

function goesTo(hosts: readonly string[]): SQL {
  const any = hosts.map(hostPattern).join('|')
  const pattern = String.raw`^\s*[a-z][a-z0-9+.-]*://([^/?#@]*@)?(${any})\.?([:/?#]|$)`
  return sql`coalesce(${liveRooms.streamUrls}[1], ${liveRooms.pageUrl}) ~* ${pattern}`
}

/** As `toStatus`: a room at which nobody looked in its turn is unseen, whatever was seen of it before. */
const STATE = sql`coalesce((select case when ${roomStatuses.unseenReason} in ('budget', 'late')
    and ${roomStatuses.state} <> 'unknown' then 'unseen' else ${roomStatuses.state} end
  from ${roomStatuses} where ${roomStatuses.roomId} = ${liveRooms.id}), 'unknown')`

const TIER = sql`coalesce(${liveRooms.tier}, 'ordinary')`

const TARGET = sql`coalesce(${liveRooms.cutTarget}->>'platform', 'none')`

function ofInstitutionThat(database: DrizzleDatabase, condition: SQL | undefined): SQL | undefined {
  if (condition === undefined) return undefined
  const owner = eq(institutions.id, liveRooms.institutionId)
  return exists(
    database.select({ id: institutions.id }).from(institutions).where(and(owner, condition)),
  )
}

const wanted = (column: AnyColumn | SQL, value: string | undefined): SQL | undefined =>
  value === undefined ? undefined : sql`${column} = ${value}`

const saying = (database: DrizzleDatabase, text: string): SQL | undefined =>
  or(
    holdsPiece(liveRooms.title, text),
    holdsPiece(liveRooms.pageUrl, text),
    holdsPiece(sql`array_to_string(${liveRooms.streamUrls}, ' ')`, text),
    eq(liveRooms.id, text),
    ofInstitutionThat(database, holdsPiece(institutions.name, text)),
  )

export function roomsBy(database: DrizzleDatabase, filter: RoomFilter): SQL | undefined {
  const { region, institutionId, text, hosts, tag, active } = filter
  return and(
    inRegion(liveRooms.region, region),
    wanted(liveRooms.institutionId, institutionId),
    wanted(liveRooms.stage, filter.stage),
    wanted(TIER, filter.tier),
    wanted(STATE, filter.state),
    wanted(TARGET, filter.cut),
    tag === undefined ? undefined : arrayContains(liveRooms.tags, [tag]),
    active === undefined ? undefined : eq(liveRooms.active, active),
    hosts === undefined ? undefined : goesTo(hosts),
    ofInstitutionThat(database, ofKind(filter.kind)),
    text === undefined ? undefined : saying(database, text),
  )
}
