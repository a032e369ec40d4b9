import { useQuery } from '@tanstack/react-query'
import type { HealthFacts } from '../../contracts/upkeep/health.ts'
import { reading } from '../api/addresses.ts'
import { useApi } from '../api/api-context.tsx'
import { keys } from '../api/query-keys.ts'
import { SYSTEM_EVERY } from '../api/use-system.ts'

export function useHealthFacts() {
  const api = useApi()
  return useQuery({
    queryKey: keys.health,
    queryFn: ({ signal }) => api.get<HealthFacts>(reading('/health', {}), signal),
    refetchInterval: SYSTEM_EVERY,
  })
}
