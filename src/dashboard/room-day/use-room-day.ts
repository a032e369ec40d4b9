import { useQuery } from '@tanstack/react-query'
import type { RoomTimeline } from '../../contracts/coverage.ts'
import { reading } from '../api/addresses.ts'
import { useApi } from '../api/api-context.tsx'
import { keys } from '../api/query-keys.ts'
import { dayBoundary } from '../lib/time/format-time.ts'

/** Looks come every few seconds; a picture of a whole day shows a minute as a hair. */
const ASK_AGAIN = 60_000

/** Everything of one room on one day (`2026-03-07`). */
export function useRoomDay(roomId: string, date: string, isToday: boolean) {
  const api = useApi()
  return useQuery({
    queryKey: keys.roomDay(roomId, date),
    queryFn: ({ signal }) => {
      const query = { from: dayBoundary(date, 'start'), to: dayBoundary(date, 'end') }
      return api.get<RoomTimeline>(reading('/rooms/{id}/timeline', { id: roomId, query }), signal)
    },
    refetchInterval: isToday ? ASK_AGAIN : false,
  })
}
