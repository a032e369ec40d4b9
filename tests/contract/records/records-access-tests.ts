import { expect, test } from 'vitest'
import { hours, minutes, seconds } from '../../../src/core/time/duration.ts'
import { plus } from '../../../src/core/time/instant.ts'
import type { Account, AccountKeys } from '../../../src/ports/records/access/access-records.ts'
import { SATURDAY } from '../../build/database/database-rows.ts'
import type { RecordsTestContext } from './records-suite.ts'

const anAccountOf = (unique: (prefix: string) => string): Account => ({
  id: unique('account'),
  name: unique('巡查员'),
  passwordHash: '$argon2id$…',
  role: 'operator',
  regions: ['4401', '440300'],
  createdAt: SATURDAY,
  lockedAt: null,
})

export function accountTests({ transactions, unique }: RecordsTestContext): void {
  test('accounts are counted and found by name and id; a name belongs to one', async () => {
    const account = anAccountOf(unique)
    const found = await transactions().run(async ({ accounts }) => {
      const before = await accounts.count()
      await accounts.save(account)
      await accounts.save({ ...account, role: 'administrator' })
      return {
        more: (await accounts.count()) - before,
        byName: await accounts.findByName(account.name),
        byId: await accounts.find(account.id),
        nobody: await accounts.findByName(unique('nobody')),
      }
    })
    const administrator = { ...account, role: 'administrator' }
    expect(found).toEqual({ more: 1, byName: administrator, byId: administrator, nobody: null })
    await expect(
      transactions().run(({ accounts }) =>
        accounts.save({ ...anAccountOf(unique), name: account.name }),
      ),
    ).rejects.toThrow()
  })
}

export function identityTests({ transactions, unique }: RecordsTestContext): void {
  test('a person of a provider is one account, and an account one person', async () => {
    const [one, other] = [anAccountOf(unique), anAccountOf(unique)]
    const issuer = 'https://id.example.cn'
    const identity = { accountId: one.id, issuer, subject: unique('u'), boundAt: SATURDAY }
    const seen = await transactions().run(async ({ accounts, identities, sessions }) => {
      await accounts.save(one)
      await accounts.save(other)
      const bound = [
        await identities.bind(identity),
        await identities.bind({ ...identity, accountId: other.id }),
        await identities.bind({ ...identity, subject: unique('v') }),
      ]
      await sessions.add({
        tokenHash: unique('vouched'),
        accountId: one.id,
        createdAt: SATURDAY,
        expiresAt: plus(SATURDAY, hours(12)),
        seenAt: SATURDAY,
        client: 'c',
        browser: 'b',
        owes: [],
        vouched: { sealed: 'sealed', factor: false },
      })
      const [session] = await sessions.ofAccount(one.id)
      const found = await identities.find(issuer, identity.subject)
      const elsewhere = await identities.find('https://other.example.cn', identity.subject)
      const listed = (await identities.all()).filter(({ accountId }) => accountId === one.id)
      const unbound = [await identities.unbind(one.id), await identities.unbind(one.id)]
      const left = await identities.ofAccount(one.id)
      return { bound, vouched: session?.vouched, found, elsewhere, listed, unbound, left }
    })
    expect(seen).toEqual({
      bound: [true, false, false],
      vouched: { sealed: 'sealed', factor: false },
      found: identity,
      elsewhere: null,
      listed: [identity],
      unbound: [true, false],
      left: null,
    })
  })
}

