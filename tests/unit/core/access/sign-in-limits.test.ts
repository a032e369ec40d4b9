import { describe, expect, it } from 'vitest'
import {
  createSignInGuard,
  type SignInAttempt,
} from '../../../../src/app/commands/sign-in-guard.ts'
import { FORGOTTEN_AFTER, waitFor } from '../../../../src/core/access/sign-in-limits.ts'
import { StorageAway } from '../../../../src/core/storage-away.ts'
import { milliseconds } from '../../../../src/core/time/duration.ts'
import type { Transactions } from '../../../../src/ports/records/records.ts'
import { at } from '../../../build/violations.ts'
import { createFakeClock, type FakeClock } from '../../../fakes/fake-clock.ts'
import { createMemoryTransactions } from '../../../fakes/memory-records.ts'

const secrets = { digest: (text: string) => `digest of ${text}` }
const away: Transactions = {
  run: () => Promise.reject(new StorageAway('it restarts', 'nothing-done')),
}

function setUp(
  transactions: Transactions = createMemoryTransactions(),
  clock: FakeClock = createFakeClock(at('2026-10-17T20:00:00+08:00')),
) {
  const guard = createSignInGuard({ clock, secrets, transactions })
  const attempt = (part: Partial<SignInAttempt> = {}): SignInAttempt => ({
    name: 'li',
    client: '192.0.2.1',
    device: null,
    ...part,
  })
  return {
    admit: (part?: Partial<SignInAttempt>) => guard.admit(attempt(part)),
    succeeded: (part?: Partial<SignInAttempt>) => guard.succeeded(attempt(part)),
    pass: (time: number) => clock.advance(milliseconds(time)),
    clock,
    transactions,
  }
}

describe('who mistypes', () => {
  it('may try five times, then waits twice as long after each failure, at most a quarter of an hour', () => {
    const waits = [4, 5, 6, 7, 14, 15, 40].map((failures) =>
      waitFor('pair', { failures, lastAt: 0 }, 0),
    )
    expect(waits).toEqual([0, 1_000, 2_000, 4_000, 512_000, 900_000, 900_000])
  })

  it('gets his turn: tries that are not listened to make the wait no longer', async () => {
    const { admit, pass } = setUp()
    for (let tried = 0; tried < 5; tried += 1) expect(await admit()).toBe(0)
    for (let tried = 0; tried < 100; tried += 1) expect(await admit()).toBe(1_000)
    pass(1_000)
    expect(await admit()).toBe(0)
    expect(await admit()).toBe(2_000)
  })

  it('begins anew after the right password, and after an hour', async () => {
    const { admit, succeeded, pass } = setUp()
    for (let tried = 0; tried < 4; tried += 1) await admit()
    await admit()
    await succeeded()
    for (let tried = 0; tried < 5; tried += 1) expect(await admit()).toBe(0)
    expect(await admit()).toBeGreaterThan(0)
    pass(FORGOTTEN_AFTER + 1)
    expect(await admit()).toBe(0)
  })
})

describe('others', () => {
  it('behind the same address are not locked out by one of them', async () => {
    const { admit } = setUp()
    for (let tried = 0; tried < 20; tried += 1) await admit()
    expect(await admit()).toBeGreaterThan(0)
    expect(await admit({ name: 'wang' })).toBe(0)
  })

  it('cannot lock an owner out of his account, from however many addresses they guess', async () => {
    const { admit } = setUp()
    for (let tried = 0; tried < 500; tried += 1) await admit({ client: `198.51.100.${tried}` })
    expect(await admit({ client: '203.0.113.9' }), 'from a new address').toBe(0)
    expect(await admit({ device: 'his-browser' }), 'from his own browser').toBe(0)
  })

  it('cannot spend the tries of a browser that the account signed in from, even from the same address', async () => {
    const { admit } = setUp()
    for (let tried = 0; tried < 200; tried += 1) await admit({ name: `n${tried}` })
    expect(await admit({ name: 'wang' })).toBeGreaterThan(0)
    expect(await admit({ name: 'wang', device: 'hers' })).toBe(0)
  })
})

describe('who guesses', () => {
  it('many accounts from one address waits up to a minute between tries', async () => {
    const { admit } = setUp()
    const admitted: number[] = []
    for (let i = 0; i < 200; i += 1) admitted.push(await admit({ name: `n${i}` }))
    expect(admitted.filter((wait) => wait === 0)).toHaveLength(30)
    expect(waitFor('client', { failures: 1_000, lastAt: 0 }, 0)).toBe(60_000)
  })

  it('one account from many addresses has two tries from each instead of five', async () => {
    const { admit } = setUp()
    for (let tried = 0; tried < 20; tried += 1) await admit({ client: `198.51.100.${tried}` })
    const tries: number[] = []
    for (let i = 0; i < 5; i += 1) tries.push(await admit({ client: '203.0.113.9' }))
    expect(tries.map((wait) => wait === 0)).toEqual([true, true, false, false, false])
  })
})

describe('several nodes of a database', () => {
  it('count together, and a right password on one counts on all', async () => {
    const one = setUp()
    const other = setUp(one.transactions, one.clock)
    for (let tried = 0; tried < 5; tried += 1) {
      expect(await (tried % 2 === 0 ? one : other).admit()).toBe(0)
    }
    expect([await one.admit(), await other.admit()]).toEqual([1_000, 1_000])
    one.pass(1_000)
    expect(await other.admit()).toBe(0)
    await other.succeeded()
    for (let tried = 0; tried < 5; tried += 1) expect(await one.admit()).toBe(0)
  })

  it('whose clocks differ a little do not mind, and a clock that is set back locks nobody out', async () => {
    const one = setUp()
    for (let tried = 0; tried < 5; tried += 1) await one.admit()
    const start = one.clock.now()
    one.clock.setWall(at('2026-10-17T19:59:50+08:00'))
    expect(await one.admit()).toBe(1_000)
    one.clock.setWall(at('2026-10-17T17:00:00+08:00'))
    expect(await one.admit()).toBe(0)
    one.clock.setWall(start)
  })

  it('count each for itself while the database is away', async () => {
    const { admit, pass, succeeded } = setUp(away)
    for (let tried = 0; tried < 5; tried += 1) expect(await admit()).toBe(0)
    expect(await admit()).toBe(1_000)
    pass(1_000)
    expect(await admit()).toBe(0)
    await succeeded()
    expect(await admit()).toBe(0)
  })
})
