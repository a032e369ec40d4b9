import { useQuery } from '@tanstack/react-query'
import type { ListOf } from '../../contracts/list.ts'
import type { Setting } from '../../contracts/upkeep/settings.ts'
import { reading } from '../api/addresses.ts'
import { useApi } from '../api/api-context.tsx'
import { keys } from '../api/query-keys.ts'

export function useSettings() {
  const api = useApi()
  return useQuery({
    queryKey: keys.settings,
    queryFn: ({ signal }) => api.get<ListOf<Setting>>(reading('/settings', {}), signal),
  })
}
