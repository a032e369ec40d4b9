import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { CaseFactInput, CaseTimes } from '../../contracts/deadlines/case-times.ts'
import { type Address, posting, reading } from '../api/addresses.ts'
import { useApi } from '../api/api-context.tsx'
import { newIdempotencyKey } from '../api/idempotency-key.ts'
import { keys } from '../api/query-keys.ts'

export function useCaseTimes(id: string) {
  const api = useApi()
  return useQuery({
    queryKey: keys.caseTimes(id),
    queryFn: ({ signal }) =>
      api.get<CaseTimes>(reading('/violations/{id}/deadlines', { id }), signal),
  })
}

function useChange<Said>(id: string, addressOf: (said: Said) => Address<'POST'>) {
  const api = useApi()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ said, body }: { readonly said: Said; readonly body: object }) =>
      api.write<CaseTimes, 'POST'>('POST', addressOf(said), {
        body,
        idempotencyKey: newIdempotencyKey(),
      }),
    onSuccess: (times) => queries.setQueryData(keys.caseTimes(id), times),
    onSettled: () => queries.invalidateQueries({ queryKey: keys.history(id) }),
  })
}

/** Enters what was done in the case. */
export function useEnterFact(id: string) {
  const change = useChange<null>(id, () => posting('/violations/{id}/facts', { id }))
  return {
    ...change,
    enter: (body: CaseFactInput, onSuccess: () => void) =>
      change.mutate({ said: null, body }, { onSuccess }),
  }
}

export function useUndoFact(id: string) {
  const change = useChange<string>(id, (factId) =>
    posting('/violations/{id}/facts/{factId}/undo', { id, factId }),
  )
  return {
    ...change,
    undo: (factId: string, reason: string, onSuccess: () => void) =>
      change.mutate({ said: factId, body: { reason } }, { onSuccess }),
  }
}
