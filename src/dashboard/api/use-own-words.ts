import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { WireOwnWordsCheck } from '../../contracts/judgement.ts'
import { posting } from './addresses.ts'
import { useApi } from './api-context.tsx'
import { newIdempotencyKey } from './idempotency-key.ts'
import { keys } from './query-keys.ts'

/** What is wrong with own words, by line and field; keeps nothing. */
export function useCheckWords() {
  const api = useApi()
  return useMutation({
    mutationFn: (text: string) =>
      api.write<WireOwnWordsCheck>('POST', posting('/terms/check', {}), { body: { text } }),
  })
}

/** Hands own words in; they count nowhere yet. */
export function useHandInWords() {
  const api = useApi()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (body: { readonly text: string; readonly reason: string }) =>
      api.write('POST', posting('/terms', {}), { body, idempotencyKey: newIdempotencyKey() }),
    onSuccess: () => queries.invalidateQueries({ queryKey: keys.judgement('terms') }),
  })
}
