import { describe, expect, it } from 'vitest'
import {
  createSignInGuard,
  type SignInAttempt,
} from '../../../../src/app/commands/sign-in-guard.ts'
import { FORGOTTEN_AFTER, waitFor } from '../../../../src/core/access/sign-in-limits.ts'
import type { Duration } from '../../../../src/core/time/duration.ts'

function setUp() {
  let now = 0
  const guard = createSignInGuard({
    clock: { monotonic: () => now as Duration },
    secrets: { digest: (text) => `digest of ${text}` },
  })
  const attempt = (part: Partial<SignInAttempt> = {}): SignInAttempt => ({
    name: 'li',
    client: '192.0.2.1',
    device: null,
    ...part,
  })
  return {
    admit: (part?: Partial<SignInAttempt>) => guard.admit(attempt(part)),
    succeeded: (part?: Partial<SignInAttempt>) => guard.succeeded(attempt(part)),
    pass: (milliseconds: number) => {
      now += milliseconds
    },
  }
}

describe('who mistypes', () => {
  it('may try five times, then waits twice as long after each failure, at most a quarter of an hour', () => {
    const waits = [4, 5, 6, 7, 14, 15, 40].map((failures) =>
      waitFor('pair', { failures, lastAt: 0 }, 0),
    )
    expect(waits).toEqual([0, 1_000, 2_000, 4_000, 512_000, 900_000, 900_000])
  })

  it('gets his turn: tries that are not listened to make the wait no longer', () => {
    const { admit, pass } = setUp()
    for (let tried = 0; tried < 5; tried += 1) expect(admit()).toBe(0)
    for (let tried = 0; tried < 100; tried += 1) expect(admit()).toBe(1_000)
    pass(1_000)
    expect(admit()).toBe(0)
    expect(admit()).toBe(2_000)
  })

  it('begins anew after the right password, and after an hour', () => {
    const { admit, succeeded, pass } = setUp()
    for (let tried = 0; tried < 4; tried += 1) admit()
    admit()
    succeeded()
    for (let tried = 0; tried < 5; tried += 1) expect(admit()).toBe(0)
    expect(admit()).toBeGreaterThan(0)
    pass(FORGOTTEN_AFTER + 1)
    expect(admit()).toBe(0)
  })
})

describe('others', () => {
  it('behind the same address are not locked out by one of them', () => {
    const { admit } = setUp()
    for (let tried = 0; tried < 20; tried += 1) admit()
    expect(admit()).toBeGreaterThan(0)
    expect(admit({ name: 'wang' })).toBe(0)
  })

  it('cannot lock an owner out of his account, from however many addresses they guess', () => {
    const { admit } = setUp()
    for (let tried = 0; tried < 500; tried += 1) admit({ client: `198.51.100.${tried}` })
    expect(admit({ client: '203.0.113.9' }), 'from a new address').toBe(0)
    expect(admit({ device: 'his-browser' }), 'from his own browser').toBe(0)
  })

  it('cannot spend the tries of a browser that the account signed in from, even from the same address', () => {
    const { admit } = setUp()
    for (let tried = 0; tried < 200; tried += 1) admit({ name: `n${tried}` })
    expect(admit({ name: 'wang' })).toBeGreaterThan(0)
    expect(admit({ name: 'wang', device: 'hers' })).toBe(0)
  })
})

describe('who guesses', () => {
  it('many accounts from one address waits up to a minute between tries', () => {
    const { admit } = setUp()
    const admitted = Array.from({ length: 200 }, (_, i) => admit({ name: `n${i}` }))
    expect(admitted.filter((wait) => wait === 0)).toHaveLength(30)
    expect(waitFor('client', { failures: 1_000, lastAt: 0 }, 0)).toBe(60_000)
  })

  it('one account from many addresses has two tries from each instead of five', () => {
    const { admit } = setUp()
    for (let tried = 0; tried < 20; tried += 1) admit({ client: `198.51.100.${tried}` })
    const tries = Array.from({ length: 5 }, () => admit({ client: '203.0.113.9' }))
    expect(tries.map((wait) => wait === 0)).toEqual([true, true, false, false, false])
  })
})
