import { beforeEach, expect, it } from 'vitest'
import { createBookDesk } from '../../../../src/app/politeness/book-desk.ts'
import type { PaceBookDeps } from '../../../../src/app/politeness/pace-book.ts'
import { freshPace } from '../../../../src/core/patrol/politeness.ts'
import { StorageAway } from '../../../../src/core/storage-away.ts'
import { milliseconds } from '../../../../src/core/time/duration.ts'
import type { HostPaces, Transactions } from '../../../../src/ports/records/records.ts'
import { aBudget } from '../../../build/politeness.ts'
import { at } from '../../../build/violations.ts'
import { createFakeClock } from '../../../fakes/fake-clock.ts'
import { createMemoryTransactions } from '../../../fakes/memory-records.ts'

const NOON = at('2026-10-17T12:00:00+08:00')
const HOSTS = Array.from({ length: 20 }, (_, n) => `platform-${n}.cn`)
const budget = aBudget({ jitter: 0 })
const clock = createFakeClock(NOON)
const records = createMemoryTransactions()

let written: number
let change: (paces: HostPaces) => HostPaces
let fails: Error | null

const transactions: Transactions = {
  run(work) {
    written += 1
    if (fails !== null) return Promise.reject(fails)
    return records.run((all) => work({ ...all, hostPaces: change(all.hostPaces) }))
  },
}

const asked = (host: string) => ({
  host,
  budget,
  ended: [],
  looks: [{ id: host, cost: 1, since: milliseconds(0), heldBack: false }],
})
const desk = () => {
  const deps: PaceBookDeps = { clock, transactions, remembered: new Map() }
  return createBookDesk(deps)
}

beforeEach(async () => {
  written = 0
  change = (paces) => paces
  fails = null
  await records.run(({ hostPaces }) =>
    hostPaces.saveMany(HOSTS.map((host) => freshPace(host, budget, NOON))),
  )
})

it('enters platforms that come together in one transaction, each by its own pace', async () => {
  const book = desk()
  const turns = await Promise.all(HOSTS.map((host) => book.take(asked(host))))
  expect(turns.map(({ given }) => given.map(({ look }) => look.id))).toEqual(
    HOSTS.map((host) => [host]),
  )
  expect(written).toBeLessThanOrEqual(2)
  const paces = await records.run(({ hostPaces }) => hostPaces.all())
  expect(paces.flatMap(({ inFlight }) => inFlight)).toHaveLength(HOSTS.length)
})

it('leaves a platform that another worker holds to wait by itself: the others have their turns', async () => {
  const [held = '', ...others] = HOSTS
  const released = Promise.withResolvers<void>()
  change = (paces) => ({
    ...paces,
    holdFree: (hosts) => paces.holdFree(hosts.filter((host) => host !== held)),
    async hold(host) {
      if (host === held) await released.promise
      return await paces.hold(host)
    },
  })
  const book = desk()
  const first = book.take(asked(others[0] ?? ''))
  const late = book.take(asked(held))
  const turns = await Promise.all([first, ...others.slice(1).map((host) => book.take(asked(host)))])
  expect(turns.every(({ given }) => given.length === 1)).toBe(true)
  released.resolve()
  expect((await late).given).toHaveLength(1)
})

it('makes the row of a platform that nobody has looked at yet', async () => {
  const book = desk()
  await Promise.all([...HOSTS, 'new.cn', 'newer.cn'].map((host) => book.take(asked(host))))
  const paces = await records.run(({ hostPaces }) => hostPaces.all())
  expect(paces.map(({ host }) => host)).toEqual(expect.arrayContaining(['new.cn', 'newer.cn']))
})

it('goes by what it remembers while the database is away, and keeps the pace in it', async () => {
  fails = new StorageAway('it was stopped', 'nothing-done')
  const book = desk()
  const take = () => Promise.all(HOSTS.map((host) => book.take(asked(host))))
  expect((await take()).every(({ given }) => given.length === 1)).toBe(true)
  expect((await take()).every(({ given, wait }) => given.length === 1 || wait !== null)).toBe(true)
  expect((await take()).every(({ wait }) => wait !== null)).toBe(true)
})

it('tells each of those who came together what went wrong', async () => {
  fails = new Error('the disk is full')
  const book = desk()
  const told = await Promise.allSettled(HOSTS.map((host) => book.take(asked(host))))
  expect(new Set(told.map(({ status }) => status))).toEqual(new Set(['rejected']))
})
