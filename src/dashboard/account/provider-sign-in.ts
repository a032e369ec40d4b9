import { useMutation, useQuery } from '@tanstack/react-query'
import type { ProviderSignIn, SignInAddress, SignInWays } from '../../contracts/session.ts'
import {
  PROVIDER_TROUBLES,
  type ProviderTrouble,
  SIGNED_IN_PATH,
  TROUBLE_PARAMETER,
} from '../../contracts/words/access-words.ts'
import { posting, reading } from '../api/addresses.ts'
import { useApi } from '../api/api-context.tsx'
import { keys } from '../api/query-keys.ts'
import { IN_REHEARSAL } from '../lib/base.ts'

const PASSWORDS: SignInWays = { provider: false, passwords: 'all' }

/** How one may sign in; until it is known, and where it cannot be, by a password. A rehearsal knows no people of its own. */
export function useSignInWays(): SignInWays {
  const api = useApi()
  const { data } = useQuery({
    queryKey: keys.signInWays,
    queryFn: ({ signal }) => api.get<SignInWays>(reading('/session/ways', {}), signal),
    enabled: !IN_REHEARSAL,
    staleTime: 60_000,
  })
  return data ?? PASSWORDS
}

function useBegin() {
  const api = useApi()
  return (body: ProviderSignIn) =>
    api.write<SignInAddress>('POST', posting('/session/provider', {}), { body, quiet: true })
}

/** Leaves the page for the provider, which sends it back to where it was. */
export function useLeaveForProvider() {
  const begin = useBegin()
  return useMutation({
    mutationFn: async () => {
      const { address } = await begin({ returnTo: withoutTrouble(location) })
      location.assign(address)
    },
  })
}

/** Something stands in the way that the browser alone decides. */
export class WindowBlocked extends Error {}

/** Goes to the provider in a window of its own, so that the page below stays as it is. */
export function useWindowForProvider() {
  const begin = useBegin()
  return useMutation({
    mutationFn: async () => {
      // At once: what opens later than the press is taken for an advertisement.
      const opened = open('', '_blank', 'width=520,height=720')
      if (opened === null) throw new WindowBlocked()
      try {
        const { address } = await begin({ returnTo: SIGNED_IN_PATH })
        opened.location.assign(address)
      } catch (cause) {
        opened.close()
        throw cause
      }
    },
  })
}

/** Why somebody who came back from the provider is not signed in; `null`: nobody came back so. */
export function troubleIn(search: string): ProviderTrouble | null {
  const told = new URLSearchParams(search).get(TROUBLE_PARAMETER)
  return PROVIDER_TROUBLES.find((one) => one === told) ?? null
}

/** The place without what the provider's way back added to it. */
export function withoutTrouble({
  pathname,
  search,
}: Pick<Location, 'pathname' | 'search'>): string {
  const asked = new URLSearchParams(search)
  if (!asked.has(TROUBLE_PARAMETER)) return pathname + search
  asked.delete(TROUBLE_PARAMETER)
  const left = asked.toString()
  return left === '' ? pathname : `${pathname}?${left}`
}
