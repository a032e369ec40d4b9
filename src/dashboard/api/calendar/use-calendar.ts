import { useQueries } from '@tanstack/react-query'
import type { CalendarDay, LegalWindow } from '../../../contracts/law/calendar.ts'
import type { ListOf } from '../../../contracts/list.ts'
import type { CalendarView, ShownStage } from '../../calendar/calendar-address.ts'
import { stagesOf } from '../../calendar/calendar-address.ts'
import { type YearView, yearView } from '../../calendar/year-view.ts'
import { reading } from '../addresses.ts'
import { useApi } from '../api-context.tsx'
import type { ApiClient } from '../client.ts'
import { keys } from '../query-keys.ts'

/** The law of a year does not change by the second; a new notice is seen on coming back to the page. */
const STALE_AFTER = 60_000

type Place = { readonly year: number; readonly region: string; readonly stage: ShownStage }

async function fetchYear(api: ApiClient, { year, ...place }: Place, signal: AbortSignal) {
  const days = { from: `${year}-01-01`, to: `${year}-12-31`, ...place }
  const span = {
    from: `${year}-01-01T00:00:00+08:00`,
    to: `${year + 1}-01-01T00:00:00+08:00`,
    ...place,
  }
  const [listed, windows] = await Promise.all([
    api.get<ListOf<CalendarDay>>(reading('/calendar/days', { query: days }), signal),
    api.get<ListOf<LegalWindow>>(reading('/windows', { query: span }), signal),
  ])
  return yearView(listed.items, windows.items)
}

export type StageYear = { readonly stage: ShownStage; readonly days: YearView }

/** The year of one region in every stage shown: each day, and what teaching would be at every minute of it. */
export function useCalendar({ year, region, stage }: CalendarView) {
  const api = useApi()
  return useQueries({
    queries: stagesOf({ stage }).map((one) => ({
      queryKey: keys.calendar(year, region, one),
      queryFn: async ({ signal }: { signal: AbortSignal }): Promise<StageYear> => ({
        stage: one,
        days: await fetchYear(api, { year, region, stage: one }, signal),
      }),
      staleTime: STALE_AFTER,
    })),
    combine: (results) => ({
      years: results.flatMap(({ data }) => (data === undefined ? [] : [data])),
      pending: results.some(({ isPending }) => isPending),
      error: results.find(({ error }) => error !== null)?.error ?? null,
      retry: () => {
        for (const { isError, refetch } of results) if (isError) void refetch()
      },
    }),
  })
}
