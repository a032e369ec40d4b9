import { expect, test } from 'vitest'
import { pool } from '../harness-pool.ts'
import { asProgram, NOW } from '../http-harness.ts'

const start = pool()

test('the processes of the installation are listed with what they take, what they can look with and what they tell', async () => {
  const node = {
    id: 'node-1',
    name: 'east 4711',
    roles: ['worker'],
    abilities: { decoder: '7.0 (bundled)', browser: null, readers: 2, ears: false },
    work: { watch: 16, probe: 4 },
    startWork: null,
    wish: null,
    version: '0.1.0',
    load: { jobs: { watch: 3 }, memoryBytes: 300_000_000 },
    alive: true,
    startedAt: NOW,
    seenAt: NOW,
  }
  const told = {
    notices: [{ code: 'rooms-overdue', zh: '7 间逾期', en: '7 rooms are overdue' }],
    parts: [{ name: 'browser', detail: 'does not start' }],
  }
  const seen = { ...node, told }
  const harness = await start({
    deps: (deps) => ({
      ...deps,
      system: { ...deps.system, nodes: () => [seen], others: () => [seen] },
    }),
  })
  const call = await asProgram(harness)
  const { nodes, now, notices, parts } = (await call('GET', '/api/v1/system')).json()
  expect(nodes).toEqual([{ ...node, startedAt: now, seenAt: now }])

  // What they tell is told here too, and makes this process no less ready.
  expect(notices[0]).toEqual(told.notices[0])
  expect(parts).toContainEqual({ ...told.parts[0], ready: false, nodes: ['east 4711'] })
  expect((await harness.app.inject('/readyz')).statusCode).toBe(200)
})

const AT_WORK = {
  id: 'east',
  name: 'east 4711',
  roles: ['worker'],
  abilities: null,
  work: { watch: 16, cut: 4 },
  startWork: { watch: 16, cut: 4 },
  version: '0.1.0',
  load: null,
  told: null,
  startedAt: NOW,
  seenAt: NOW,
}

test('an administrator changes what a process takes and takes it back; what nobody takes then is said', async () => {
  const harness = await start()
  await harness.transactions.run(({ nodes }) => nodes.beat(AT_WORK))
  const call = await asProgram(harness, 'administrator')
  const body = { stages: { watch: 2, cut: 0 }, reason: '检修', expectedVersion: 0 }
  const changed = await call('PATCH', '/api/v1/nodes/east/work', body)
  expect(changed.statusCode).toBe(200)
  const { node, warnings } = changed.json()
  expect(node).toMatchObject({ work: AT_WORK.work, wish: { version: 1, work: { watch: 2 } } })
  expect(warnings.map(({ stage }: { stage: string }) => stage)).toContain('cut')
  const back = await call('DELETE', '/api/v1/nodes/east/work', { reason: '修好了' })
  expect(back.json()).toMatchObject({ node: { wish: { version: 2, work: null, why: '修好了' } } })
})

test('a stage that does not exist, or too many at once, is refused in the words of XUNCHA_WORK; an operator changes nothing', async () => {
  const harness = await start()
  await harness.transactions.run(({ nodes }) => nodes.beat(AT_WORK))
  const call = await asProgram(harness, 'administrator')
  const asking = (stages: unknown) =>
    call('PATCH', '/api/v1/nodes/east/work', { stages, reason: '检修' })
  for (const stages of [{ listen: 1 }, { watch: 1_001 }, { watch: -1 }, { watch: 1.5 }]) {
    expect((await asking(stages)).statusCode, JSON.stringify(stages)).toBe(400)
  }
  expect((await asking({ listen: 1 })).json().detail).toContain('“listen=1”应写成 watch=32')
  const operator = await asProgram(harness, 'operator')
  const refused = await operator('PATCH', '/api/v1/nodes/east/work', {
    stages: { watch: 1 },
    reason: '检修',
  })
  expect(refused.statusCode).toBe(403)
})
