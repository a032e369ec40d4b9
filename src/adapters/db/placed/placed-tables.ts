import { type AnyColumn, and, eq, inArray, or, type SQL, sql } from 'drizzle-orm'
import type { Jurisdiction } from '../../../core/access/jurisdiction.ts'
import type { DrizzleDatabase } from '../drizzle-database.ts'
import { inRegion } from '../repositories/conditions.ts'
import * as accounts from '../schema/accounts.ts'
import { airScenes, airSessions } from '../schema/air-prints.ts'
import { canaryRuns, rehearsals } from '../schema/canaries.ts'
import { lookCosts } from '../schema/costs.ts'
import { automaticCuts, cutChecks, cutOrders, fuseResets, streamBans } from '../schema/cuts.ts'
import { goalMinutes } from '../schema/goals.ts'
import {
  caseFacts,
  decidedLeads,
  goldenCases,
  goldenItems,
  reviewShares,
  savedViews,
  violationNotes,
} from '../schema/handling.ts'
import { roomSpeech } from '../schema/hearing.ts'
import { anchorStamps, journalAnchors, journalEvents } from '../schema/journal.ts'
import { judgementChanges, judgementVersions } from '../schema/judgements.ts'
import { operatorLabels, secondOpinions, sessionTraces } from '../schema/learning.ts'
import { cardCases, letters, reports } from '../schema/letters.ts'
import { patrolNodes, runningSettings } from '../schema/nodes.ts'
import * as outward from '../schema/outward.ts'
import { coverageSegments, cronTicks, hostHours, hostPaces, patrolMarks } from '../schema/patrol.ts'
import { jobMembers } from '../schema/queue.ts'
import { poisonousPictures } from '../schema/readers.ts'
import {
  courses,
  institutions,
  liveRooms,
  roomStatuses,
  roomThumbnails,
} from '../schema/registry.ts'
import { hostDays, keptFiles, legalHolds } from '../schema/retention.ts'
import { roomFindings } from '../schema/room-findings.ts'
import { sweepRuns } from '../schema/sweeps.ts'
import { roomSessions, teachingSegments } from '../schema/teaching.ts'
import { alerts, observationMarks, violationEvidence, violations } from '../schema/violations.ts'
import { keptWords, savedSearches, savedSearchHits } from '../schema/word-search.ts'

/** Which rows of a table whoever is bound to regions reads, and which he may change. */
type Rows = {
  readonly seen: SQL | undefined
  /** Left out: those that he sees. */
  readonly owned?: SQL | undefined
}

/**
 * `everywhere`: its rows concern no place. `program`: only the program's own work reads it, and a query of anybody who is bound
 * to regions is a bug.
 */
export type Placement = 'everywhere' | 'program' | ((places: Places) => Rows)

/** Conditions of one jurisdiction. */
export type Places = {
  readonly in: (region: AnyColumn | SQL) => SQL | undefined
  readonly ofRoom: (roomId: AnyColumn) => SQL
  readonly ofViolation: (violationId: AnyColumn) => SQL
  readonly ofChannel: (channelId: AnyColumn) => SQL
  readonly database: DrizzleDatabase
}

/** @param database one that narrows nothing: what is asked of it is narrowed here. */
export function placesOf({ prefixes }: Jurisdiction, database: DrizzleDatabase): Places {
  const places = (region: AnyColumn | SQL): SQL | undefined =>
    prefixes === null ? undefined : or(...prefixes.map((prefix) => inRegion(region, prefix)))
  const { alertChannels } = outward
  return {
    in: places,
    database,
    ofRoom: (roomId) =>
      inArray(
        roomId,
        database.select({ id: liveRooms.id }).from(liveRooms).where(places(liveRooms.region)),
      ),
    ofViolation: (violationId) =>
      inArray(
        violationId,
        database.select({ id: violations.id }).from(violations).where(places(violations.region)),
      ),
    ofChannel: (channelId) =>
      inArray(
        channelId,
        database
          .select({ id: alertChannels.id })
          .from(alertChannels)
          .where(places(alertChannels.region)),
      ),
  }
}

const ofRoom =
  ({ roomId }: { readonly roomId: AnyColumn }): Placement =>
  (places) => ({ seen: places.ofRoom(roomId) })

const ofViolation =
  ({ violationId }: { readonly violationId: AnyColumn }): Placement =>
  (places) => ({ seen: places.ofViolation(violationId) })

const ofChannel =
  ({ channelId }: { readonly channelId: AnyColumn }): Placement =>
  (places) => ({ seen: places.ofChannel(channelId) })

/** An institution is known wherever it has a room, and changed where it is registered. */
function ofInstitution(places: Places): Rows {
  const rooms = places.database
    .select({ id: liveRooms.institutionId })
    .from(liveRooms)
    .where(places.in(liveRooms.region))
  const owned = places.in(institutions.region)
  return { seen: or(owned, inArray(institutions.id, rooms)), owned }
}

const ofCourse = (places: Places): Rows => ({
  seen: places.in(
    sql`coalesce(${courses.details} ->> 'region', (select ${institutions.region} from ${institutions} where ${institutions.id} = ${courses.institutionId}))`,
  ),
})

