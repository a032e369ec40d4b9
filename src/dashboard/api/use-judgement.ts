import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { WireJudgementList } from '../../contracts/judgement.ts'
import { posting, reading } from './addresses.ts'
import { useApi } from './api-context.tsx'
import { newIdempotencyKey } from './idempotency-key.ts'
import { keys } from './query-keys.ts'

/** Own words and learned models are shown and changed alike. */
export type JudgementTopic = 'terms' | 'models'

/** The versions of a topic, and which is in force. */
export function useJudgement(topic: JudgementTopic) {
  const api = useApi()
  return useQuery({
    queryKey: keys.judgement(topic),
    queryFn: ({ signal }) => api.get<WireJudgementList>(reading(`/${topic}`, {}), signal),
  })
}

export type JudgementStep =
  | { readonly verb: 'shadow' | 'adopt'; readonly sha256: string }
  | { readonly verb: 'withdraw' }

/** Tries, adopts or withdraws a version, with the reason that goes into the journal. */
export function useJudgementStep(topic: JudgementTopic) {
  const api = useApi()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ step, reason }: { readonly step: JudgementStep; readonly reason: string }) => {
      const address =
        step.verb === 'withdraw'
          ? posting(`/${topic}/withdraw`, {})
          : posting(`/${topic}/{sha256}/${step.verb}`, { sha256: step.sha256 })
      return api.write('POST', address, {
        body: { reason },
        idempotencyKey: newIdempotencyKey(),
      })
    },
    // Also when it failed: a long shadow run may have ended after its answer was given up.
    onSettled: () => queries.invalidateQueries({ queryKey: keys.allJudgements }),
  })
}
