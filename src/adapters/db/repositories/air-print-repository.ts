import { and, desc, eq, gte, isNotNull, lt, lte, ne, sql } from 'drizzle-orm'
import type { AirScene } from '../../../core/replay/air-scenes.ts'
import type { AirSession } from '../../../core/replay/air-session.ts'
import type { SceneElsewhere } from '../../../core/replay/alike-elsewhere.ts'
import type { ReplayFinding } from '../../../core/replay/replay-finding.ts'
import type { Instant } from '../../../core/time/instant.ts'
import type { AirPrints } from '../../../ports/records/air-prints.ts'
import type { RoomSpan } from '../../../ports/records/filters.ts'
import type { DrizzleDatabase } from '../drizzle-database.ts'
import { airScenes, airSessions, bandsOf } from '../schema/air-prints.ts'
import { isNoneOf, SPAN, spanRows } from './conditions.ts'

/**
 * The newest so many sessions of the institution are compared with: it bounds a search to a fraction of a second.
 * Ours: docs/rules.md §7.
 */
const SESSIONS_AT_MOST = 120

const SCENE = {
  begunAfter: airScenes.begunAfter,
  begunBy: airScenes.begunBy,
  seenUntil: airScenes.seenUntil,
  picture: airScenes.picture,
  telling: airScenes.telling,
  words: airScenes.words,
}

async function findingsBetween(
  database: DrizzleDatabase,
  spans: readonly RoomSpan[],
): Promise<readonly (ReplayFinding | null)[]> {
  const rows = await database
    .selectDistinctOn([SPAN.place], { place: SPAN.place, finding: airSessions.finding })
    .from(airSessions)
    .innerJoin(
      spanRows(spans),
      and(
        eq(airSessions.roomId, SPAN.room),
        lte(airSessions.startedAt, SPAN.last),
        gte(airSessions.lastAt, SPAN.first),
        isNotNull(airSessions.finding),
      ),
    )
    .orderBy(SPAN.place, desc(airSessions.lastAt))
  const found = new Map(rows.map(({ place, finding }) => [place, finding]))
  return spans.map((_, place) => found.get(place) ?? null)
}

async function onAirSince(
  database: DrizzleDatabase,
  institutionId: string,
  since: Instant,
): Promise<readonly AirSession[]> {
  return await database
    .select()
    .from(airSessions)
    .where(and(eq(airSessions.institutionId, institutionId), gte(airSessions.lastAt, since)))
    .orderBy(desc(airSessions.lastAt))
    .limit(SESSIONS_AT_MOST)
}

/** A picture of a platform's own that is everywhere brings no more than this. */
const SCENES_AT_MOST = 1_000

async function elsewhere(
  database: DrizzleDatabase,
  bands: readonly string[],
  exceptRoom: string,
  since: Instant,
): Promise<readonly SceneElsewhere[]> {
  const rows = await database
    .select({ ...SCENE, roomId: airSessions.roomId, startedAt: airSessions.startedAt })
    .from(airScenes)
    .innerJoin(airSessions, eq(airSessions.id, airScenes.sessionId))
    .where(
      and(
        sql`${bandsOf(airScenes.picture)} && array(select json_array_elements_text(${JSON.stringify(bands)}::text::json))`,
        eq(airScenes.telling, true),
        ne(airSessions.roomId, exceptRoom),
        gte(airSessions.lastAt, since),
      ),
    )
    .orderBy(desc(airSessions.lastAt))
    .limit(SCENES_AT_MOST)
  return rows.map(({ roomId, startedAt, ...scene }) => ({ roomId, startedAt, scene }))
}

/** A violation is of one session, or of a few where the patrol was away in between. */
const SESSIONS_OF_A_LESSON = 4

const within = async (
  database: DrizzleDatabase,
  roomId: string,
  from: Instant,
  to: Instant,
): Promise<readonly AirSession[]> =>
  await database
    .select()
    .from(airSessions)
    .where(
      and(
        eq(airSessions.roomId, roomId),
        lte(airSessions.startedAt, to),
        gte(airSessions.lastAt, from),
      ),
    )
    .orderBy(airSessions.startedAt)
    .limit(SESSIONS_OF_A_LESSON)

async function forgetSessions(
  database: DrizzleDatabase,
  before: Instant,
  except: readonly string[],
): Promise<number> {
  const gone = await database
    .delete(airSessions)
    .where(and(lt(airSessions.lastAt, before), isNoneOf(airSessions.roomId, except)))
    .returning({ id: airSessions.id })
  return gone.length
}

export function createAirPrintRepository(database: DrizzleDatabase): AirPrints {
  const scenesOf = async (sessionId: string): Promise<readonly AirScene[]> =>
    await database
      .select(SCENE)
      .from(airScenes)
      .where(eq(airScenes.sessionId, sessionId))
      .orderBy(airScenes.number)
  return {
    scenesOf,
    async latest(roomId) {
      const [row] = await database
        .select()
        .from(airSessions)
        .where(eq(airSessions.roomId, roomId))
        .orderBy(desc(airSessions.lastAt))
        .limit(1)
      return row ?? null
    },
    async save(session) {
      await database
        .insert(airSessions)
        .values(session)
        .onConflictDoUpdate({ target: airSessions.id, set: session })
    },
    async saveScene(sessionId, number, scene) {
      await database
        .insert(airScenes)
        .values({ ...scene, sessionId, number })
        .onConflictDoUpdate({ target: [airScenes.sessionId, airScenes.number], set: scene })
    },
    within: (roomId, from, to) => within(database, roomId, from, to),
    elsewhere: (bands, exceptRoom, since) => elsewhere(database, bands, exceptRoom, since),
    onAirSince: (institutionId, since) => onAirSince(database, institutionId, since),
    async earlier(session) {
      const { institutionId, startedAt, id } = session
      return await database
        .select()
        .from(airSessions)
        .where(
          and(
            eq(airSessions.institutionId, institutionId),
            lt(airSessions.startedAt, startedAt),
            ne(airSessions.id, id),
          ),
        )
        .orderBy(desc(airSessions.startedAt))
        .limit(SESSIONS_AT_MOST)
    },
    async findingBetween(roomId, from, to) {
      const [row] = await database
        .select({ finding: airSessions.finding })
        .from(airSessions)
        .where(
          and(
            eq(airSessions.roomId, roomId),
            lte(airSessions.startedAt, to),
            gte(airSessions.lastAt, from),
            isNotNull(airSessions.finding),
          ),
        )
        .orderBy(desc(airSessions.lastAt))
        .limit(1)
      return row?.finding ?? null
    },
    findingsBetween: (spans) => findingsBetween(database, spans),
    forget: (before, except = []) => forgetSessions(database, before, except),
  }
}
