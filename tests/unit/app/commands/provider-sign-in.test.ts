import { describe, expect, it, test } from 'vitest'
import { bindIdentity, unbindIdentity } from '../../../../src/app/commands/access/bind-identity.ts'
import {
  beginProviderSignIn,
  finishProviderSignIn,
} from '../../../../src/app/commands/access/provider-sign-in.ts'
import { changeAccess } from '../../../../src/app/commands/change-access.ts'
import { changePassword, lockAccount } from '../../../../src/app/commands/change-account.ts'
import { signIn } from '../../../../src/app/commands/sign-in.ts'
import { whoAsks } from '../../../../src/app/queries/who-asks.ts'
import { USUAL_SESSION_RULES } from '../../../../src/core/access/session-life.ts'
import { minutes } from '../../../../src/core/time/duration.ts'
import { BY, DUTY, house, ISSUER } from '../../../build/access/house-with-provider.ts'

const tokenOf = (outcome: Awaited<ReturnType<typeof finishProviderSignIn>>): string =>
  outcome.kind === 'signed-in' ? outcome.signedIn.token : ''

describe('the first sign-in', () => {
  it('makes an account with what is mapped, and comes back to where somebody was', async () => {
    const { come, all } = await house()
    expect(await come()).toMatchObject({
      kind: 'signed-in',
      returnTo: '/violations/v-1',
      signedIn: { account: { name: 'zhao', role: 'operator', regions: ['4403'] }, owes: [] },
    })
    await come()
    expect(await all()).toHaveLength(1)
  })

  it('never takes the account of somebody who is called the same', async () => {
    const { come, account, all } = await house()
    await account('zhao', 'administrator')
    const outcome = await come()
    expect(outcome).toMatchObject({ kind: 'signed-in' })
    expect((await all()).map(({ name, role }) => [name.replace(/\..*/, '.…'), role])).toEqual([
      ['zhao', 'administrator'],
      ['zhao.…', 'operator'],
    ])
    // The same e-mail address and name, another person.
    await come({ ...DUTY, sub: 'u-2' })
    expect(await all()).toHaveLength(3)
  })

  it('makes none that people would take for an account that is here, and tells an administrator which', async () => {
    const { come, account, all, told } = await house()
    await account('ZHAO', 'administrator')
    expect(await come()).toMatchObject({ kind: 'refused', trouble: 'name-alike' })
    expect(await told()).toMatchObject({ data: { signIn: 'failed', looksLike: 'ZHAO' } })
    expect(await all()).toHaveLength(1)
  })

  it('makes none where accounts are only matched, and tells an administrator whom to bind', async () => {
    const { come, account, deps, all, told } = await house({ makesAccounts: false })
    await account('admin', 'administrator')
    await account('zhao')
    expect(await come()).toMatchObject({ kind: 'refused', trouble: 'unknown-person' })
    expect(await told()).toMatchObject({
      data: { signIn: 'failed', issuer: ISSUER, subject: 'u-1' },
    })
    expect(
      await bindIdentity({ ...deps, issuer: ISSUER }, { ...BY, name: 'zhao', subject: 'u-1' }),
    ).toMatchObject({
      ok: true,
    })
    expect(await come()).toMatchObject({ signedIn: { account: { name: 'zhao' } } })
    expect(await all()).toHaveLength(2)
  })
})

