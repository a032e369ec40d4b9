import { useQuery } from '@tanstack/react-query'
import type { ListOf } from '../../contracts/list.ts'
import { reading } from '../api/addresses.ts'
import { useApi } from '../api/api-context.tsx'
import type { KnownRegion } from '../api/calendar/use-calendar-regions.ts'
import { keys } from '../api/query-keys.ts'

/** Places of a province by name; `null`: the provinces. */
export function useRegionsUnder(under: string | null) {
  const api = useApi()
  return useQuery({
    queryKey: keys.regions(under),
    queryFn: async ({ signal }) => {
      const address = reading('/regions', under === null ? {} : { query: { under } })
      return (await api.get<ListOf<KnownRegion>>(address, signal)).items
    },
    staleTime: Number.POSITIVE_INFINITY,
  })
}
