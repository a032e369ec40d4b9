import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { Session, SignInInput } from '../../contracts/session.ts'
import { useApi } from './api-context.tsx'
import type { ApiClient } from './client.ts'
import { isCode } from './problem-error.ts'
import { keys } from './query-keys.ts'

/** `null`: nobody is signed in. That is an answer, not an error. */
async function fetchSession(api: ApiClient, signal: AbortSignal): Promise<Session | null> {
  try {
    const session = await api.get<Session>('/session', signal)
    api.setCsrfToken(session.csrfToken)
    return session
  } catch (error) {
    if (isCode(error, 'not-signed-in')) return null
    throw error
  }
}

export function useSession() {
  const api = useApi()
  return useQuery({
    queryKey: keys.session,
    queryFn: ({ signal }) => fetchSession(api, signal),
    staleTime: 60_000,
    refetchInterval: 300_000,
  })
}

export function useSignIn() {
  const api = useApi()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (body: SignInInput) => api.write<Session>('POST', '/session', { body }),
    onSuccess: async (session) => {
      api.setCsrfToken(session.csrfToken)
      queries.setQueryData(keys.session, session)
      await queries.invalidateQueries()
    },
  })
}

export function useSignOut() {
  const api = useApi()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: () => api.write<undefined>('DELETE', '/session'),
    onSuccess: () => {
      api.setCsrfToken(null)
      queries.clear()
      queries.setQueryData(keys.session, null)
    },
  })
}
