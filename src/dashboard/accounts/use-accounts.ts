import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type {
  NewToken,
  NewUser,
  Token,
  TokenSecret,
  User,
  UserAccess,
  UserIdentity,
} from '../../contracts/access.ts'
import type { ListOf } from '../../contracts/list.ts'
import { deleting, posting, putting, reading } from '../api/addresses.ts'
import { useApi } from '../api/api-context.tsx'
import { keys } from '../api/query-keys.ts'

export function useAccounts() {
  const api = useApi()
  return useQuery({
    queryKey: keys.accounts,
    queryFn: ({ signal }) => api.get<ListOf<User>>(reading('/users', {}), signal),
  })
}

export function useTokens() {
  const api = useApi()
  return useQuery({
    queryKey: keys.tokens,
    queryFn: ({ signal }) => api.get<ListOf<Token>>(reading('/tokens', {}), signal),
  })
}

/** What is done to accounts or tokens; the list is read anew after it. Answers that hold a secret are not repeated. */
function useAct<Command, Answer>(
  queryKey: readonly string[],
  mutationFn: (command: Command) => Promise<Answer>,
) {
  const queries = useQueryClient()
  return useMutation({ mutationFn, onSettled: () => queries.invalidateQueries({ queryKey }) })
}

/** A password or token that is shown once. */
export type Shown = { readonly name: string; readonly secret: string }

export function useAddAccount() {
  const api = useApi()
  return useAct(keys.accounts, async (body: NewUser): Promise<Shown> => {
    const made = await api.write<User & { password: string }>('POST', posting('/users', {}), {
      body,
    })
    return { name: made.name, secret: made.password }
  })
}

type Reasoned = { readonly reason: string }

export function useResetPassword(name: string) {
  const api = useApi()
  return useAct(keys.accounts, async (body: Reasoned): Promise<Shown> => {
    const address = posting('/users/{name}/password', { name })
    const made = await api.write<{ password: string }>('POST', address, { body })
    return { name, secret: made.password }
  })
}

export function useChangeAccess(name: string) {
  const api = useApi()
  return useAct(keys.accounts, (body: UserAccess) =>
    api.write<User>('PUT', putting('/users/{name}/access', { name }), { body }),
  )
}

export function useResetFactor(name: string) {
  const api = useApi()
  return useAct(keys.accounts, (body: Reasoned) =>
    api.write<undefined>('POST', posting('/users/{name}/second-factor/reset', { name }), { body }),
  )
}

export function useBindIdentity(name: string) {
  const api = useApi()
  return useAct(keys.accounts, (body: UserIdentity) =>
    api.write<undefined>('PUT', putting('/users/{name}/identity', { name }), { body }),
  )
}

export function useUnbindIdentity(name: string) {
  const api = useApi()
  return useAct(keys.accounts, (body: Reasoned) =>
    api.write<undefined>('DELETE', deleting('/users/{name}/identity', { name }), { body }),
  )
}

export function useLock(name: string, locked: boolean) {
  const api = useApi()
  return useAct(keys.accounts, (body: Reasoned) =>
    api.write<User>(
      'POST',
      locked ? posting('/users/{name}/unlock', { name }) : posting('/users/{name}/lock', { name }),
      { body },
    ),
  )
}

export function useAddToken() {
  const api = useApi()
  return useAct(keys.tokens, async (body: NewToken): Promise<Shown> => {
    const made = await api.write<TokenSecret>('POST', posting('/tokens', {}), { body })
    return { name: made.name, secret: made.token }
  })
}

export function useRevokeToken(id: string) {
  const api = useApi()
  return useAct(keys.tokens, (body: Reasoned) =>
    api.write<undefined>('POST', posting('/tokens/{id}/revoke', { id }), { body }),
  )
}
