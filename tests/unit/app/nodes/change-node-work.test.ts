import { expect, it } from 'vitest'
import { changeNodeWork, startWorkAgain } from '../../../../src/app/nodes/change-node-work.ts'
import { minutes } from '../../../../src/core/time/duration.ts'
import { minus } from '../../../../src/core/time/instant.ts'
import type { PatrolNode } from '../../../../src/ports/records/nodes.ts'
import { at } from '../../../build/violations.ts'
import { createFakeClock } from '../../../fakes/fake-clock.ts'
import { createMemoryTransactions } from '../../../fakes/memory-records.ts'

const NOW = at('2026-10-17T09:30:00+08:00')
const ALL = {
  plan: 1,
  probe: 32,
  watch: 16,
  record: 2,
  alert: 2,
  cut: 4,
  prove: 4,
  hold: 8,
  letter: 2,
}
const BY = { who: 'user:li', why: '这台机器要检修' }

const aNode = (change: Partial<PatrolNode>): PatrolNode => ({
  id: 'east',
  name: 'east 4711',
  roles: ['worker'],
  abilities: null,
  work: ALL,
  startWork: ALL,
  wish: null,
  version: '0.1.0',
  load: null,
  told: null,
  startedAt: NOW,
  seenAt: NOW,
  ...change,
})

async function withNodes(...nodes: readonly PatrolNode[]) {
  const transactions = createMemoryTransactions()
  await transactions.run(async (records) => {
    for (const node of nodes) await records.nodes.beat(node)
  })
  const deps = { transactions, clock: createFakeClock(NOW) }
  const wishOf = (id: string) =>
    transactions.run(async (records) => (await records.nodes.hold(id))?.wish)
  const journal = () => transactions.run((records) => records.journal.after(0, 10))
  return { deps, wishOf, journal }
}

it('stages that are named are changed, the others stay, and who wanted it stands in the journal', async () => {
  const { deps, wishOf, journal } = await withNodes(aNode({}), aNode({ id: 'west' }))
  const stages = { watch: 0, probe: 8 }
  const changed = await changeNodeWork(deps, { ...BY, id: 'east', stages, expectedVersion: 0 })
  expect(changed).toMatchObject({ ok: true, value: { untaken: [] } })
  const { watch: _, ...rest } = ALL
  expect(await wishOf('east')).toEqual({
    version: 1,
    work: { ...rest, probe: 8 },
    at: NOW,
    ...BY,
  })
  // What was wished before it was heard counts as what it takes.
  await changeNodeWork(deps, { ...BY, id: 'east', stages: { hold: 1 } })
  expect(await wishOf('east')).toMatchObject({ version: 2, work: { ...rest, probe: 8, hold: 1 } })
  expect(await startWorkAgain(deps, { ...BY, id: 'east' })).toMatchObject({ ok: true })
  expect(await wishOf('east')).toMatchObject({ version: 3, work: null })
  expect(await journal()).toMatchObject([
    { type: 'system.changed', subjectId: 'node:east', ...BY, data: { before: ALL } },
    { data: { work: { hold: 1 } } },
    { data: { change: 'work-as-started', work: ALL } },
  ])
})

it('a stage that nobody will take is said and not refused; what others were told counts already', async () => {
  const dead = aNode({ id: 'dead', seenAt: minus(NOW, minutes(1)) })
  const { deps } = await withNodes(aNode({}), aNode({ id: 'west' }), dead)
  const stages = { cut: 0, prove: 0 }
  const west = await changeNodeWork(deps, { ...BY, id: 'west', stages })
  const east = await changeNodeWork(deps, { ...BY, id: 'east', stages: { cut: 0 } })
  expect([west, east]).toMatchObject([{ value: { untaken: [] } }, { value: { untaken: ['cut'] } }])
  expect(await startWorkAgain(deps, { ...BY, id: 'west' })).toMatchObject({
    value: { untaken: [] },
  })
})

it.each([
  ['is gone for good', 'nobody', {}, 'not-found'],
  ['fell silent', 'east', { seenAt: minus(NOW, minutes(1)) }, 'wrong-state'],
  ['is no worker', 'east', { roles: ['api'], startWork: null }, 'wrong-state'],
  ['is of an earlier release', 'east', { startWork: null }, 'wrong-state'],
])('one that %s is not changed, and the answer says why', async (_, id, change, code) => {
  const { deps, journal } = await withNodes(aNode(change))
  expect(await changeNodeWork(deps, { ...BY, id, stages: { watch: 1 } })).toMatchObject({
    ok: false,
    fault: { code },
  })
  expect(await journal()).toEqual([])
})

it('who saw an earlier wish than there is overwrites nobody', async () => {
  const { deps, wishOf } = await withNodes(aNode({}))
  await changeNodeWork(deps, { ...BY, id: 'east', stages: { watch: 4 } })
  const late = { ...BY, id: 'east', expectedVersion: 0 }
  expect(await startWorkAgain(deps, late)).toMatchObject({ fault: { code: 'conflict' } })
  expect(await wishOf('east')).toMatchObject({ version: 1 })
})
