import { useQuery } from '@tanstack/react-query'
import type { TimetableConflict } from '../../../contracts/law/timetable.ts'
import type { ListOf } from '../../../contracts/list.ts'
import { reading } from '../addresses.ts'
import { useApi } from '../api-context.tsx'
import { keys } from '../query-keys.ts'

/** Registered timetables of a year and region that the law stands against. */
export function useTimetableConflicts(year: number, region: string) {
  const api = useApi()
  return useQuery({
    queryKey: keys.timetableConflicts(year, region),
    queryFn: ({ signal }) =>
      api.get<ListOf<TimetableConflict>>(
        reading('/calendar/conflicts', { query: { year: String(year), region } }),
        signal,
      ),
  })
}
