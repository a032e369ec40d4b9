import { createRandomSecretTokens } from '../../../src/adapters/security/random-secret-tokens.ts'
import { createTextSeal } from '../../../src/adapters/security/text-seal.ts'
import {
  beginProviderSignIn,
  finishProviderSignIn,
  type ProviderSignInDeps,
} from '../../../src/app/commands/access/provider-sign-in.ts'
import { createAccount } from '../../../src/app/commands/create-account.ts'
import { WHOLE_JURISDICTION } from '../../../src/core/access/jurisdiction.ts'
import type { Claims, ProviderRules } from '../../../src/core/access/provider-access.ts'
import { USUAL_SESSION_RULES } from '../../../src/core/access/session-life.ts'
import type {
  IdentityProvider,
  ProviderFailure,
} from '../../../src/ports/access/identity-provider.ts'
import { createFakeIdentifiers } from '../../fakes/fake-clock.ts'
import { createHandClock } from '../../fakes/hand-clock.ts'
import { createMemoryTransactions } from '../../fakes/memory-records.ts'
import { SATURDAY } from '../database/database-rows.ts'

export const ISSUER = 'https://id.example.cn'
export const BY = { who: 'user:admin', why: 'test', jurisdiction: WHOLE_JURISDICTION }
export const DUTY: Claims = { sub: 'u-1', preferred_username: 'zhao', groups: ['duty', 'sz'] }

const RULES: ProviderRules = {
  roleClaim: 'groups',
  roles: new Map([
    ['duty', 'operator'],
    ['chief', 'officer'],
  ]),
  regionClaim: 'groups',
  regions: new Map([
    ['sz', ['4403']],
    ['gz', ['4401']],
  ]),
  makesAccounts: true,
  passwords: 'all',
  secondFactor: { acr: [], amr: [] },
}

/** A provider that says what it is told to. */
function scripted() {
  let count = 0
  let says: Claims = DUTY
  let fails: ProviderFailure | null = null
  const provider: IdentityProvider = {
    newQuestion: () => {
      count += 1
      return { state: `state-${count}`, nonce: 'nonce', verifier: 'verifier' }
    },
    addressFor: async ({ state }) => fails ?? `${ISSUER}/auth?state=${state}`,
    vouch: async () =>
      fails ?? {
        kind: 'vouched',
        issuer: ISSUER,
        subject: String(says['sub']),
        claims: says,
        idToken: 'token',
      },
    endAddress: async () => `${ISSUER}/end`,
  }
  const say = (claims: Claims): void => {
    says = claims
  }
  const fail = (failure: ProviderFailure): void => {
    fails = failure
  }
  return { provider, say, fail }
}

/** A house with a provider that says what the test lets it say. */
export async function house(
  rules: Partial<ProviderRules> = {},
  secondFactorFor: readonly string[] = [],
) {
  const { clock, pass } = createHandClock(SATURDAY)
  const warned: string[] = []
  const { provider, say, fail } = scripted()
  const deps: ProviderSignInDeps = {
    clock,
    transactions: createMemoryTransactions(),
    identifiers: createFakeIdentifiers(),
    passwords: {
      hash: async (password: string) => `quick:${password}`,
      matches: async (hash: string, password: string) => hash === `quick:${password}`,
    },
    secrets: createRandomSecretTokens(),
    sessionRules: { ...USUAL_SESSION_RULES, secondFactorFor },
    logger: { warn: (_fields, message) => void warned.push(message) },
    identity: {
      issuer: ISSUER,
      provider,
      rules: { ...RULES, ...rules },
      seal: createTextSeal('secret', 'test'),
    },
  }
  const begin = async (returnTo = '/violations/v-1') => {
    const begun = await beginProviderSignIn(deps, { returnTo })
    if (!begun.ok) throw new Error(begun.fault.message)
    const state = new URL(begun.value.address).searchParams.get('state') ?? ''
    return { ticket: begun.value.ticket, answer: `code=c&state=${state}` }
  }
  const from = { client: '10.0.0.7', browser: 'test' }
  return {
    deps,
    pass,
    warned,
    begin,
    finish: (back: { readonly ticket: string | null; readonly answer: string }) =>
      finishProviderSignIn(deps, { ...back, ...from }),
    /** Goes there and comes back, the provider saying this. */
    come: async (claims: Claims = DUTY) => {
      say(claims)
      return await finishProviderSignIn(deps, { ...(await begin()), ...from })
    },
    fail,
    account: (name: string, role: 'administrator' | 'operator' = 'operator') =>
      createAccount(deps, { name, role, regions: [], ...BY, keepsPassword: true }),
    all: () => deps.transactions.run((records) => records.accounts.all()),
    /** What was journalled last. */
    told: () =>
      deps.transactions.run(async (records) => (await records.journal.after(0, 100)).at(-1)),
  }
}
