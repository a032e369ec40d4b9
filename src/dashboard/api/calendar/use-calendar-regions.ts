import { useQueries } from '@tanstack/react-query'
import type { ListOf } from '../../../contracts/list.ts'
import { reading } from '../addresses.ts'
import { useApi } from '../api-context.tsx'
import { keys } from '../query-keys.ts'

/** A place as far as the picker needs it. */
export type KnownRegion = { readonly code: string; readonly name: string }

/** What may lie around a place: all provinces, the cities of its province, the counties of its city. */
const neighbourhoods = (code: string): readonly (string | null)[] => [
  `${code.slice(0, 2)}0000`,
  ...(code.slice(2, 4) === '00' ? [] : [`${code.slice(0, 4)}00`]),
  null,
]

/**
 * Places to choose from around `code`, by nearness: cities of its province, counties of its city, the provinces. A list
 * that does not arrive (the code may not even exist) is left out: any code can still be typed.
 */
export function useCalendarRegions(code: string): readonly (readonly KnownRegion[])[] {
  const api = useApi()
  return useQueries({
    queries: neighbourhoods(code).map((under) => ({
      queryKey: keys.regions(under),
      queryFn: async ({ signal }: { signal: AbortSignal }) => {
        const address = reading('/regions', under === null ? {} : { query: { under } })
        return (await api.get<ListOf<KnownRegion>>(address, signal)).items
      },
      staleTime: Number.POSITIVE_INFINITY,
    })),
    combine: (results) => results.map(({ data }) => data ?? []),
  })
}
