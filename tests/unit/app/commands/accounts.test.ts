import { describe, expect, it } from 'vitest'
import { createArgon2PasswordHasher } from '../../../../src/adapters/security/argon2-password-hasher.ts'
import { createRandomSecretTokens } from '../../../../src/adapters/security/random-secret-tokens.ts'
import { changeAccess } from '../../../../src/app/commands/change-access.ts'
import { createAccount } from '../../../../src/app/commands/create-account.ts'
import { createFirstAccount } from '../../../../src/app/commands/create-first-account.ts'
import { createToken } from '../../../../src/app/commands/create-token.ts'
import {
  type SignInCommand,
  type SignInDeps,
  signIn as signInWith,
} from '../../../../src/app/commands/sign-in.ts'
import { whoAsks } from '../../../../src/app/queries/who-asks.ts'
import { jurisdictionOf, WHOLE_JURISDICTION } from '../../../../src/core/access/jurisdiction.ts'
import { USUAL_SESSION_RULES } from '../../../../src/core/access/session-life.ts'
import { SATURDAY } from '../../../build/database/database-rows.ts'
import { createFakeClock, createFakeIdentifiers } from '../../../fakes/fake-clock.ts'
import { createMemoryTransactions } from '../../../fakes/memory-records.ts'

/** Nobody here has a second factor. */
const signIn = (deps: SignInDeps, command: SignInCommand) =>
  signInWith(deps, command, () => Promise.reject(new Error('no second factor')))

const someDeps = () => ({
  clock: createFakeClock(SATURDAY),
  transactions: createMemoryTransactions(),
  identifiers: createFakeIdentifiers(),
  passwords: createArgon2PasswordHasher(),
  secrets: createRandomSecretTokens(),
  sessionRules: USUAL_SESSION_RULES,
})

const FROM = { client: '10.0.0.7', browser: 'test' }

const BY_TEST = { regions: [], jurisdiction: WHOLE_JURISDICTION, who: 'test', why: '' } as const

const keptNowhere = async (): Promise<void> => {}

