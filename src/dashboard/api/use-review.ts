import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { Violation } from '../../contracts/violation.ts'
import { placeViolation } from '../events/apply-event.ts'
import { useApi } from './api-context.tsx'
import { newIdempotencyKey } from './idempotency-key.ts'
import { keys } from './query-keys.ts'
import { violationUrl } from './use-violations.ts'

/** The person's word on a violation: confirm or dismiss, with the reason that goes into its history. */
export function useReview(violationId: string, verb: 'confirm' | 'dismiss') {
  const api = useApi()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (reason: string) =>
      api.write<Violation>('POST', `${violationUrl(violationId)}/${verb}`, {
        body: { reason },
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
