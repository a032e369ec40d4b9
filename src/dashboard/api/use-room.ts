import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { Room } from '../../contracts/room.ts'
import { reading } from './addresses.ts'
import { useApi } from './api-context.tsx'
import { keys } from './query-keys.ts'

/** One room, at once when the wall already knows it. */
export function useRoom(id: string, enabled: boolean) {
  const api = useApi()
  const queries = useQueryClient()
  return useQuery<Room>({
    queryKey: keys.room(id),
    queryFn: ({ signal }) => api.get<Room>(reading('/rooms/{id}', { id }), signal),
    placeholderData: () => queries.getQueryData<Room[]>(keys.rooms)?.find((room) => room.id === id),
    enabled,
  })
}
