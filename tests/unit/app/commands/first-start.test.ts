import { expect, test } from 'vitest'
import { createLinkSeal } from '../../../../src/adapters/security/link-seal.ts'
import { createRandomSecretTokens } from '../../../../src/adapters/security/random-secret-tokens.ts'
import {
  checkFirstStart,
  offerFirstStart,
  takeFirstStart,
} from '../../../../src/app/commands/access/first-start.ts'
import { changePassword } from '../../../../src/app/commands/change-account.ts'
import { createAccount } from '../../../../src/app/commands/create-account.ts'
import { createFirstAccount } from '../../../../src/app/commands/create-first-account.ts'
import { signIn as signInBy } from '../../../../src/app/commands/sign-in.ts'
import { WHOLE_JURISDICTION } from '../../../../src/core/access/jurisdiction.ts'
import { USUAL_SESSION_RULES } from '../../../../src/core/access/session-life.ts'
import { minutes } from '../../../../src/core/time/duration.ts'
import { SATURDAY } from '../../../build/database/database-rows.ts'
import { createFakeIdentifiers } from '../../../fakes/fake-clock.ts'
import { createHandClock } from '../../../fakes/hand-clock.ts'
import { createMemoryTransactions } from '../../../fakes/memory-records.ts'

const FROM = { client: '10.0.0.7', browser: 'test' }
const ZHAO = { name: 'zhao', password: '珠江夜航的第三盏灯塔亮了很久', ...FROM }

/** Nobody here has a second factor. */
const signIn = (deps: Parameters<typeof signInBy>[0], command: Parameters<typeof signInBy>[1]) =>
  signInBy(deps, command, async () => ({ ok: true, value: null }))

/** A program that was started for the first time, with the secret part of the link that it printed. */
async function started() {
  const { clock, pass } = createHandClock(SATURDAY)
  const dropped: string[] = []
  const deps = {
    clock,
    transactions: createMemoryTransactions(),
    identifiers: createFakeIdentifiers(),
    passwords: {
      hash: async (password: string) => `quick:${password}`,
      matches: async (hash: string, password: string) => hash === `quick:${password}`,
    },
    secrets: createRandomSecretTokens(),
    sessionRules: USUAL_SESSION_RULES,
    links: createLinkSeal('secret-of-the-test'),
    dropFirstPassword: async () => void dropped.push('first-password.txt'),
  }
  let filed = ''
  await createFirstAccount(deps, async ({ password }) => {
    filed = password
  })
  const token = (await offerFirstStart(deps)) ?? ''
  return { deps, pass, dropped, filed, token }
}

test('the link makes the first administrator under a name and password of their own, once', async () => {
  const { deps, dropped, filed, token } = await started()
  expect(await checkFirstStart(deps, { token })).toMatchObject({ value: { name: 'admin' } })
  const [one, other] = await Promise.all([
    takeFirstStart(deps, { ...ZHAO, token }),
    takeFirstStart(deps, { ...ZHAO, name: 'qian', token }),
  ])
  expect([one.ok, other.ok].toSorted()).toEqual([false, true])
  expect(dropped).toHaveLength(1)
  const name = one.ok ? 'zhao' : 'qian'
  const signedIn = await signIn(deps, { ...ZHAO, name })
  expect(signedIn).toMatchObject({ value: { account: { role: 'administrator' }, owes: [] } })
  expect((await signIn(deps, { name: 'admin', password: filed, ...FROM })).ok).toBe(false)
  expect(await offerFirstStart(deps)).toBeNull()
})

test('the password of the file still opens the door, and the link is worth nothing once it was changed', async () => {
  const { deps, filed, token } = await started()
  expect(await signIn(deps, { name: 'admin', password: filed, ...FROM })).toMatchObject({
    value: { owes: ['password'] },
  })
  const by = { who: 'user:admin', why: 'own password', jurisdiction: WHOLE_JURISDICTION }
  const own = { name: 'admin', current: filed, password: ZHAO.password, ...by }
  expect((await changePassword(deps, own)).ok).toBe(true)
  expect(await takeFirstStart(deps, { ...ZHAO, token })).toMatchObject({
    fault: { code: 'wrong-credentials', where: 'token' },
  })
})

test('a link lasts an hour, is not made by strangers, and is worth nothing beside another account', async () => {
  const { deps, pass, token } = await started()
  const forged = token.replace(/^[^.]+/, (SATURDAY + 9_000_000_000).toString(36))
  expect((await takeFirstStart(deps, { ...ZHAO, token: forged })).ok).toBe(false)
  expect((await takeFirstStart(deps, { ...ZHAO, token: 'guess' })).ok).toBe(false)
  expect(await takeFirstStart(deps, { ...ZHAO, token, password: 'short' })).toMatchObject({
    fault: { where: 'password' },
  })
  pass(minutes(61))
  expect((await checkFirstStart(deps, { token })).ok).toBe(false)
  const again = (await offerFirstStart(deps)) ?? ''
  const by = { who: 'cli', why: 'by hand', jurisdiction: WHOLE_JURISDICTION }
  const added = { name: 'li', role: 'operator', regions: [], ...by } as const
  await createAccount(deps, added)
  expect((await takeFirstStart(deps, { ...ZHAO, token: again })).ok).toBe(false)
})
