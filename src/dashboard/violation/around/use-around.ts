import { useQuery } from '@tanstack/react-query'
import type { InstitutionRecord } from '../../../contracts/letters/institution-record.ts'
import type { ListOf } from '../../../contracts/list.ts'
import type { AlikeRooms } from '../../../contracts/timeline/alike.ts'
import type { Violation } from '../../../contracts/violation.ts'
import { reading } from '../../api/addresses.ts'
import { useApi } from '../../api/api-context.tsx'
import { keys } from '../../api/query-keys.ts'

/** How many earlier cases stand on the page; the rest is a click away. */
export const SHOWN_CASES = 4

export function useInstitutionRecord(id: string) {
  const api = useApi()
  return useQuery({
    queryKey: keys.institutionRecord(id),
    queryFn: ({ signal }) =>
      api.get<InstitutionRecord>(reading('/institutions/{id}/record', { id }), signal),
  })
}

/** The newest of the institution, the one on the page among them. */
export function useEarlierCases(institutionId: string) {
  const api = useApi()
  return useQuery({
    queryKey: keys.earlierCases(institutionId),
    queryFn: ({ signal }) => {
      const query = { institutionId, limit: String(SHOWN_CASES + 1) }
      return api.get<ListOf<Violation>>(reading('/violations', { query }), signal)
    },
  })
}

export function useAlikeRooms(violationId: string) {
  const api = useApi()
  return useQuery({
    queryKey: keys.alike(violationId),
    queryFn: ({ signal }) =>
      api.get<AlikeRooms>(reading('/violations/{id}/alike', { id: violationId }), signal),
  })
}
