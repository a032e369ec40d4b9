import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { CutOrder } from '../../contracts/cut.ts'
import type { CutPower, ShadowReport } from '../../contracts/cuts/cut-power.ts'
import { type Address, posting, reading } from '../api/addresses.ts'
import { useApi } from '../api/api-context.tsx'
import { newIdempotencyKey } from '../api/idempotency-key.ts'
import { keys } from '../api/query-keys.ts'
import { placeCut } from '../events/apply-event.ts'

/** Events tell of most changes; a countdown that nobody sees is worth asking for all the same. */
const POWER_EVERY = 5_000

/** What waits for a second person, counts down, or has blown. */
export function usePower() {
  const api = useApi()
  return useQuery({
    queryKey: keys.power,
    queryFn: ({ signal }) => api.get<CutPower>(reading('/cuts/power', {}), signal),
    refetchInterval: POWER_EVERY,
  })
}

export function useShadow() {
  const api = useApi()
  return useQuery({
    queryKey: keys.shadow,
    queryFn: ({ signal }) => api.get<ShadowReport>(reading('/cuts/shadow', {}), signal),
  })
}

function useWritten<Input>(
  addressOf: (input: Input) => Address<'POST'>,
  bodyOf: (input: Input) => object,
) {
  const api = useApi()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (input: Input) =>
      api.write<unknown>('POST', addressOf(input), {
        body: bodyOf(input),
        idempotencyKey: newIdempotencyKey(),
      }),
    onSuccess: () => queries.invalidateQueries({ queryKey: keys.power }),
  })
}

type Reasoned = { readonly id: string; readonly reason: string }
const reasonOf = ({ reason }: Reasoned) => ({ reason })

export const useStopAutomatic = () =>
  useWritten(({ id }: Reasoned) => posting('/violations/{id}/automatic-cut/stop', { id }), reasonOf)

export const useResetFuse = () =>
  useWritten(({ id }: Reasoned) => posting('/cuts/fuses/{id}/reset', { id }), reasonOf)

type Wrong =
  | { readonly id: string; readonly verb: 'wrong'; readonly reason: string; readonly undo: boolean }
  | { readonly id: string; readonly verb: 'remedy'; readonly how: string }

/** That a cut was wrong, and later how it was made good. */
export function useWrongCut() {
  const api = useApi()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ id, verb, ...body }: Wrong) => {
      const address =
        verb === 'wrong'
          ? posting('/cuts/{id}/wrong', { id })
          : posting('/cuts/{id}/wrong/remedy', { id })
      return api.write<CutOrder>('POST', address, { body, idempotencyKey: newIdempotencyKey() })
    },
    onSuccess: async (order) => {
      placeCut(queries, order)
      await queries.invalidateQueries({ queryKey: keys.history(order.violationId) })
    },
    // Undoing may fail after it was recorded: what stands is read anew.
    onError: (_, { id }) => void queries.invalidateQueries({ queryKey: keys.cut(id) }),
  })
}