describe('rights', () => {
  it('are those of each sign-in: other ones end the sessions that had the old ones', async () => {
    const { come, deps } = await house()
    const first = tokenOf(await come())
    const asks = (value: string) => whoAsks(deps, { kind: 'cookie', value })
    expect(await asks(first)).toMatchObject({ role: 'operator', regions: ['4403'] })
    const second = tokenOf(await come({ ...DUTY, groups: ['chief', 'gz'] }))
    expect(await asks(first)).toBeNull()
    expect(await asks(second)).toMatchObject({ role: 'officer', regions: ['4401'] })
    expect(await come({ ...DUTY, groups: ['gz'] })).toMatchObject({ trouble: 'no-role' })
    expect(await asks(second)).toBeNull()
    expect(await come({ ...DUTY, groups: ['duty'] })).toMatchObject({ trouble: 'no-region' })
  })

  it('are not changed here, nor is there a password; locking shuts the door', async () => {
    const { come, deps, account } = await house()
    await account('admin', 'administrator')
    await come()
    const zhao = { ...BY, name: 'zhao' }
    expect(await changeAccess(deps, { ...zhao, role: 'officer' })).toMatchObject({ ok: false })
    expect(await changePassword(deps, zhao)).toMatchObject({ fault: { code: 'wrong-state' } })
    await lockAccount(deps, zhao)
    expect(await come()).toMatchObject({ trouble: 'locked' })
  })
})

describe('a second factor', () => {
  it('has to be vouched for where the role asks for one', async () => {
    const factor = { secondFactor: { acr: [], amr: ['mfa'] } }
    const { come } = await house(factor, ['operator'])
    expect(await come()).toMatchObject({ trouble: 'factor-missing' })
    const shown = await come({ ...DUTY, amr: ['pwd', 'mfa'] })
    expect(shown).toMatchObject({ kind: 'signed-in', signedIn: { owes: [] } })
  })

  it('is not believed where the settings do not say so, and a role that comes to need one ends the session', async () => {
    const strict = await house({}, ['officer'])
    expect(await strict.come({ ...DUTY, groups: ['chief', 'sz'], amr: ['mfa'] })).toMatchObject({
      trouble: 'factor-missing',
    })
    const value = tokenOf(await strict.come())
    const rules = { ...USUAL_SESSION_RULES, secondFactorFor: ['operator'] }
    const asks = { ...strict.deps, sessionRules: rules }
    expect(await whoAsks(asks, { kind: 'cookie', value })).toBeNull()
  })
})

describe('an answer', () => {
  it('counts once, in the browser that asked, and not for ever', async () => {
    const { begin, finish, pass } = await house()
    const back = await begin()
    expect((await finish(back)).kind).toBe('signed-in')
    expect(await finish(back)).toMatchObject({ trouble: 'stale' })
    const other = await begin()
    expect(await finish({ ...other, ticket: null })).toMatchObject({ trouble: 'stale' })
    expect(await finish({ ...other, ticket: back.ticket })).toMatchObject({ trouble: 'stale' })
    expect(await finish({ ...other, answer: 'code=of-a-stranger&state=theirs' })).toMatchObject({
      trouble: 'stale',
      returnTo: '/violations/v-1',
    })
    expect(await finish({ ...other, answer: `${other.answer}&state=x` })).toMatchObject({
      trouble: 'stale',
    })
    pass(minutes(11))
    expect(await finish(other)).toMatchObject({ trouble: 'stale' })
  })

  it('leads to no other site', async () => {
    const { begin, finish } = await house()
    expect(await finish(await begin('//evil.example/'))).toMatchObject({ returnTo: '/' })
  })

  it('that does not hold is told, with the way back', async () => {
    const { begin, finish, fail, warned, deps } = await house()
    const back = await begin()
    fail({ kind: 'failed', trouble: 'not-vouched', detail: 'nonce' })
    expect(await finish(back)).toMatchObject({
      trouble: 'not-vouched',
      returnTo: '/violations/v-1',
    })
    fail({ kind: 'failed', trouble: 'away', detail: 'timeout' })
    expect(await beginProviderSignIn(deps, { returnTo: '/' })).toMatchObject({
      fault: { code: 'identity-provider-away' },
    })
    expect(warned).toHaveLength(2)
  })
})

