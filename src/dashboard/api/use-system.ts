import { useQuery } from '@tanstack/react-query'
import type { SystemInfo } from '../../contracts/system.ts'
import { reading } from './addresses.ts'
import { useApi } from './api-context.tsx'
import { keys } from './query-keys.ts'

/** The answer with the moment of this computer at which it came: the difference is the program's clock for us. */
export type SystemReading = { readonly info: SystemInfo; readonly readAt: number }

/** That nobody looks is to be on the wall within a minute. */
export const SYSTEM_EVERY = 10_000

export function useSystem() {
  const api = useApi()
  return useQuery({
    queryKey: keys.system,
    queryFn: async ({ signal }): Promise<SystemReading> => {
      const info = await api.get<SystemInfo>(reading('/system', {}), signal)
      return { info, readAt: Date.now() }
    },
    refetchInterval: SYSTEM_EVERY,
  })
}
