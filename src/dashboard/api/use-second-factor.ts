import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type {
  NewSecondFactor,
  OwnSecondFactor,
  RecoveryCodes,
  SecondFactorOffer,
  SecondFactorProof,
} from '../../contracts/session.ts'
import { posting, reading } from './addresses.ts'
import { useApi } from './api-context.tsx'
import { keys } from './query-keys.ts'

export function useSecondFactor() {
  const api = useApi()
  return useQuery({
    queryKey: keys.secondFactor,
    queryFn: ({ signal }) =>
      api.get<OwnSecondFactor>(reading('/session/second-factor', {}), signal),
  })
}

export function useOfferFactor() {
  const api = useApi()
  return useMutation({
    mutationFn: () =>
      api.write<SecondFactorOffer>('POST', posting('/session/second-factor/offer', {})),
  })
}

/** The answer brings another cookie, and with it another token for writes. */
function useAnew() {
  const queries = useQueryClient()
  return async (): Promise<void> => {
    await queries.invalidateQueries({ queryKey: keys.session })
    await queries.invalidateQueries()
  }
}

export function useSetUpFactor() {
  const api = useApi()
  const queries = useQueryClient()
  const anew = useAnew()
  return useMutation({
    mutationFn: (body: NewSecondFactor) =>
      api.write<RecoveryCodes>('POST', posting('/session/second-factor', {}), { body }),
    onSuccess: async ({ recovery }) => {
      // Outlives the page that asked: where the factor was owed, another takes its place at once.
      queries.setQueryData(keys.recovery, recovery)
      await anew()
    },
  })
}

/** Recovery codes that were told just now and not yet noted. */
export function useToldRecovery() {
  const queries = useQueryClient()
  const { data } = useQuery<readonly string[]>({
    queryKey: keys.recovery,
    queryFn: () => [],
    enabled: false,
    initialData: [],
  })
  return { codes: data, forget: () => queries.setQueryData(keys.recovery, []) }
}

export function useRenewRecovery() {
  const api = useApi()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (body: SecondFactorProof) =>
      api.write<RecoveryCodes>('POST', posting('/session/second-factor/recovery', {}), { body }),
    onSuccess: async ({ recovery }) => {
      queries.setQueryData(keys.recovery, recovery)
      await queries.invalidateQueries({ queryKey: keys.secondFactor })
    },
  })
}

export function useRemoveFactor() {
  const api = useApi()
  const anew = useAnew()
  return useMutation({
    mutationFn: (body: SecondFactorProof) =>
      api.write<undefined>('POST', posting('/session/second-factor/remove', {}), { body }),
    onSuccess: anew,
  })
}
