import { useQuery } from '@tanstack/react-query'
import type { LegalWindow } from '../../../contracts/law/calendar.ts'
import type { ListOf } from '../../../contracts/list.ts'
import { reading } from '../../api/addresses.ts'
import { useApi } from '../../api/api-context.tsx'
import { keys } from '../../api/query-keys.ts'
import { dayBoundary } from '../../lib/time/format-time.ts'
import type { LawPlace } from './law-places.ts'

/** A new notice is on the wall within five minutes. */
const EVERY = 300_000

/** What subject teaching is in a place through a whole day. */
export function useDayWindows({ region, stage }: LawPlace, date: string) {
  const api = useApi()
  return useQuery({
    queryKey: keys.dayWindows(region, stage, date),
    queryFn: ({ signal }) => {
      const span = { from: dayBoundary(date, 'start'), to: dayBoundary(date, 'end') }
      const query = { region, stage, ...span }
      return api.get<ListOf<LegalWindow>>(reading('/windows', { query }), signal)
    },
    refetchInterval: EVERY,
  })
}
