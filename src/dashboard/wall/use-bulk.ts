import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { DismissInput, Violation } from '../../contracts/violation.ts'
import { posting } from '../api/addresses.ts'
import { useApi } from '../api/api-context.tsx'
import { newIdempotencyKey } from '../api/idempotency-key.ts'
import { placeViolation } from '../events/apply-event.ts'

type Bulk = {
  readonly verb: 'claim' | 'dismiss' | 'assign'
  readonly ids: readonly string[]
  readonly body: DismissInput & { readonly assignee?: string | null }
}
type Failed = { readonly id: string; readonly error: unknown }

/** One after another, each written into its own history; one that is refused does not keep the others from being done. */
export function useBulk() {
  const api = useApi()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: async ({ verb, ids, body }: Bulk) => {
      const failed: Failed[] = []
      for (const id of ids) {
        try {
          const address = posting(`/violations/{id}/${verb}`, { id })
          const idempotencyKey = newIdempotencyKey()
          const options = { body, idempotencyKey }
          placeViolation(queries, await api.write<Violation, 'POST'>('POST', address, options))
        } catch (error) {
          failed.push({ id, error })
        }
      }
      return { done: ids.length - failed.length, failed }
    },
  })
}
