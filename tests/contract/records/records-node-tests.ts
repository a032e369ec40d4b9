import { expect, test } from 'vitest'
import { seconds } from '../../../src/core/time/duration.ts'
import { plus } from '../../../src/core/time/instant.ts'
import type { PatrolNode } from '../../../src/ports/records/nodes.ts'
import { SATURDAY } from '../../build/database/database-rows.ts'
import type { RecordsTestContext } from './records-suite.ts'

const LATER = plus(SATURDAY, seconds(10))
const NONE_GONE = { since: SATURDAY, most: 0 }

const nodeOf = (id: string, change: Partial<PatrolNode>): PatrolNode => ({
  id,
  name: 'east 4711',
  roles: ['worker'],
  abilities: { decoder: '7.0 (bundled)', browser: true, readers: 1, ears: false },
  work: { watch: 16, probe: 4 },
  startWork: { watch: 16, probe: 4 },
  wish: null,
  version: '0.1.0',
  load: { jobs: { watch: 3 }, memoryBytes: 300_000_000 },
  told: {
    notices: [{ code: 'clock-stepped', zh: '时钟被拨过', en: 'the clock was set' }],
    parts: [{ name: 'browser', detail: 'does not start' }],
  },
  startedAt: SATURDAY,
  seenAt: SATURDAY,
  ...change,
})

export function nodeTests({ transactions, unique }: RecordsTestContext): void {
  const aNode = (change: Partial<PatrolNode> = {}) => nodeOf(unique('node'), change)

  test('a process is known by what it said last, and not at all once it has left', async () => {
    const worker = aNode()
    const office = aNode({
      roles: ['api'],
      abilities: null,
      work: {},
      startWork: null,
      version: null,
      load: null,
      told: null,
      startedAt: LATER,
    })
    const ours = [worker.id, office.id]
    const seen = await transactions().run(async ({ nodes }) => {
      await nodes.beat(worker)
      await nodes.beat(office)
      const both = await nodes.seenSince(SATURDAY, NONE_GONE)
      await nodes.beat({ ...worker, seenAt: LATER })
      const later = await nodes.seenSince(LATER, NONE_GONE)
      await nodes.leave(worker.id)
      await nodes.forget(LATER)
      return [both, later, await nodes.seenSince(SATURDAY, NONE_GONE)].map((found) =>
        found.filter(({ id }) => ours.includes(id)),
      )
    })
    expect(seen).toEqual([[worker, office], [{ ...worker, seenAt: LATER }], []])
  })

  test('of processes that are gone only the newest are told, whatever their number', async () => {
    const seenAt = [3, 4, 5, 6].map((count) => plus(LATER, seconds(10 * count)))
    const crashed = seenAt.map((one) => aNode({ startedAt: one, seenAt: one }))
    const [first, , , last] = seenAt
    const told = await transactions().run(async ({ nodes }) => {
      for (const node of crashed) await nodes.beat(node)
      return await nodes.seenSince(last ?? LATER, { since: first ?? LATER, most: 2 })
    })
    expect(told).toEqual(crashed.slice(1))
  })

  test('what is wished of a process stays whatever it says of itself, and goes with it', async () => {
    const worker = aNode()
    const wish = { version: 1, work: { watch: 0 }, at: SATURDAY, who: 'user:li', why: '检修' }
    const found = await transactions().run(async ({ nodes }) => {
      await nodes.beat(worker)
      await nodes.wish(worker.id, wish)
      await nodes.beat({ ...worker, work: {}, seenAt: LATER })
      const held = await nodes.hold(worker.id)
      await nodes.leave(worker.id)
      await nodes.wish(worker.id, wish)
      return [held, await nodes.hold(worker.id)]
    })
    expect(found).toEqual([{ ...worker, work: {}, seenAt: LATER, wish }, null])
  })
}
