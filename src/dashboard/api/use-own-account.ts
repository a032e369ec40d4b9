import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { ListOf } from '../../contracts/list.ts'
import type { OwnSession } from '../../contracts/session.ts'
import { deleting, posting, reading } from './addresses.ts'
import { useApi } from './api-context.tsx'
import { keys } from './query-keys.ts'

export type PasswordChange = { readonly current: string; readonly password: string }

/** The answer brings another cookie, and with it another token for writes. */
export function useChangePassword() {
  const api = useApi()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (body: PasswordChange) =>
      api.write<undefined>('POST', posting('/session/password', {}), { body }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: keys.session })
      await queries.invalidateQueries()
    },
  })
}

export function useOwnSessions() {
  const api = useApi()
  return useQuery({
    queryKey: keys.ownSessions,
    queryFn: ({ signal }) => api.get<ListOf<OwnSession>>(reading('/sessions', {}), signal),
  })
}

/** `null`: all but this one. */
export function useEndSession() {
  const api = useApi()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (id: string | null) =>
      api.write<undefined>(
        'DELETE',
        id === null ? deleting('/sessions', {}) : deleting('/sessions/{id}', { id }),
      ),
    onSettled: () => queries.invalidateQueries({ queryKey: keys.ownSessions }),
  })
}
