import { useQuery } from '@tanstack/react-query'
import type { Institution } from '../../contracts/institution.ts'
import type { LegalWindow } from '../../contracts/law/calendar.ts'
import type { ListOf } from '../../contracts/list.ts'
import type { RoomLookup } from '../../contracts/room.ts'
import type { Violation } from '../../contracts/violation.ts'
import { dayBoundary } from '../lib/time/format-time.ts'
import { reading } from './addresses.ts'
import { useApi } from './api-context.tsx'
import { keys } from './query-keys.ts'

/** How many of a room's violations the page shows; the rest is a click away. */
export const SHOWN_VIOLATIONS = 5

/** Which rooms the pasted address belongs to; asks nothing while it is empty. */
export function useLookup(text: string) {
  const api = useApi()
  return useQuery({
    queryKey: keys.lookup(text),
    queryFn: ({ signal }) =>
      api.get<RoomLookup>(reading('/rooms/lookup', { query: { url: text } }), signal),
    enabled: text !== '',
  })
}

export function useInstitution(id: string, enabled = true) {
  const api = useApi()
  return useQuery({
    queryKey: keys.institution(id),
    queryFn: ({ signal }) => api.get<Institution>(reading('/institutions/{id}', { id }), signal),
    enabled,
  })
}

/** What subject teaching in the room is, by its institution's licence, through a whole day. */
export function useRoomWindows(roomId: string, date: string) {
  const api = useApi()
  return useQuery({
    queryKey: keys.roomWindows(roomId, date),
    queryFn: ({ signal }) => {
      const query = {
        roomId,
        from: dayBoundary(date, 'start'),
        to: dayBoundary(date, 'end'),
      }
      return api.get<ListOf<LegalWindow>>(reading('/windows', { query }), signal)
    },
  })
}

export function useRoomViolations(roomId: string) {
  const api = useApi()
  return useQuery({
    queryKey: keys.roomViolations(roomId),
    queryFn: ({ signal }) => {
      const query = { roomId, limit: String(SHOWN_VIOLATIONS) }
      return api.get<ListOf<Violation>>(reading('/violations', { query }), signal)
    },
  })
}

export function useInstitutionLeads(institutionId: string) {
  const api = useApi()
  return useQuery({
    queryKey: keys.institutionLeads(institutionId),
    queryFn: ({ signal }) => {
      const query = { institutionId, limit: String(SHOWN_VIOLATIONS) }
      return api.get<ListOf<Violation>>(reading('/violations', { query }), signal)
    },
  })
}
