import { expect, test } from 'vitest'
import { pool } from '../harness-pool.ts'
import { asProgram, NOW } from '../http-harness.ts'

const start = pool()

test('the processes of the installation are listed with what they take and what they can look with', async () => {
  const node = {
    id: 'node-1',
    name: 'east 4711',
    roles: ['worker'],
    abilities: { decoder: '7.0 (bundled)', browser: null, readers: 2, ears: false },
    work: { watch: 16, probe: 4 },
    version: '0.1.0',
    load: { jobs: { watch: 3 }, memoryBytes: 300_000_000 },
    alive: true,
    startedAt: NOW,
    seenAt: NOW,
  }
  const harness = await start({
    deps: (deps) => ({ ...deps, system: { ...deps.system, nodes: () => [node] } }),
  })
  const call = await asProgram(harness)
  const { nodes, now } = (await call('GET', '/api/v1/system')).json()
  expect(nodes).toEqual([{ ...node, startedAt: now, seenAt: now }])
})