export function sessionTests({ transactions, unique }: RecordsTestContext): void {
  test('a session is there until it is removed; removing it twice is no trouble', async () => {
    const account = anAccountOf(unique)
    const session = {
      tokenHash: unique('hash'),
      accountId: account.id,
      createdAt: SATURDAY,
      expiresAt: plus(SATURDAY, hours(12)),
      seenAt: SATURDAY,
      client: '10.0.0.7',
      browser: 'Mozilla/5.0',
      owes: ['password' as const],
    }
    const seen = await transactions().run(async ({ accounts, sessions }) => {
      await accounts.save(account)
      await sessions.add(session)
      const found = await sessions.find(session.tokenHash)
      await sessions.remove(session.tokenHash)
      await sessions.remove(session.tokenHash)
      const noted = await sessions.noteSeen(session.tokenHash, plus(SATURDAY, hours(1)))
      return [found, noted, await sessions.find(session.tokenHash)]
    })
    // Whoever was let in a moment before does not open it again.
    expect(seen).toEqual([session, false, null])
    const ended = await transactions().run(async ({ accounts, sessions }) => {
      const locked = { ...account, lockedAt: SATURDAY }
      await accounts.save(locked)
      for (const name of ['one', 'two']) {
        await sessions.add({ ...session, tokenHash: `${session.tokenHash}-${name}` })
      }
      await sessions.removeOf(account.id, `${session.tokenHash}-one`)
      const left = await sessions.ofAccount(account.id)
      await sessions.removeOf(account.id)
      return [
        left.map(({ tokenHash }) => tokenHash),
        (await accounts.all()).find(({ id }) => id === account.id)?.lockedAt,
        await sessions.find(`${session.tokenHash}-one`),
        await sessions.find(`${session.tokenHash}-two`),
      ]
    })
    expect(ended).toEqual([[`${session.tokenHash}-one`], SATURDAY, null, null])
  })
}

export function accountKeyTests({ transactions, unique }: RecordsTestContext): void {
  test('who holds accounts is waited for, and the next one reads what was written', async () => {
    const accounts = [anAccountOf(unique), anAccountOf(unique)]
    await transactions().run(async (records) => {
      for (const account of accounts) await records.accounts.save(account)
    })
    const ids = accounts.map(({ id }) => id)
    const lockUnlessAnyIs = (id: string | undefined) =>
      transactions().run(async (records) => {
        const held = (await records.accounts.holdAll()).filter((one) => ids.includes(one.id))
        if (held.some(({ lockedAt }) => lockedAt !== null)) return false
        const account = await records.accounts.hold(id ?? '')
        if (account !== null) await records.accounts.save({ ...account, lockedAt: SATURDAY })
        return true
      })
    const locked = await Promise.all(ids.map(lockUnlessAnyIs))
    expect(locked.filter((done) => done)).toHaveLength(1)
  })

  test('a code and a recovery code are taken once, whoever asks at the same time', async () => {
    const account = anAccountOf(unique)
    const keys: AccountKeys = {
      accountId: account.id,
      passwordDue: true,
      secondFactor: { sealed: 'sealed', since: SATURDAY, lastStep: 7, recovery: ['aa', 'bb'] },
    }
    const none = await transactions().run(async ({ accounts, accountKeys }) => {
      await accounts.save(account)
      const before = await accountKeys.find(account.id)
      await accountKeys.save(keys)
      return before
    })
    expect(none).toEqual({ accountId: account.id, passwordDue: false, secondFactor: null })
    const tried = await Promise.all(
      [8, 8, 7].map((step) =>
        transactions().run(({ accountKeys }) => accountKeys.takeStep(account.id, step)),
      ),
    )
    expect(tried.filter((taken) => taken)).toHaveLength(1)
    const spent = await Promise.all(
      ['bb', 'bb', 'cc'].map((digest) =>
        transactions().run(({ accountKeys }) => accountKeys.takeRecovery(account.id, digest)),
      ),
    )
    expect(spent.filter((taken) => taken)).toHaveLength(1)
    const left = await transactions().run(async ({ accountKeys }) => ({
      keys: await accountKeys.find(account.id),
      listed: (await accountKeys.withSecondFactor()).has(account.id),
    }))
    const secondFactor = { ...keys.secondFactor, lastStep: 8, recovery: ['aa'] }
    expect(left).toEqual({ keys: { ...keys, secondFactor }, listed: true })
    const since = SATURDAY
    const replaced = await transactions().run(async ({ accountKeys }) => [
      await accountKeys.replaceRecovery(account.id, since, ['dd']),
      await accountKeys.replaceRecovery(account.id, plus(since, seconds(1)), ['ee']),
      (await accountKeys.find(account.id)).secondFactor?.recovery,
    ])
    expect(replaced, 'of the factor that was shown, and of no later one').toEqual([
      true,
      false,
      ['dd'],
    ])
  })
}

