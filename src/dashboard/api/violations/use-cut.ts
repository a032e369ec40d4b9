import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { CutInput, CutOrder } from '../../../contracts/cut.ts'
import { placeCut } from '../../events/apply-event.ts'
import { isWorking } from '../../lib/cut-progress.ts'
import { posting, reading } from '../addresses.ts'
import { useApi } from '../api-context.tsx'
import { newIdempotencyKey } from '../idempotency-key.ts'
import { keys } from '../query-keys.ts'

/** Events bring each step; while it is at work we also ask, for a proof must not wait on one lost message. */
export function useCut(id: string | null) {
  const api = useApi()
  return useQuery({
    queryKey: keys.cut(id ?? ''),
    queryFn: ({ signal }) => api.get<CutOrder>(reading('/cuts/{id}', { id: id ?? '' }), signal),
    enabled: id !== null,
    refetchInterval: ({ state }) =>
      state.data !== undefined && isWorking(state.data.state) ? 2_000 : 15_000,
  })
}

/** A dry run leaves nothing behind; a real order is shown as the violation's own at once. */
export function useOrderCut(violationId: string) {
  const api = useApi()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ idempotencyKey, ...body }: CutInput & { readonly idempotencyKey: string }) =>
      api.write<CutOrder>('POST', posting('/violations/{id}/cut', { id: violationId }), {
        body,
        idempotencyKey,
      }),
    onSuccess: async (order) => {
      if (order.dryRun) return
      placeCut(queries, order)
      await queries.invalidateQueries({ queryKey: keys.history(violationId) })
    },
  })
}

export function useChangeCut(verb: 'undo' | 'approve' | 'decline' | 'again') {
  const api = useApi()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ id, reason }: { readonly id: string; readonly reason: string }) =>
      api.write<CutOrder>('POST', posting(`/cuts/{id}/${verb}`, { id }), {
        body: { reason },
        idempotencyKey: newIdempotencyKey(),
      }),
    onSuccess: async (order) => {
      placeCut(queries, order)
      await queries.invalidateQueries({ queryKey: keys.power })
      await queries.invalidateQueries({ queryKey: keys.violation(order.violationId) })
      await queries.invalidateQueries({ queryKey: keys.history(order.violationId) })
    },
  })
}
