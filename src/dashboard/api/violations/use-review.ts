import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { ConfirmInput, DismissInput, Violation } from '../../../contracts/violation.ts'
import { placeViolation } from '../../events/apply-event.ts'
import { posting } from '../addresses.ts'
import { useApi } from '../api-context.tsx'
import { newIdempotencyKey } from '../idempotency-key.ts'
import { keys } from '../query-keys.ts'

/** The person's word on a violation: confirm or dismiss, with the reason that goes into its history,
 * and what was wrong with what the machine found. */
export function useReview<Reviewed extends Violation = Violation>(
  violationId: string,
  verb: 'confirm' | 'dismiss',
) {
  const api = useApi()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (said: ConfirmInput | DismissInput) =>
      api.write<Reviewed>('POST', posting(`/violations/{id}/${verb}`, { id: violationId }), {
        body: said,
        idempotencyKey: newIdempotencyKey(),
      }),
    onSuccess: async (violation) => {
      placeViolation(queries, violation)
      await queries.invalidateQueries({ queryKey: keys.history(violationId) })
    },
    // Someone else may have been quicker: show what stands now beside the refusal.
    onError: () => queries.invalidateQueries({ queryKey: keys.violation(violationId) }),
  })
}
