import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { Alert } from '../../contracts/alerts/alert.ts'
import { posting, reading } from './addresses.ts'
import { useApi } from './api-context.tsx'
import { newIdempotencyKey } from './idempotency-key.ts'
import { isCode } from './problem-error.ts'
import { keys } from './query-keys.ts'

/** What is sent of an alert changes without an event of its own. */
const EVERY = 10_000

/** The alert of a violation; `null`: none was raised. */
export function useAlertOf(violationId: string) {
  const api = useApi()
  return useQuery({
    queryKey: keys.alert(violationId),
    queryFn: async ({ signal }): Promise<Alert | null> => {
      try {
        return await api.get<Alert>(reading('/violations/{id}/alert', { id: violationId }), signal)
      } catch (error) {
        if (isCode(error, 'not-found')) return null
        throw error
      }
    },
    refetchInterval: EVERY,
  })
}

export type AlertAct =
  | { readonly kind: 'acknowledge'; readonly reason: string; readonly until: string }
  | { readonly kind: 'silence' | 'lift-silence'; readonly reason: string }

export function useAlertAct({ id, violationId }: Pick<Alert, 'id' | 'violationId'>) {
  const api = useApi()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ kind, ...body }: AlertAct) => {
      const options = { body, idempotencyKey: newIdempotencyKey() }
      switch (kind) {
        case 'acknowledge':
          return api.write<Alert, 'POST'>(
            'POST',
            posting('/alerts/{id}/acknowledge', { id }),
            options,
          )
        case 'silence':
          return api.write<Alert, 'POST'>('POST', posting('/alerts/{id}/silence', { id }), options)
        case 'lift-silence':
          return api.write<Alert, 'POST'>(
            'POST',
            posting('/alerts/{id}/lift-silence', { id }),
            options,
          )
      }
    },
    onSettled: () => queries.invalidateQueries({ queryKey: keys.alert(violationId) }),
  })
}
