import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { ListOf } from '../../contracts/list.ts'
import type { WireQuality } from '../../contracts/quality/quality.ts'
import type {
  AnsweredReview,
  GoldenInput,
  ReviewShareInput,
  SecondAnswerInput,
  SecondReview,
  TakenReview,
  WaitingReviews,
  WireDisagreement,
  WireGoldenCase,
  WireReviewShare,
} from '../../contracts/quality/second-review.ts'
import { posting, putting, reading } from '../api/addresses.ts'
import { useApi } from '../api/api-context.tsx'
import { newIdempotencyKey } from '../api/idempotency-key.ts'
import { keys } from '../api/query-keys.ts'

export function useWaiting() {
  const api = useApi()
  return useQuery({
    queryKey: keys.quality('waiting'),
    queryFn: ({ signal }) => api.get<WaitingReviews>(reading('/second-reviews', {}), signal),
  })
}

export function useTake() {
  const api = useApi()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: () =>
      api.write<TakenReview>('POST', posting('/second-reviews/take', {}), {
        idempotencyKey: newIdempotencyKey(),
      }),
    // The lead is gone from every list meanwhile.
    onSettled: () => queries.invalidateQueries(),
  })
}

export function useSecondReview(id: string) {
  const api = useApi()
  return useQuery({
    queryKey: keys.quality(`review ${id}`),
    queryFn: ({ signal }) => api.get<SecondReview>(reading('/second-reviews/{id}', { id }), signal),
    // Once it is answered it is no longer there, and what was seen stays before the reviewer.
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  })
}

export function useAnswer(id: string) {
  const api = useApi()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (body: SecondAnswerInput) =>
      api.write<AnsweredReview>('POST', posting('/second-reviews/{id}/answer', { id }), {
        body,
        idempotencyKey: newIdempotencyKey(),
      }),
    // The lead can be seen again wherever it is listed; the review stays as it was before the reviewer.
    onSuccess: () =>
      queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[1] !== `review ${id}` }),
  })
}

export function useDisputes() {
  const api = useApi()
  return useQuery({
    queryKey: keys.quality('disputes'),
    queryFn: ({ signal }) =>
      api.get<ListOf<WireDisagreement>>(reading('/disagreements', {}), signal),
  })
}

export type Settlement = { readonly kind: 'confirmed' | 'dismissed'; readonly reason: string }

export function useSettle(id: string) {
  const api = useApi()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (body: Settlement) =>
      api.write<ListOf<WireDisagreement>>('POST', posting('/disagreements/{id}/settle', { id }), {
        body,
        idempotencyKey: newIdempotencyKey(),
      }),
    onSuccess: (all) => queries.setQueryData(keys.quality('disputes'), all),
  })
}

export type QualitySpan = { readonly from: string; readonly to: string }

export function useFigures(span: QualitySpan) {
  const api = useApi()
  return useQuery({
    queryKey: keys.quality(`figures ${span.from}`),
    queryFn: ({ signal }) => api.get<WireQuality>(reading('/quality', { query: span }), signal),
  })
}

export function useShares() {
  const api = useApi()
  return useQuery({
    queryKey: keys.quality('shares'),
    queryFn: ({ signal }) =>
      api.get<ListOf<WireReviewShare>>(reading('/review-shares', {}), signal),
  })
}

export function useSaveShare() {
  const api = useApi()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (body: ReviewShareInput) =>
      api.write<ListOf<WireReviewShare>>('PUT', putting('/review-shares', {}), {
        body,
        idempotencyKey: newIdempotencyKey(),
      }),
    onSuccess: (all) => queries.setQueryData(keys.quality('shares'), all),
    // Somebody else may have been faster: what he set is shown.
    onError: () => queries.invalidateQueries({ queryKey: keys.quality('shares') }),
  })
}

export function useGolden() {
  const api = useApi()
  return useQuery({
    queryKey: keys.quality('golden'),
    queryFn: ({ signal }) => api.get<ListOf<WireGoldenCase>>(reading('/golden-cases', {}), signal),
  })
}

export function useEnterGolden(id: string) {
  const api = useApi()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (body: GoldenInput) =>
      api.write<WireGoldenCase>('POST', posting('/violations/{id}/golden', { id }), {
        body,
        idempotencyKey: newIdempotencyKey(),
      }),
    onSuccess: () => queries.invalidateQueries({ queryKey: keys.quality('golden') }),
  })
}

export function useRetireGolden(id: string) {
  const api = useApi()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (body: { readonly reason: string }) =>
      api.write<WireGoldenCase>('POST', posting('/golden-cases/{id}/retire', { id }), {
        body,
        idempotencyKey: newIdempotencyKey(),
      }),
    onSuccess: () => queries.invalidateQueries({ queryKey: keys.quality('golden') }),
  })
}