const ofScene = (places: Places): Rows => ({
  seen: inArray(
    airScenes.sessionId,
    places.database
      .select({ id: airSessions.id })
      .from(airSessions)
      .where(places.ofRoom(airSessions.roomId)),
  ),
})

const ofOrder = (places: Places): Rows => ({
  seen: inArray(
    cutChecks.orderId,
    places.database
      .select({ id: cutOrders.id })
      .from(cutOrders)
      .where(places.ofViolation(cutOrders.violationId)),
  ),
})

const ofHold = (places: Places): Rows => ({
  seen: or(
    and(eq(legalHolds.kind, 'violation'), places.ofViolation(legalHolds.subjectId)),
    and(eq(legalHolds.kind, 'room'), places.ofRoom(legalHolds.subjectId)),
  ),
})

/** A search that looks at several places is there for whoever may look at all of them. */
const ofSearch = (places: Places): Rows => ({
  seen: sql`cardinality(${savedSearches.regions}) > 0 and not exists (
    select 1 from unnest(${savedSearches.regions}) as place(code)
    where not (${places.in(sql`place.code`)}))`,
})

/**
 * Of every table where its rows lie. A table that is not named here cannot be read by whoever is bound to regions, and a test
 * compares the list with the schema.
 */
export const PLACEMENTS: ReadonlyMap<unknown, Placement> = new Map<unknown, Placement>([
  [institutions, ofInstitution],
  [liveRooms, (places) => ({ seen: places.in(liveRooms.region) })],
  [violations, (places) => ({ seen: places.in(violations.region) })],
  [courses, ofCourse],
  [roomStatuses, ofRoom(roomStatuses)],
  [roomThumbnails, ofRoom(roomThumbnails)],
  [coverageSegments, ofRoom(coverageSegments)],
  [teachingSegments, ofRoom(teachingSegments)],
  [roomSessions, ofRoom(roomSessions)],
  [roomSpeech, ofRoom(roomSpeech)],
  [roomFindings, ofRoom(roomFindings)],
  [airSessions, ofRoom(airSessions)],
  [airScenes, ofScene],
  [lookCosts, ofRoom(lookCosts)],
  [violationEvidence, ofViolation(violationEvidence)],
  [sessionTraces, ofViolation(sessionTraces)],
  [keptWords, ofViolation(keptWords)],
  [savedSearches, ofSearch],
  [savedSearchHits, ofViolation(savedSearchHits)],
  [violationNotes, ofViolation(violationNotes)],
  [caseFacts, ofViolation(caseFacts)],
  [decidedLeads, (places) => ({ seen: places.in(decidedLeads.region) })],
  [goldenCases, (places) => ({ seen: places.in(goldenCases.region) })],
  [goldenItems, (places) => ({ seen: places.in(goldenItems.region) })],
  [operatorLabels, ofViolation(operatorLabels)],
  [secondOpinions, ofViolation(secondOpinions)],
  [alerts, ofViolation(alerts)],
  [cutOrders, ofViolation(cutOrders)],
  [cutChecks, ofOrder],
  [automaticCuts, ofViolation(automaticCuts)],
  [letters, ofViolation(letters)],
  [cardCases, ofViolation(cardCases)],
  [reports, (places) => ({ seen: places.in(reports.region) })],
  [legalHolds, ofHold],
  // A channel for everywhere tells of other cities, too: it is nobody's who is bound to one.
  [outward.alertChannels, (places) => ({ seen: places.in(outward.alertChannels.region) })],
  [outward.pushSubscriptions, ofChannel(outward.pushSubscriptions)],
  [outward.alertDeliveries, ofChannel(outward.alertDeliveries)],
  [outward.alertTellings, ofChannel(outward.alertTellings)],
  [outward.dutyShifts, 'everywhere'],
  // One chain for all; who reads it shows what its entries are about, which is narrowed.
  [journalEvents, 'everywhere'],
  // The share of a province holds for its cities; who lists and saves them compares the places.
  [reviewShares, 'everywhere'],
  [fuseResets, 'everywhere'],
  [sweepRuns, 'everywhere'],
  [canaryRuns, 'everywhere'],
  [judgementVersions, 'everywhere'],
  [judgementChanges, 'everywhere'],
  [patrolNodes, 'everywhere'],
  // How long a decision can be taken back holds for everybody.
  [runningSettings, 'everywhere'],
  [patrolMarks, 'everywhere'],
  [hostPaces, 'everywhere'],
  [hostHours, 'everywhere'],
  [hostDays, 'everywhere'],
  [goalMinutes, 'everywhere'],
  [poisonousPictures, 'program'],
  [streamBans, 'program'],
  [keptFiles, 'program'],
  [journalAnchors, 'program'],
  [anchorStamps, 'program'],
  [observationMarks, 'program'],
  [cronTicks, 'program'],
  [jobMembers, 'program'],
  // Whose is whose is decided by who led it.
  [rehearsals, 'program'],
  [accounts.accounts, 'program'],
  [accounts.accountKeys, 'program'],
  [accounts.accountIdentities, 'program'],
  [savedViews, 'program'],
  [accounts.signedInSessions, 'program'],
  [accounts.programTokens, 'program'],
  [accounts.installationFacts, 'program'],
  [accounts.idempotentAnswers, 'program'],
  [accounts.signInLanes, 'program'],
])
