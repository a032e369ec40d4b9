import { eq, gt, type SQL, sql } from 'drizzle-orm'
import { type Instant, later } from '../../../../core/time/instant.ts'
import type { KeptFiles } from '../../../../ports/records/kept-files.ts'
import type { DrizzleDatabase } from '../../drizzle-database.ts'
import { cutChecks, cutOrders } from '../../schema/cuts.ts'
import { roomSpeech } from '../../schema/hearing.ts'
import { sessionTraces } from '../../schema/learning.ts'
import { keptFiles } from '../../schema/retention.ts'
import { roomFindings } from '../../schema/room-findings.ts'
import { violationEvidence, violations } from '../../schema/violations.ts'
import { isOneOf } from '../conditions.ts'

/** Any number that no other two-part advisory lock of this database uses; here the letters `file`. */
const FILE_LOCKS = 0x66_69_6c_65

/** In order, so that two that want several do not wait for each other. */
const lockFiles = (database: DrizzleDatabase, sha256: readonly string[]) =>
  database.execute(sql`
    select pg_advisory_xact_lock(${FILE_LOCKS}::int, hashtext(name))
    from (select json_array_elements_text(${JSON.stringify(sha256.toSorted())}::text::json) as name) as names`)

/** Every sha256 that a column of JSON names. */
const namesIn = (column: unknown, table: unknown) =>
  sql`select found[1] as name from ${table}, regexp_matches(${column}::text, '[0-9a-f]{64}', 'g') as found`

/**
 * Files that were last kept before and that nothing names. The JSON of looks and findings has no index, and is read through
 * once. `except` is hashed or sorted whatever their number; `not in` looks through all names for each file once they are too
 * many for `work_mem`, and `not exists` may do so where the planner takes one of the sides for small.
 */
const unnamedBefore = (before: Instant, after: string): SQL => sql`
  (select ${keptFiles.sha256} as name from ${keptFiles} where ${gt(keptFiles.sha256, after)}
    group by 1 having max(${keptFiles.at}) < ${before})
  except all (
    select ${violationEvidence.sha256} from ${violationEvidence}
    union all ${namesIn(sessionTraces.trace, sessionTraces)}
    union all ${namesIn(roomFindings.finding, roomFindings)}
    union all ${namesIn(roomSpeech.clips, roomSpeech)}
    union all ${namesIn(cutChecks.look, cutChecks)})`

const isEvidence = sql`exists (
  select from ${violationEvidence} where ${violationEvidence.sha256} = ${keptFiles.sha256})`

/** What its own rooms say of it: few rows, so that it can be asked again under lock. */
const isNamedInRoom = sql`exists (
    select from ${sessionTraces} join ${violations} on ${violations.id} = ${sessionTraces.violationId}
    where ${violations.roomId} = ${keptFiles.roomId} and strpos(${sessionTraces.trace}::text, ${keptFiles.sha256}) > 0)
  or exists (select from ${roomFindings}
    where ${roomFindings.roomId} = ${keptFiles.roomId} and strpos(${roomFindings.finding}::text, ${keptFiles.sha256}) > 0)
  or exists (select from ${roomSpeech}
    where ${roomSpeech.roomId} = ${keptFiles.roomId} and strpos(${roomSpeech.clips}::text, ${keptFiles.sha256}) > 0)
  or exists (select from ${cutChecks} join ${cutOrders} on ${cutOrders.id} = ${cutChecks.orderId}
    where ${cutOrders.roomId} = ${keptFiles.roomId} and strpos(${cutChecks.look}::text, ${keptFiles.sha256}) > 0)`

export const createKeptFileRepository = (database: DrizzleDatabase): KeptFiles => ({
  async note(files, at) {
    await lockFiles(
      database,
      files.map(({ sha256 }) => sha256),
    )
    await database.execute(sql`
      insert into ${keptFiles} (sha256, room_id, at)
      select sha256, "roomId", ${at}::bigint
      from json_to_recordset(${JSON.stringify(files)}::text::json) as file(sha256 text, "roomId" text)
      order by 1, 2
      on conflict (sha256, room_id) do update set at = excluded.at`)
  },
  async unnamed(before, { after, limit }) {
    const rows = await database
      .select({ name: sql<string>`name` })
      .from(sql`(${unnamedBefore(before, after)}) as files`)
      .orderBy(sql`name`)
      .limit(limit)
    return rows.map(({ name }) => name)
  },
  async hold(sha256) {
    await lockFiles(database, sha256)
    const rows = await database
      .select({
        sha256: keptFiles.sha256,
        roomId: keptFiles.roomId,
        at: keptFiles.at,
        named: sql<boolean>`(${isEvidence} or ${isNamedInRoom})`,
      })
      .from(keptFiles)
      .where(isOneOf(keptFiles.sha256, sha256))
    return [...Map.groupBy(rows, (row) => row.sha256)].map(([name, own]) => ({
      sha256: name,
      rooms: own.map(({ roomId }) => roomId),
      at: own.map(({ at }) => at).reduce(later),
      named: own.some(({ named }) => named),
    }))
  },
  async drop(sha256) {
    await database.delete(keptFiles).where(isOneOf(keptFiles.sha256, sha256))
  },
})

/** Before anybody wrote down when it was kept. */
const LONG_AGO = 0

/**
 * The files of a violation whose evidence goes are nobody's from now on, but for those that somebody else names. One that was
 * kept for its room since `settled` may belong to a look that is not written down yet, and waits for its own time.
 */
export async function disownFiles(
  database: DrizzleDatabase,
  violationId: string,
  settled: number,
): Promise<void> {
  await database.execute(sql`
    insert into ${keptFiles} (sha256, room_id, at)
    select name, ${violations.roomId}, ${LONG_AGO} from ${violations},
      lateral (select ${violationEvidence.sha256} as name from ${violationEvidence}
          where ${violationEvidence.violationId} = ${violations.id}
        union ${namesIn(sessionTraces.trace, sessionTraces)} where ${eq(sessionTraces.violationId, violationId)}) as names
    where ${eq(violations.id, violationId)}
    order by name
    on conflict (sha256, room_id) do update set at = excluded.at where ${keptFiles.at} < ${settled}`)
}
