import { expect, test } from 'vitest'
import { forgetFiles } from '../../../../src/app/retention/forget-files.ts'
import { hours, milliseconds, seconds } from '../../../../src/core/time/duration.ts'
import { minus } from '../../../../src/core/time/instant.ts'
import type { Transactions } from '../../../../src/ports/records/records.ts'
import { at } from '../../../build/violations.ts'
import { createFakeClock } from '../../../fakes/fake-clock.ts'
import { createMemoryTransactions } from '../../../fakes/memory-records.ts'
import { silentLogger } from '../../../fakes/silent-logger.ts'

const NOW = at('2026-11-28T03:00:00+08:00')
const BEFORE = minus(NOW, hours(24 * 60))

test.each([
  ['fast', milliseconds(1)],
  ['slow', milliseconds(150)],
])('while old files are deleted from a %s store nobody waits for long', async (_, each) => {
  const clock = createFakeClock(NOW)
  const kept = createMemoryTransactions()
  const names = Array.from({ length: 45 }, (_, place) => `file ${place + 10}`)
  await kept.run(async ({ keptFiles }) => {
    for (const sha256 of names)
      await keptFiles.note([{ sha256, roomId: 'r' }], minus(BEFORE, seconds(1)))
  })
  const held: number[] = []
  const free: number[] = []
  let ended = clock.monotonic()
  const transactions: Transactions = {
    async run(work) {
      const began = clock.monotonic()
      free.push(began - ended)
      const done = await kept.run(work)
      ended = clock.monotonic()
      held.push(ended - began)
      return done
    },
  }
  const removed: string[] = []
  const remove = async (name: string) => {
    clock.advance(each)
    removed.push(name)
    return true
  }
  const deps = { transactions, evidenceStore: { remove }, clock, logger: silentLogger }
  const done = await forgetFiles(deps, BEFORE, async () => {})
  expect(done).toEqual({ files: 45, filesLeft: 0 })
  expect(removed.toSorted()).toEqual(names)
  expect(Math.max(...held)).toBeLessThan(seconds(2))
  // Whoever waited for one batch gets in before the next, for as long as it took at least.
  expect(held.length).toBeGreaterThan(3)
  for (const [place, took] of held.slice(1, -1).entries()) {
    expect(free[place + 2]).toBeGreaterThanOrEqual(Math.max(took, 100) - 1)
  }
})