describe('accounts', () => {
  it('make one administrator at the first start, whose password is told once and opens the door', async () => {
    const deps = someDeps()
    const kept: unknown[] = []
    const first = await createFirstAccount(deps, async (made) => kept.push(made))
    if (!first.ok || first.value === null) throw new Error('no account was made')
    const { account, password } = first.value
    expect(kept).toEqual([{ name: 'admin', password }])
    expect(account).toMatchObject({ name: 'admin', role: 'administrator' })
    expect(password).toMatch(/^([a-z2-9]{5}-){3}[a-z2-9]{5}$/)
    expect(account.passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    expect(await createFirstAccount(deps, keptNowhere)).toEqual({ ok: true, value: null })
    expect(await signIn(deps, { name: 'admin', password, ...FROM })).toMatchObject({ ok: true })
    expect(await signIn(deps, { name: 'admin', password: `${password}x`, ...FROM })).toMatchObject({
      fault: { code: 'wrong-credentials' },
    })
  })

  it('make one administrator where two processes start side by side, and keep no password that opens nothing', async () => {
    const deps = someDeps()
    const kept = new Map<number, string>()
    const start = (n: number) =>
      createFirstAccount(
        deps,
        async ({ password }) => kept.set(n, password),
        async () => kept.delete(n),
      )
    const outcomes = await Promise.all([start(1), start(2)])
    expect(outcomes.map(({ ok }) => ok)).toEqual([true, true])
    expect(kept.size).toBe(1)
    const [password = ''] = kept.values()
    expect(await signIn(deps, { name: 'admin', password, ...FROM })).toMatchObject({ ok: true })
  })

  it('keep no password, cookie or token, only what cannot be turned back', async () => {
    const deps = someDeps()
    const first = await createFirstAccount(deps, keptNowhere)
    if (!first.ok || first.value === null) throw new Error('no account was made')
    const { password } = first.value
    const signedIn = await signIn(deps, { name: 'admin', password, ...FROM })
    const made = await createToken(deps, { name: 'p', role: 'operator', ...BY_TEST })
    if (!signedIn.ok || !made.ok) throw new Error('not signed in')
    await deps.transactions.run(async (records) => {
      const journal = JSON.stringify(await records.journal.after(0, 100))
      for (const secret of [password, signedIn.value.token, made.value.token]) {
        expect(journal).not.toContain(secret)
        expect(await records.sessions.find(secret)).toBeNull()
        expect(await records.tokens.find(secret)).toBeNull()
      }
      expect(journal).not.toContain('argon2')
    })
    const cookie = { kind: 'cookie', value: signedIn.value.token } as const
    expect(await whoAsks(deps, cookie)).toMatchObject({ who: 'user:admin' })
    const token = { kind: 'token', value: made.value.token } as const
    expect(await whoAsks(deps, token)).toMatchObject({ who: 'program:p', role: 'operator' })
    expect(await whoAsks(deps, { ...cookie, kind: 'token' })).toBeNull()
  })

  it('have names of their own', async () => {
    const deps = someDeps()
    const command = { name: '王芳', role: 'operator', ...BY_TEST } as const
    expect(await createAccount(deps, command)).toMatchObject({ ok: true })
    expect(await createAccount(deps, command)).toMatchObject({ fault: { code: 'conflict' } })
    for (const name of ['', ' a', 'a b', 'x'.repeat(65), '../etc']) {
      const refused = await createAccount(deps, { ...command, name })
      expect(refused, name).toMatchObject({ fault: { code: 'bad-request', where: 'name' } })
    }
  })
})

it('an account is not made that people would take for another', async () => {
  const deps = someDeps()
  const command = { role: 'operator', ...BY_TEST } as const
  const li = { ...command, name: 'li.wei', regions: ['4401'] }
  expect(await createAccount(deps, li)).toMatchObject({ ok: true })
  const alike = await createAccount(deps, { ...command, name: 'Ｌi.wei' })
  expect(alike).toMatchObject({ fault: { code: 'conflict', where: 'name' } })
  expect(JSON.stringify(alike)).toContain('账号 li.wei')
  // An administrator of another city learns that it is taken, and not by whom.
  const far = { jurisdiction: jurisdictionOf(['4403']), regions: ['4403'] }
  const foreign = await createAccount(deps, { ...command, ...far, name: 'LI.WEI' })
  expect(foreign).toMatchObject({ fault: { code: 'conflict' } })
  expect(JSON.stringify(foreign)).not.toContain('账号 li.wei')
})

describe('who is given another role while signed in', () => {
  it('owes at once the second factor that it asks for, and no longer one that it does not', async () => {
    const sessionRules = { ...USUAL_SESSION_RULES, secondFactorFor: ['administrator'] }
    const deps = { ...someDeps(), sessionRules }
    const account = { ...BY_TEST, name: 'li', role: 'officer', keepsPassword: true } as const
    const made = await createAccount(deps, account)
    const password = made.ok ? made.value.password : ''
    const signedIn = await signIn(deps, { name: 'li', password, ...FROM })
    const cookie = { kind: 'cookie', value: signedIn.ok ? signedIn.value.token : '' } as const
    const owed = async (role: 'officer' | 'administrator') => {
      await changeAccess(deps, { ...BY_TEST, name: 'li', role })
      return (await whoAsks(deps, cookie))?.owes
    }
    await createAccount(deps, { ...BY_TEST, name: 'boss', role: 'administrator' })
    expect(await owed('officer')).toEqual([])
    expect(await owed('administrator')).toEqual(['second-factor'])
    expect(await owed('officer')).toEqual([])
  })
})

describe('tokens', () => {
  it('of one name are two callers, so that neither gets the answers of the other', async () => {
    const deps = someDeps()
    const command = { ...BY_TEST, name: 'p', role: 'operator' } as const
    const ids = await Promise.all(
      [1, 2].map(async () => {
        const made = await createToken(deps, command)
        const value = made.ok ? made.value.token : ''
        return (await whoAsks(deps, { kind: 'token', value }))?.id
      }),
    )
    expect(new Set(ids).size).toBe(2)
    expect(ids).not.toContain('p')
  })
})
