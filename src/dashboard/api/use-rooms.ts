import { useQuery } from '@tanstack/react-query'
import type { ListOf } from '../../contracts/list.ts'
import type { Room } from '../../contracts/room.ts'
import { MAXIMUM_LIMIT } from '../../contracts/words/wire-words.ts'
import { reading } from './addresses.ts'
import { useApi } from './api-context.tsx'
import type { ApiClient } from './client.ts'
import { keys } from './query-keys.ts'

/** A wall of more rooms than this cannot be watched by eye; the rest is in the records. */
const MOST_PAGES = 10

async function fetchRooms(api: ApiClient, signal: AbortSignal): Promise<Room[]> {
  const rooms: Room[] = []
  let cursor: string | null = null
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const query = { limit: String(MAXIMUM_LIMIT), ...(cursor === null ? {} : { cursor }) }
    const list: ListOf<Room> = await api.get(reading('/rooms', { query }), signal)
    rooms.push(...list.items)
    cursor = list.nextCursor
    if (cursor === null) break
  }
  return rooms.filter(({ active }) => active)
}

/** Every few seconds, for the pictures; changes of state arrive at once through the events. */
export function useRooms() {
  const api = useApi()
  return useQuery({
    queryKey: keys.rooms,
    queryFn: ({ signal }) => fetchRooms(api, signal),
    refetchInterval: 5_000,
  })
}
