import { and, asc, count, desc, eq, gte, isNotNull, lt, type SQL, sql } from 'drizzle-orm'
import type { Report } from '../../../../core/reports/report.ts'
import type { CivilDate } from '../../../../core/time/civil-date.ts'
import { startOfDay } from '../../../../core/time/instant.ts'
import type { ReportFilter, ReportLog } from '../../../../ports/records/reports/reports.ts'
import type { DrizzleDatabase } from '../../drizzle-database.ts'
import { reports } from '../../schema/letters.ts'
import { inRegion, isOneOf } from '../conditions.ts'
import { afterCursor, decodeCursor, pageOf } from '../page-cursor.ts'

/** Any number that nothing else locks. */
const SERIALS = 7_140_333

const rowOf = (report: Report) => ({
  id: report.id,
  kind: report.kind,
  state: report.state,
  region: report.region,
  fromDay: report.days.from,
  toDay: report.days.to,
  dueDay: report.asked?.due ?? null,
  violationId: report.referral?.violationId ?? null,
  department: report.referral?.department ?? null,
  madeAt: report.madeAt,
  filedAt: report.filed?.at ?? null,
  report,
  version: report.version,
})

const conditionsOf = ({ region, kind, state }: ReportFilter): SQL | undefined =>
  and(
    inRegion(reports.region, region),
    kind === undefined ? undefined : eq(reports.kind, kind),
    state === undefined ? undefined : eq(reports.state, state),
  )

const firstOf = (year: number) => startOfDay(`${year}-01-01` as CivilDate)

async function countReferrals(database: DrizzleDatabase, year: number): Promise<number> {
  await database.execute(sql`select pg_advisory_xact_lock(${SERIALS})`)
  const [row] = await database
    .select({ made: count() })
    .from(reports)
    .where(
      and(
        eq(reports.kind, 'referral'),
        gte(reports.madeAt, firstOf(year)),
        lt(reports.madeAt, firstOf(year + 1)),
      ),
    )
  return row?.made ?? 0
}

async function save(database: DrizzleDatabase, report: Report): Promise<boolean> {
  if (report.version === 1) {
    const inserted = await database
      .insert(reports)
      .values(rowOf(report))
      .onConflictDoNothing()
      .returning({ id: reports.id })
    return inserted.length > 0
  }
  const replaced = await database
    .update(reports)
    .set(rowOf(report))
    .where(and(eq(reports.id, report.id), eq(reports.version, report.version - 1)))
    .returning({ id: reports.id })
  return replaced.length > 0
}

export function createReportRepository(database: DrizzleDatabase): ReportLog {
  const among = async (where: SQL | undefined, ...order: SQL[]): Promise<readonly Report[]> => {
    const rows = await database
      .select({ report: reports.report })
      .from(reports)
      .where(where)
      .orderBy(...order)
    return rows.map(({ report }) => report)
  }
  return {
    find: async (id) => (await among(eq(reports.id, id)))[0] ?? null,
    async list(filter, page) {
      const after = afterCursor(decodeCursor(page.cursor), reports.madeAt, reports.id)
      const rows = await database
        .select({ report: reports.report })
        .from(reports)
        .where(and(conditionsOf(filter), after))
        .orderBy(desc(reports.madeAt), desc(reports.id))
        .limit(page.limit + 1)
      return pageOf(
        rows,
        page,
        ({ report }) => ({ value: report.madeAt, id: report.id }),
        ({ report }) => report,
      )
    },
    filed: (kind, { from, to }) =>
      among(
        and(
          eq(reports.kind, kind),
          eq(reports.state, 'filed'),
          eq(reports.fromDay, from),
          eq(reports.toDay, to),
        ),
        desc(reports.filedAt),
        desc(reports.id),
      ),
    referralsOf: (ids) =>
      among(
        and(eq(reports.kind, 'referral'), isOneOf(reports.violationId, ids)),
        asc(reports.madeAt),
        asc(reports.id),
      ),
    waiting: () =>
      among(
        and(eq(reports.state, 'draft'), isNotNull(reports.dueDay)),
        asc(reports.dueDay),
        asc(reports.id),
      ),
    countReferrals: (year) => countReferrals(database, year),
    save: (report) => save(database, report),
  }
}
