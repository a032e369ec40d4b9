import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { Colleague, WireNote, WireTakenBack } from '../../../contracts/handling.ts'
import type { ListOf } from '../../../contracts/list.ts'
import type { Violation } from '../../../contracts/violation.ts'
import { placeViolation } from '../../events/apply-event.ts'
import { type Address, posting, reading } from '../addresses.ts'
import { useApi } from '../api-context.tsx'
import { newIdempotencyKey } from '../idempotency-key.ts'
import { keys } from '../query-keys.ts'

type Reasoned = { readonly reason: string }

/** An act on a violation; what stands now is shown after it, also beside a refusal. */
function useAct<Said, Answer>(
  violationId: string,
  address: Address<'POST'>,
  shown: (answer: Answer) => Violation,
) {
  const api = useApi()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (body: Said) =>
      api.write<Answer, 'POST'>('POST', address, { body, idempotencyKey: newIdempotencyKey() }),
    onSuccess: (answer) => placeViolation(queries, shown(answer)),
    onError: () => queries.invalidateQueries({ queryKey: keys.violation(violationId) }),
    onSettled: () => queries.invalidateQueries({ queryKey: keys.history(violationId) }),
  })
}

const itself = (violation: Violation): Violation => violation
const within = ({ violation }: WireTakenBack): Violation => violation

export const useClaim = (id: string) =>
  useAct<Reasoned & { readonly takeOver: boolean }, Violation>(
    id,
    posting('/violations/{id}/claim', { id }),
    itself,
  )

export const useAssign = (id: string) =>
  useAct<Reasoned & { readonly assignee: string | null }, Violation>(
    id,
    posting('/violations/{id}/assign', { id }),
    itself,
  )

export const useCaseAct = (id: string, act: 'release' | 'refer' | 'close') =>
  useAct<Reasoned, Violation>(id, posting(`/violations/{id}/${act}`, { id }), itself)

export const useGoBack = (id: string, act: 'confirm/undo' | 'reopen') =>
  useAct<Reasoned, WireTakenBack>(id, posting(`/violations/{id}/${act}`, { id }), within)

export function useColleagues(wanted: boolean) {
  const api = useApi()
  return useQuery({
    queryKey: keys.colleagues,
    queryFn: ({ signal }) => api.get<ListOf<Colleague>>(reading('/colleagues', {}), signal),
    enabled: wanted,
  })
}

export function useNotes(id: string) {
  const api = useApi()
  return useQuery({
    queryKey: keys.notes(id),
    queryFn: ({ signal }) =>
      api.get<ListOf<WireNote>>(reading('/violations/{id}/notes', { id }), signal),
  })
}

export function useAddNote(id: string) {
  const api = useApi()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (body: Pick<WireNote, 'text' | 'audience' | 'replaces'>) =>
      api.write<WireNote, 'POST'>('POST', posting('/violations/{id}/notes', { id }), {
        body,
        idempotencyKey: newIdempotencyKey(),
      }),
    onSettled: () => queries.invalidateQueries({ queryKey: keys.notes(id) }),
  })
}
