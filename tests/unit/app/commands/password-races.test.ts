import { describe, expect, it } from 'vitest'
import { createRandomSecretTokens } from '../../../../src/adapters/security/random-secret-tokens.ts'
import { changePassword, lockAccount } from '../../../../src/app/commands/change-account.ts'
import { createAccount } from '../../../../src/app/commands/create-account.ts'
import {
  type SignInCommand,
  type SignInDeps,
  signIn as signInWith,
} from '../../../../src/app/commands/sign-in.ts'
import { WHOLE_JURISDICTION } from '../../../../src/core/access/jurisdiction.ts'
import { USUAL_SESSION_RULES } from '../../../../src/core/access/session-life.ts'
import { SATURDAY } from '../../../build/database/database-rows.ts'
import { createFakeClock, createFakeIdentifiers } from '../../../fakes/fake-clock.ts'
import { createMemoryTransactions } from '../../../fakes/memory-records.ts'

/** Nobody here has a second factor. */
const signIn = (deps: SignInDeps, command: SignInCommand) =>
  signInWith(deps, command, () => Promise.reject(new Error('no second factor')))

const BY_ADMIN = {
  name: 'wang',
  jurisdiction: WHOLE_JURISDICTION,
  who: 'user:admin',
  why: '有人知道了密码',
} as const
const FROM = { client: '10.0.0.7', browser: 'test' } as const

/** Wang with a known password; `meanwhile` happens while the next password is compared. */
async function wang() {
  let meanwhile = async (): Promise<unknown> => undefined
  const deps = {
    clock: createFakeClock(SATURDAY),
    transactions: createMemoryTransactions(),
    identifiers: createFakeIdentifiers(),
    passwords: {
      hash: async (password: string) => `hash of ${password}`,
      matches: async (hash: string, password: string) => {
        const happens = meanwhile
        meanwhile = async () => undefined
        await happens()
        return hash === `hash of ${password}`
      },
    },
    secrets: createRandomSecretTokens(),
    sessionRules: USUAL_SESSION_RULES,
  }
  for (const name of ['admin', 'wang']) {
    await createAccount(deps, {
      ...BY_ADMIN,
      name,
      role: 'administrator',
      regions: [],
      keepsPassword: true,
    })
  }
  await changePassword(deps, { ...BY_ADMIN, password: 'the old one, known' })
  return {
    deps,
    during: (happens: () => Promise<unknown>) => {
      meanwhile = happens
    },
    kept: () =>
      deps.transactions.run(async (records) => {
        const account = await records.accounts.findByName('wang')
        if (account === null) throw new Error('no account')
        const { passwordDue } = await records.accountKeys.find(account.id)
        const sessions = (await records.sessions.ofAccount(account.id)).length
        return { hash: account.passwordHash, passwordDue, sessions }
      }),
  }
}

const OLD = { name: 'wang', password: 'the old one, known', ...FROM } as const

describe('who knows the old password', () => {
  it('does not outrun a reset by changing it themselves', async () => {
    const { deps, during, kept } = await wang()
    during(() => changePassword(deps, { ...BY_ADMIN, password: 'set by the admin' }))
    const own = { ...BY_ADMIN, who: 'user:wang', why: 'own', current: OLD.password }
    expect(await changePassword(deps, { ...own, password: 'the thief chose it' })).toMatchObject({
      fault: { code: 'wrong-credentials', where: 'current' },
    })
    expect(await kept()).toEqual({
      hash: 'hash of set by the admin',
      passwordDue: true,
      sessions: 0,
    })
  })

  it('has no session that began before a reset and opens after it', async () => {
    const { deps, during, kept } = await wang()
    during(() => changePassword(deps, { ...BY_ADMIN, password: 'set by the admin' }))
    expect(await signIn(deps, OLD)).toMatchObject({ fault: { code: 'wrong-credentials' } })
    expect(await kept()).toMatchObject({ sessions: 0 })
  })

  it('is not let in by a sign-in that was under way when the account was locked', async () => {
    const { deps, during, kept } = await wang()
    during(() => lockAccount(deps, BY_ADMIN))
    expect(await signIn(deps, OLD)).toMatchObject({ fault: { code: 'not-allowed' } })
    expect(await kept()).toMatchObject({ sessions: 0 })
  })
})
