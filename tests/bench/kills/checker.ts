import postgres from 'postgres'
import {
  alertTrouble,
  cutTrouble,
  evidenceTrouble,
  journalTrouble,
  violationTrouble,
} from './tables.ts'

/**
 * Looks at the tables and at the evidence folder as a stranger would, with no code of the program: what it is to find
 * wrong must not be what it believes.
 */
export type Checker = {
  /** Everything that is wrong, in words; empty when nothing is. `settled`: nothing may be under way any more. */
  check(settled: boolean): Promise<readonly string[]>
  counts(): Promise<Readonly<Record<string, number>>>
  /** Of the last order about that room; `null`: there is none. */
  lastState(roomId: string): Promise<string | null>
}

export function openChecker(databaseUrl: string, evidenceFolder: string): Checker {
  const violations = new Set<string>()
  const heads = new Map<number, string>()
  const hashed = new Set<string>()

  async function withDatabase<T>(work: (sql: postgres.Sql) => Promise<T>): Promise<T> {
    const sql = postgres(databaseUrl, {
      max: 1,
      fetch_types: false,
      connection: { application_name: 'checker' },
    })
    try {
      return await work(sql)
    } finally {
      await sql.end({ timeout: 2 })
    }
  }

  return {
    check: (settled) =>
      withDatabase(async (sql) => [
        ...(await violationTrouble(sql, violations)),
        ...(await journalTrouble(sql, heads)),
        ...(await cutTrouble(sql, settled)),
        ...(await alertTrouble(sql, settled)),
        ...(await evidenceTrouble(sql, evidenceFolder, hashed)),
      ]),
    counts: () =>
      withDatabase(async (sql) => {
        const [row] = await sql<Record<string, number>[]>`select
          (select count(*)::int from violations) as violations,
          (select count(*)::int from alerts) as alerts,
          (select count(*)::int from cut_orders) as orders,
          (select count(*)::int from cut_orders where verified_at is not null) as verified,
          (select count(*)::int from journal_events) as events,
          (select count(*)::int from violation_evidence where kind = 'frame') as frames,
          (select count(*)::int from observation_marks) as looks`
        return { ...row }
      }),
    lastState: (roomId) =>
      withDatabase(async (sql) => {
        const [row] = await sql<{ status: string }[]>`select status from cut_orders
          where room_id = ${roomId} order by requested_at desc limit 1`
        return row?.status ?? null
      }),
  }
}
