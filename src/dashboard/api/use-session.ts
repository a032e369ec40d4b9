import { type QueryClient, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { Session, SignInAddress, SignInInput } from '../../contracts/session.ts'
import { deleting, posting, reading } from './addresses.ts'
import { useApi } from './api-context.tsx'
import type { ApiClient } from './client.ts'
import { isCode } from './problem-error.ts'
import { keys } from './query-keys.ts'
import { onSessionChanged, tellSessionChanged } from './session-news.ts'

/** Whether somebody is signed in; that nobody is is an answer, not an error. */
export type SignedIn =
  | { readonly kind: 'in'; readonly session: Session }
  /** `before`: whose session ended although nobody signed out. What they had typed is still on the page. */
  | { readonly kind: 'out'; readonly before: Session | null }

const NOBODY: SignedIn = { kind: 'out', before: null }

const sessionOf = (known: SignedIn | undefined): Session | null =>
  known === undefined ? null : known.kind === 'in' ? known.session : known.before

/** What was read for one person is not shown to another. */
function takeUp(api: ApiClient, queries: QueryClient, session: Session): SignedIn {
  const before = sessionOf(queries.getQueryData<SignedIn>(keys.session))
  const same = before?.account.id === session.account.id
  if (before !== null && !same) {
    queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== keys.session[0] })
  }
  api.setCsrfToken(session.csrfToken)
  // Also when another tab signed in: they share the cookie.
  if (session.owes.length === 0) api.settle(same)
  return { kind: 'in', session }
}

async function fetchSession(
  api: ApiClient,
  queries: QueryClient,
  signal: AbortSignal,
): Promise<SignedIn> {
  try {
    const session = await api.get<Session>(reading('/session', {}), signal)
    return takeUp(api, queries, session)
  } catch (error) {
    if (!isCode(error, 'not-signed-in')) throw error
    return { kind: 'out', before: sessionOf(queries.getQueryData<SignedIn>(keys.session)) }
  }
}

/** Nobody is signed in, and nobody was: what was typed is given up. */
function forgetAll(api: ApiClient, queries: QueryClient): void {
  api.setCsrfToken(null)
  api.settle(false)
  // The session's own query stays: whoever shows it has to hear of this.
  queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== keys.session[0] })
  queries.getMutationCache().clear()
  queries.setQueryData(keys.session, NOBODY)
}

export function useSession() {
  const api = useApi()
  const queries = useQueryClient()
  useEffect(
    () =>
      onSessionChanged((how) => {
        if (how === 'left') forgetAll(api, queries)
        else void queries.invalidateQueries({ queryKey: keys.session })
      }),
    [api, queries],
  )
  return useQuery({
    queryKey: keys.session,
    queryFn: ({ signal }) => fetchSession(api, queries, signal),
    staleTime: 60_000,
    refetchInterval: 300_000,
  })
}

/** Takes up a session that the server has just opened. */
export function useTakeSession(): (session: Session) => Promise<void> {
  const api = useApi()
  const queries = useQueryClient()
  return async (session) => {
    tellSessionChanged('changed')
    queries.setQueryData(keys.session, takeUp(api, queries, session))
    await queries.invalidateQueries()
  }
}

export function useSignIn() {
  const api = useApi()
  const take = useTakeSession()
  return useMutation({
    mutationFn: (body: SignInInput) =>
      api.write<Session>('POST', posting('/session', {}), { body }),
    onSuccess: take,
  })
}

/** Leaves for good: also the other tabs, and what was typed there. */
export function useLeave(): () => void {
  const api = useApi()
  const queries = useQueryClient()
  return () => {
    tellSessionChanged('left')
    forgetAll(api, queries)
  }
}

export function useSignOut() {
  const api = useApi()
  const leave = useLeave()
  return useMutation({
    mutationFn: async () => {
      try {
        return await api.write<SignInAddress | undefined>('DELETE', deleting('/session', {}))
      } catch (error) {
        // Whose session is over is out already.
        if (!isCode(error, 'not-signed-in')) throw error
        return undefined
      }
    },
    onSuccess: (elsewhere) => {
      leave()
      // The identity provider would let in again whoever presses the button next.
      if (elsewhere !== undefined) location.assign(elsewhere.address)
    },
  })
}
