import { type QueryClient, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { Session, SignInInput } from '../../contracts/session.ts'
import { deleting, posting, reading } from './addresses.ts'
import { useApi } from './api-context.tsx'
import type { ApiClient } from './client.ts'
import { isCode } from './problem-error.ts'
import { keys } from './query-keys.ts'
import { onSessionChanged, tellSessionChanged } from './session-news.ts'

/** What was read for one person is not shown to another. */
function forgetOthersFacts(queries: QueryClient, accountId: string): void {
  const before = queries.getQueryData<Session | null>(keys.session)
  if (before === undefined || before?.account.id === accountId) return
  queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== keys.session[0] })
}

/** `null`: nobody is signed in. That is an answer, not an error. */
async function fetchSession(
  api: ApiClient,
  queries: QueryClient,
  signal: AbortSignal,
): Promise<Session | null> {
  try {
    const session = await api.get<Session>(reading('/session', {}), signal)
    api.setCsrfToken(session.csrfToken)
    forgetOthersFacts(queries, session.account.id)
    return session
  } catch (error) {
    if (isCode(error, 'not-signed-in')) return null
    throw error
  }
}

export function useSession() {
  const api = useApi()
  const queries = useQueryClient()
  useEffect(
    () => onSessionChanged(() => void queries.invalidateQueries({ queryKey: keys.session })),
    [queries],
  )
  return useQuery({
    queryKey: keys.session,
    queryFn: ({ signal }) => fetchSession(api, queries, signal),
    staleTime: 60_000,
    refetchInterval: 300_000,
  })
}

export function useSignIn() {
  const api = useApi()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (body: SignInInput) =>
      api.write<Session>('POST', posting('/session', {}), { body }),
    onSuccess: async (session) => {
      tellSessionChanged()
      api.setCsrfToken(session.csrfToken)
      forgetOthersFacts(queries, session.account.id)
      queries.setQueryData(keys.session, session)
      await queries.invalidateQueries()
    },
  })
}

export function useSignOut() {
  const api = useApi()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: () => api.write<undefined>('DELETE', deleting('/session', {})),
    onSuccess: () => {
      tellSessionChanged()
      api.setCsrfToken(null)
      queries.clear()
      queries.setQueryData(keys.session, null)
    },
  })
}
