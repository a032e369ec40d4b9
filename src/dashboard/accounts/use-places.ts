import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { ListOf } from '../../contracts/list.ts'
import { reading } from '../api/addresses.ts'
import { useApi } from '../api/api-context.tsx'
import { keys } from '../api/query-keys.ts'
import type { Place } from './place.ts'

/** Places of a name, within those of who asks; without a name those from which one starts. */
export function usePlaces(text: string) {
  const api = useApi()
  return useQuery({
    queryKey: keys.places(text),
    queryFn: async ({ signal }): Promise<readonly Place[]> => {
      const query = text === '' ? { mine: 'true' } : { text, mine: 'true' }
      const address = reading('/regions', { query })
      const { items } = await api.get<ListOf<{ code: string; fullName: string }>>(address, signal)
      return items.map(({ code, fullName }) => ({ code, name: fullName }))
    },
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
  })
}
