import type { Report } from '../../../src/core/reports/report.ts'
import { civilDateOf } from '../../../src/core/time/instant.ts'
import type { Records } from '../../../src/ports/records/records.ts'
import { copyOf, isIn, type MemoryTables, pageOf, put } from '../memory-tables.ts'

export function memoryReports(tables: MemoryTables): Pick<Records, 'reports'> {
  const all = (): readonly Report[] =>
    [...tables.reports.values()].toSorted((a, b) => a.madeAt - b.madeAt || (a.id < b.id ? -1 : 1))
  const those = (fits: (report: Report) => boolean) => structuredClone(all().filter(fits))
  return {
    reports: {
      find: async (id) => copyOf(tables.reports.get(id)),
      list: async ({ region, kind, state }, page) =>
        pageOf(
          all().filter(
            (one) =>
              isIn(region, one.region) &&
              (kind === undefined || one.kind === kind) &&
              (state === undefined || one.state === state),
          ),
          page,
          (one) => [one.madeAt, one.id],
        ),
      filed: async (kind, { from, to }) =>
        those(
          (one) =>
            one.kind === kind &&
            one.state === 'filed' &&
            one.days.from === from &&
            one.days.to === to,
        ).toSorted((a, b) => (b.filed?.at ?? 0) - (a.filed?.at ?? 0) || (a.id < b.id ? 1 : -1)),
      referralsOf: async (ids) =>
        those(({ referral }) => referral !== null && ids.includes(referral.violationId)),
      waiting: async () =>
        those(({ state, asked }) => state === 'draft' && asked !== null).toSorted((a, b) =>
          `${a.asked?.due} ${a.id}` < `${b.asked?.due} ${b.id}` ? -1 : 1,
        ),
      countReferrals: async (year) =>
        those(
          ({ kind, madeAt }) => kind === 'referral' && civilDateOf(madeAt).startsWith(`${year}-`),
        ).length,
      async save(report) {
        if ((tables.reports.get(report.id)?.version ?? 0) !== report.version - 1) return false
        put(tables.reports, report.id, report)
        return true
      },
    },
  }
}
