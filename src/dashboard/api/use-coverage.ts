import { useQuery } from '@tanstack/react-query'
import type { RegionCoverage } from '../../contracts/coverage.ts'
import { reading } from './addresses.ts'
import { useApi } from './api-context.tsx'
import { keys } from './query-keys.ts'

const AGAIN_MILLISECONDS = 60_000

/** Totals of all rooms between two moments (RFC 3339), read anew each minute. */
export function useCoverage(from: string, to: string) {
  const api = useApi()
  return useQuery({
    queryKey: keys.coverage(from),
    queryFn: ({ signal }) =>
      api.get<RegionCoverage>(reading('/coverage', { query: { from, to } }), signal),
    refetchInterval: AGAIN_MILLISECONDS,
  })
}
