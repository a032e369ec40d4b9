import { expect, it } from 'vitest'
import { createHandsBehind } from '../../../../../src/app/cuts/power/hands-behind.ts'
import { HANDS_KNOW_PASSWORD } from '../../../../../src/core/access/own-hands.ts'
import { SATURDAY } from '../../../../build/database/database-rows.ts'
import { createFakeClock } from '../../../../fakes/fake-clock.ts'
import { createMemoryTransactions } from '../../../../fakes/memory-records.ts'

const ACCOUNT = { passwordHash: '', role: 'operator', regions: [], lockedAt: null } as const

async function house() {
  const clock = createFakeClock(SATURDAY)
  const transactions = createMemoryTransactions()
  const tell = (subjectId: string, who: string, data: object = {}) =>
    transactions.run(({ journal }) =>
      journal.append({
        ...{ type: 'account.changed', subjectKind: 'account', subjectId, who, data },
        ...{ at: clock.now(), monotonic: 0, why: 'test', ruleVersion: null },
      }),
    )
  const made = async (name: string, by: string) => {
    const account = { ...ACCOUNT, id: `id-${name}`, name, createdAt: clock.now() }
    await transactions.run(({ accounts }) => accounts.add(account))
    await tell(account.id, by)
  }
  const hands = createHandsBehind({ clock, transactions })
  return { clock, tell, made, hands: async (who: string) => [...(await hands(who))] }
}

it('behind a token of a token stands who made the first, as long as they are good', async () => {
  const { clock, tell, hands } = await house()
  await tell('token:X', 'user:zhao')
  await tell('token:Y', 'program:X')
  await tell('token:X', 'program:Y')
  clock.advance(HANDS_KNOW_PASSWORD)
  expect(await hands('program:Y')).toEqual(['program:Y', 'program:X', 'user:zhao'])
})

it('behind an account stands for a week who made it or set its password, and nobody who did anything else', async () => {
  const { clock, tell, made, hands } = await house()
  await made('li', 'user:boss')
  await made('wang', 'system')
  await tell('id-wang', 'user:wang', { client: '10.0.0.7' })
  await tell('id-wang', 'user:boss', { change: 'access' })
  await tell('id-wang', 'user:boss', { change: 'locked' })
  expect(await hands('user:li')).toEqual(['user:li', 'user:boss'])
  expect(await hands('user:wang')).toEqual(['user:wang'])
  clock.advance(HANDS_KNOW_PASSWORD)
  expect(await hands('user:li')).toEqual(['user:li'])
  await tell('id-li', 'user:boss', { change: 'password' })
  await tell('id-li', 'user:li', { change: 'password' })
  expect(await hands('user:li')).toEqual(['user:li', 'user:boss'])
})