test('the last administrator with a password stays the way in', async () => {
  const { deps, account } = await house()
  await account('root', 'administrator')
  await account('chief', 'administrator')
  const chief = { ...BY, name: 'chief' }
  expect(
    await bindIdentity({ ...deps, issuer: ISSUER }, { ...chief, subject: 'u-9' }),
  ).toMatchObject({ ok: true })
  const root = { ...BY, name: 'root' }
  expect(
    await bindIdentity({ ...deps, issuer: ISSUER }, { ...root, subject: 'u-8' }),
  ).toMatchObject({ ok: false })
  expect(await lockAccount(deps, root)).toMatchObject({ fault: { code: 'wrong-state' } })
  expect(await changeAccess(deps, { ...root, role: 'operator' })).toMatchObject({ ok: false })
  expect(await unbindIdentity(deps, chief)).toMatchObject({ ok: true })
  // Nobody knows a password of the other one yet.
  expect(await lockAccount(deps, root)).toMatchObject({ fault: { code: 'wrong-state' } })
  expect(await changePassword(deps, chief)).toMatchObject({ ok: true })
  expect(await lockAccount(deps, root)).toMatchObject({ ok: true })
})

test('passwords may be left to administrators', async () => {
  const { deps, account } = await house()
  const local = await account('li')
  const root = await account('root', 'administrator')
  if (!local.ok || !root.ok) throw new Error('not made')
  const only = { ...deps, passwordsFor: 'administrators' as const }
  const by = (name: string, password: string) =>
    signIn(only, { name, password, client: 'c', browser: 'b' }, async () => ({
      ok: true,
      value: null,
    }))
  expect(await by('li', local.value.password)).toMatchObject({ fault: { code: 'not-allowed' } })
  expect(await by('root', root.value.password)).toMatchObject({ ok: true })
})

test('whom an administrator binds or unbinds is out at once, and the old password is no key', async () => {
  const { deps, account, come } = await house({ makesAccounts: false })
  await account('admin', 'administrator')
  const made = await account('zhao')
  if (!made.ok) throw new Error('not made')
  const by = (password: string) =>
    signIn(deps, { name: 'zhao', password, client: 'c', browser: 'b' }, async () => ({
      ok: true,
      value: null,
    }))
  const before = await by(made.value.password)
  if (!before.ok) throw new Error('refused')
  await bindIdentity({ ...deps, issuer: ISSUER }, { ...BY, name: 'zhao', subject: 'u-1' })
  const asks = (value: string) => whoAsks(deps, { kind: 'cookie', value })
  expect(await asks(before.value.token)).toBeNull()
  expect(await by(made.value.password)).toMatchObject({ ok: false })
  const value = tokenOf(await come())
  expect(await asks(value)).toMatchObject({ name: 'zhao' })
  await unbindIdentity(deps, { ...BY, name: 'zhao' })
  expect(await asks(value)).toBeNull()
  expect(await come()).toMatchObject({ trouble: 'unknown-person' })
})

test.each([
  ['unbound', []],
  ['bound to somebody else', ['u-9']],
])('who is %s while he signs in gets no session', async (_what, subjects) => {
  const { deps, begin, come, all } = await house()
  await come()
  const back = await begin()
  let runs = 0
  const run: typeof deps.transactions.run = async (work) => {
    runs += 1
    // The answer counts once, the account is found; then the session is opened.
    if (runs === 3) {
      const [zhao] = await all()
      if (zhao === undefined) throw new Error('no account')
      await deps.transactions.run(async ({ identities }) => {
        await identities.unbind(zhao.id)
        for (const subject of subjects) {
          await identities.bind({
            ...{ accountId: zhao.id, issuer: ISSUER, subject },
            boundAt: zhao.createdAt,
          })
        }
      })
    }
    return await deps.transactions.run(work)
  }
  const outcome = await finishProviderSignIn(
    { ...deps, transactions: { ...deps.transactions, run } },
    { ...back, client: '10.0.0.7', browser: 'test' },
  )
  expect(runs).toBe(3)
  expect(outcome).toMatchObject({ kind: 'refused', trouble: 'stale' })
})
