import { expect, test } from 'vitest'
import { createNotingStore } from '../../../../src/app/retention/noting-store.ts'
import { StorageAway } from '../../../../src/core/storage-away.ts'
import { hours, seconds } from '../../../../src/core/time/duration.ts'
import type { Transactions } from '../../../../src/ports/records/records.ts'
import { at } from '../../../build/violations.ts'
import { createFakeClock } from '../../../fakes/fake-clock.ts'
import { createMemoryTransactions } from '../../../fakes/memory-records.ts'

function desk() {
  const clock = createFakeClock(at('2026-11-28T03:00:00+08:00'))
  const kept = createMemoryTransactions()
  const state = { away: false, runs: 0 }
  const transactions: Transactions = {
    run: (work) => {
      state.runs += 1
      return state.away ? Promise.reject(new StorageAway('x', 'nothing-done')) : kept.run(work)
    },
  }
  const put: string[] = []
  const digest = (content: Uint8Array) => new TextDecoder().decode(content)
  const store = createNotingStore({
    evidenceStore: {
      put: async (content, mediaType) => {
        put.push(digest(content))
        return { sha256: digest(content), bytes: content.byteLength, mediaType }
      },
      get: async () => null,
    },
    transactions,
    clock,
    digest,
  })
  const keep = (name: string, room?: string) =>
    store.put(new TextEncoder().encode(name), 'image/png', room)
  const noted = (...names: string[]) => kept.run(({ keptFiles }) => keptFiles.hold(names))
  return { clock, state, put, keep, noted }
}

test('each file is noted for each of its rooms, and the same one once an hour', async () => {
  const { clock, state, keep, noted, put } = desk()
  for (const room of ['r', 'r', 's']) await keep('a', room)
  expect(await noted('a')).toMatchObject([{ rooms: ['r', 's'], named: false }])
  expect(state.runs).toBe(2)
  clock.advance(hours(1))
  await keep('a', 'r')
  expect(state.runs).toBe(3)
  expect(put).toHaveLength(4)
})

test('a look is kept while the database is away, and noted when it is back', async () => {
  const { clock, state, keep, noted, put } = desk()
  state.away = true
  for (const name of ['a', 'b']) await keep(name, 'r')
  expect(put).toEqual(['a', 'b'])
  // It is not asked at every look while it is away.
  expect(state.runs).toBe(1)
  state.away = false
  clock.advance(seconds(10))
  await keep('c', 'r')
  expect((await noted('a', 'b', 'c')).map(({ sha256 }) => sha256)).toEqual(['a', 'b', 'c'])
})
