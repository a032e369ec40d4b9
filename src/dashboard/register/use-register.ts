import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { Institution } from '../../contracts/institution.ts'
import type { ListOf } from '../../contracts/list.ts'
import type { AddressLook } from '../../contracts/register/address-look.ts'
import type { RecordChange, RoomsChanged } from '../../contracts/register/changes.ts'
import type { RoomWatch } from '../../contracts/register/room-watch.ts'
import type { Room } from '../../contracts/room.ts'
import { patching, posting, reading } from '../api/addresses.ts'
import { useApi } from '../api/api-context.tsx'
import { newIdempotencyKey } from '../api/idempotency-key.ts'
import { keys } from '../api/query-keys.ts'
import type { Filter, InstitutionFilterName, RoomFilterName } from './filter.ts'

const PAGE = '100'

export const registerKeys = {
  all: ['register'] as const,
  rooms: (filter: Filter<RoomFilterName>) => ['register', 'rooms', filter] as const,
  institutions: (filter: Filter<InstitutionFilterName>) =>
    ['register', 'institutions', filter] as const,
  history: (kind: string, id: string) => ['register', 'history', kind, id] as const,
  watch: (id: string) => ['register', 'watch', id] as const,
}

const after = (cursor: string | null) => (cursor === null ? {} : { cursor })

export function useRoomList(filter: Filter<RoomFilterName>) {
  const api = useApi()
  return useInfiniteQuery({
    queryKey: registerKeys.rooms(filter),
    queryFn: ({ signal, pageParam }) => {
      const query = { ...filter, limit: PAGE, ...after(pageParam) }
      return api.get<ListOf<Room>>(reading('/rooms', { query }), signal)
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  })
}

export function useInstitutionList(filter: Filter<InstitutionFilterName>) {
  const api = useApi()
  return useInfiniteQuery({
    queryKey: registerKeys.institutions(filter),
    queryFn: ({ signal, pageParam }) => {
      const query = { ...filter, limit: PAGE, ...after(pageParam) }
      return api.get<ListOf<Institution>>(reading('/institutions', { query }), signal)
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  })
}

/** As registered and as it is now; not renewed while somebody edits it. */
export function useRoomRecord(id: string) {
  const api = useApi()
  return useQuery({
    queryKey: keys.room(id),
    queryFn: ({ signal }) => api.get<Room>(reading('/rooms/{id}', { id }), signal),
    refetchInterval: 5_000,
  })
}

export function useRoomWatch(id: string) {
  const api = useApi()
  return useQuery({
    queryKey: registerKeys.watch(id),
    queryFn: ({ signal }) => api.get<RoomWatch>(reading('/rooms/{id}/watch', { id }), signal),
    refetchInterval: 5_000,
  })
}

export function useRecordHistory(kind: 'room' | 'institution', id: string) {
  const api = useApi()
  return useQuery({
    queryKey: registerKeys.history(kind, id),
    queryFn: ({ signal }) => {
      const parts = { id, query: { limit: '100' } }
      const address =
        kind === 'room'
          ? reading('/rooms/{id}/history', parts)
          : reading('/institutions/{id}/history', parts)
      return api.get<ListOf<RecordChange>>(address, signal)
    },
  })
}

/** What is written to the register; everything shown of it is read anew after it. */
function useAct<Command, Answer>(act: (command: Command, key: string) => Promise<Answer>) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (command: Command) => act(command, newIdempotencyKey()),
    onSettled: async () => {
      await queries.invalidateQueries({ queryKey: registerKeys.all })
      await queries.invalidateQueries({ queryKey: keys.rooms })
      await queries.invalidateQueries({ queryKey: ['room'] })
      await queries.invalidateQueries({ queryKey: ['institution'] })
    },
  })
}

export type SavedRoom = Room & {
  readonly warnings: readonly { readonly words: { readonly zh: string; readonly en: string } }[]
}

/** @param id of the room that is changed; `null`: a new one */
export function useSaveRoom(id: string | null) {
  const api = useApi()
  return useAct((body: object, idempotencyKey) =>
    id === null
      ? api.write<SavedRoom, 'POST'>('POST', posting('/rooms', {}), { body, idempotencyKey })
      : api.write<SavedRoom, 'PATCH'>('PATCH', patching('/rooms/{id}', { id }), {
          body,
          idempotencyKey,
        }),
  )
}

export function useSaveInstitution(id: string | null) {
  const api = useApi()
  return useAct((body: object, idempotencyKey) =>
    id === null
      ? api.write<Institution, 'POST'>('POST', posting('/institutions', {}), {
          body,
          idempotencyKey,
        })
      : api.write<Institution, 'PATCH'>('PATCH', patching('/institutions/{id}', { id }), {
          body,
          idempotencyKey,
        }),
  )
}

export function useChangeRooms() {
  const api = useApi()
  return useAct((body: object, idempotencyKey) =>
    api.write<RoomsChanged, 'POST'>('POST', posting('/rooms/changes', {}), {
      body,
      idempotencyKey,
    }),
  )
}

export function useUndoRooms() {
  const api = useApi()
  return useAct((body: { readonly changeId: string; readonly reason: string }, idempotencyKey) =>
    api.write<RoomsChanged, 'POST'>('POST', posting('/rooms/changes/undo', {}), {
      body,
      idempotencyKey,
    }),
  )
}

/** One look at an address that is not registered yet; nothing is recorded. */
export function useAddressLook() {
  const api = useApi()
  return useMutation({
    mutationFn: (body: object) =>
      api.write<AddressLook, 'POST'>('POST', posting('/addresses/look', {}), { body }),
  })
}