export function tokenTests({ transactions, unique }: RecordsTestContext): void {
  test('a program token is found by its hash alone', async () => {
    const token = {
      tokenHash: unique('hash'),
      name: '省平台',
      role: 'operator',
      regions: ['4401'],
      createdAt: SATURDAY,
      expiresAt: plus(SATURDAY, hours(1)),
      scopes: ['read', 'cut'] as const,
      lastUsedAt: SATURDAY,
      revokedAt: null,
    } as const
    const seen = await transactions().run(async ({ tokens }) => {
      await tokens.add(token)
      const found = [await tokens.find(token.tokenHash), await tokens.find(token.name)]
      const listed = (await tokens.all()).filter(({ tokenHash }) => tokenHash === token.tokenHash)
      const used = plus(SATURDAY, hours(1))
      const noted = [await tokens.noteUsed(token.tokenHash, used)]
      noted.push((await tokens.find(token.tokenHash))?.lastUsedAt === used)
      await tokens.remove(token.tokenHash)
      noted.push(await tokens.noteUsed(token.tokenHash, used))
      return [...found, listed, noted, await tokens.find(token.tokenHash)]
    })
    // The note of a use that was under way does not bring a revoked token back.
    expect(seen).toEqual([token, null, [token], [true, true, false], null])
  })

  test('an idempotency key is taken once, given back or answered; the first answer stands', async () => {
    const [later, long] = [plus(SATURDAY, minutes(1)), plus(SATURDAY, minutes(20))]
    const claim = { key: unique('key'), requestHash: 'aa', at: SATURDAY }
    const answer = { ...claim, status: 201, body: '{"id":"1"}' }
    const found = await transactions().run(async ({ idempotency }) => {
      const first = await idempotency.claim(claim, SATURDAY)
      const second = await idempotency.claim({ ...claim, requestHash: 'bb', at: later }, SATURDAY)
      await idempotency.release({ ...claim, at: later })
      const still = await idempotency.claim({ ...claim, at: later }, SATURDAY)
      await idempotency.release(claim)
      const freed = await idempotency.claim(claim, SATURDAY)
      const abandoned = await idempotency.claim({ ...claim, at: long }, later)
      await idempotency.save(answer)
      await idempotency.save({ ...answer, status: 500 })
      await idempotency.release({ ...claim, at: long })
      return { first, second, still, freed, abandoned, last: await idempotency.claim(claim, long) }
    })
    const worked = { requestHash: 'aa', answer: null }
    expect(found).toEqual({
      first: null,
      second: worked,
      still: worked,
      freed: null,
      abandoned: null,
      last: { requestHash: 'aa', answer: { status: 201, body: '{"id":"1"}' } },
    })
  })

  test('two take one key at once: one of them has it', async () => {
    const claim = { key: unique('key'), requestHash: 'aa', at: SATURDAY }
    const take = () => transactions().run(({ idempotency }) => idempotency.claim(claim, SATURDAY))
    const found = await Promise.all([take(), take(), take()])
    expect(found.filter((standing) => standing === null)).toHaveLength(1)
  })

  test('two accounts of one name are added at once: one of them is', async () => {
    const name = unique('name')
    const add = () =>
      transactions().run(({ accounts }) => accounts.add({ ...anAccountOf(unique), name }))
    expect((await Promise.all([add(), add()])).toSorted()).toEqual([false, true])
  })
}
