import { expect, test } from 'vitest'
import { createNotingStore } from '../../../../src/app/retention/noting-store.ts'
import { StorageAway } from '../../../../src/core/storage-away.ts'
import { hours, seconds } from '../../../../src/core/time/duration.ts'
import type { Records, Transactions } from '../../../../src/ports/records/records.ts'
import { at } from '../../../build/violations.ts'
import { createFakeClock } from '../../../fakes/fake-clock.ts'
import { createMemoryTransactions } from '../../../fakes/memory-records.ts'
import { silentLogger } from '../../../fakes/silent-logger.ts'

function desk() {
  const clock = createFakeClock(at('2026-11-28T03:00:00+08:00'))
  const kept = createMemoryTransactions()
  const state: { away: boolean; refused: string | null; runs: number; atOnce: number } = {
    away: false,
    refused: null,
    runs: 0,
    atOnce: 0,
  }
  let open = 0
  const transactions: Transactions = {
    async run(work) {
      state.runs += 1
      if (state.away) throw new StorageAway('x', 'nothing-done')
      open += 1
      state.atOnce = Math.max(state.atOnce, open)
      const done = kept.run(async (records) => {
        // Others come meanwhile.
        await clock.sleep(seconds(0))
        const note: Records['keptFiles']['note'] = async (files, noted) => {
          if (files.some(({ sha256 }) => sha256 === state.refused)) throw new Error('refused')
          await records.keptFiles.note(files, noted)
        }
        return await work({ ...records, keptFiles: { ...records.keptFiles, note } })
      })
      return await done.finally(() => {
        open -= 1
      })
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
    logger: silentLogger,
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

test('after an outage looks wait for their own notes, and not for all that is owed', async () => {
  const { clock, state, keep, noted } = desk()
  state.away = true
  const missed = Array.from({ length: 900 }, (_, place) => `missed ${place}`)
  for (const name of missed) await keep(name, 'r')
  state.away = false
  clock.advance(seconds(10))
  const before = state.runs
  await Promise.all(['a', 'b', 'c', 'd'].map((name) => keep(name, 'r')))
  expect(await noted('a', 'b', 'c', 'd')).toHaveLength(4)
  expect(state.atOnce).toBe(1)
  expect(state.runs - before).toBeLessThanOrEqual(2)
  expect((await noted(...missed)).length).toBeLessThanOrEqual(400)
  for (const name of ['e', 'f', 'g', 'h']) await keep(name, 'r')
  expect(await noted(...missed)).toHaveLength(900)
})

test('a note that cannot be written costs no look, nor the notes of others', async () => {
  const { clock, state, keep, noted, put } = desk()
  state.refused = 'a'
  await keep('a', 'r')
  await keep('b', 'r')
  expect(put).toEqual(['a', 'b'])
  clock.advance(seconds(10))
  await keep('c', 'r')
  expect((await noted('a', 'b', 'c')).map(({ sha256 }) => sha256)).toContain('c')
  state.refused = null
  clock.advance(seconds(10))
  for (const name of ['d', 'e', 'f']) await keep(name, 'r')
  expect(await noted('a', 'b', 'c')).toHaveLength(3)
})
