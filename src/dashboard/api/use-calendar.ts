import { useQueries } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { CalendarDay, LegalWindow } from '../../contracts/calendar.ts'
import type { ListOf } from '../../contracts/list.ts'
import type { ShownStage } from '../calendar/calendar-address.ts'
import { type YearView, yearView } from '../calendar/year-view.ts'
import { useApi } from './api-context.tsx'
import type { ApiClient } from './client.ts'

/** The law of a year does not change by the second; a new notice is seen on coming back to the page. */
const STALE_AFTER = 5 * 60_000

async function fetchYear(
  api: ApiClient,
  year: number,
  region: string,
  stage: ShownStage,
  signal: AbortSignal,
): Promise<YearView> {
  const place = { region, stage }
  const days = new URLSearchParams({ from: `${year}-01-01`, to: `${year}-12-31`, ...place })
  const span = new URLSearchParams({
    from: `${year}-01-01T00:00:00+08:00`,
    to: `${year + 1}-01-01T00:00:00+08:00`,
    ...place,
  })
  const [listed, windows] = await Promise.all([
    api.get<ListOf<CalendarDay>>(`/calendar/days?${days.toString()}`, signal),
    api.get<ListOf<LegalWindow>>(`/windows?${span.toString()}`, signal),
  ])
  return yearView(listed.items, windows.items)
}

/** A whole year of one region, stage by stage: every day, and what teaching would be at every minute of it. */
export function useCalendarYears(year: number, region: string, stages: readonly ShownStage[]) {
  const api = useApi()
  const results = useQueries({
    queries: stages.map((stage) => ({
      queryKey: ['calendar', year, region, stage] as const,
      queryFn: ({ signal }: { signal: AbortSignal }) => fetchYear(api, year, region, stage, signal),
      staleTime: STALE_AFTER,
    })),
  })
  return useMemo(
    () => stages.map((stage, index) => ({ stage, result: results[index] })),
    [stages, results],
  )
}
