import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { RehearsalState } from '../../contracts/rehearsal/rehearsal.ts'
import { posting, reading } from '../api/addresses.ts'
import { useApi } from '../api/api-context.tsx'
import { keys } from '../api/query-keys.ts'

/** Often while something is about to change by itself. */
const WHILE_GOING_ON = 3_000
const WHILE_IDLE = 20_000

export function useRehearsals() {
  const api = useApi()
  return useQuery({
    queryKey: keys.rehearsals,
    queryFn: ({ signal }) => api.get<RehearsalState>(reading('/rehearsals', {}), signal),
    refetchInterval: ({ state }) => (state.data?.state === 'idle' ? WHILE_IDLE : WHILE_GOING_ON),
  })
}

export function useRehearsalAct() {
  const api = useApi()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (act: { readonly start: number } | 'stop') =>
      act === 'stop'
        ? api.write<RehearsalState>('POST', posting('/rehearsals/stop', {}))
        : api.write<RehearsalState>('POST', posting('/rehearsals', {}), {
            body: { minutes: act.start },
          }),
    onSuccess: (state) => queries.setQueryData(keys.rehearsals, state),
    onError: () => queries.invalidateQueries({ queryKey: keys.rehearsals }),
  })
}
