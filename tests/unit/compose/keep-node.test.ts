import { expect, it, onTestFinished } from 'vitest'
import { createFoundation } from '../../../src/compose/foundation.ts'
import { keepNode } from '../../../src/compose/roles/keep-node.ts'
import { parseSettings } from '../../../src/config/settings.ts'
import { seconds } from '../../../src/core/time/duration.ts'
import type { Abilities } from '../../../src/ports/records/nodes.ts'
import { patiently } from '../../build/patience.ts'
import { at } from '../../build/violations.ts'
import { createHandClock } from '../../fakes/hand-clock.ts'
import { createMemoryTransactions } from '../../fakes/memory-records.ts'

const NOW = at('2026-10-17T09:30:00+08:00')
const ABLE: Abilities = { decoder: '7.0 (bundled)', browser: true, readers: 1, ears: true }

/** Processes of one database on one clock. */
function openProcesses() {
  const parsed = parseSettings({ LOG_LEVEL: 'silent' }, '/srv/xuncha')
  if (!parsed.ok) throw new Error(parsed.fault.message)
  const { clock, pass, asleep } = createHandClock(NOW)
  const transactions = createMemoryTransactions()
  const start = (abilities: () => Abilities | null) => {
    const secrets = { databaseUrl: 'postgres://db.example.cn/xuncha' }
    const made = { ...parsed.value, secrets, errorStream: { write: () => true }, drillStart: null }
    const foundation = { ...createFoundation(made), clock }
    const needs = {
      foundation,
      roles: ['worker'],
      asRoot: false,
      alsoAllowHosts: [],
      alsoMediaServers: {},
      rehearsal: false,
      canaries: null,
    } as const
    const stop = () => foundation.closers.closeAll()
    onTestFinished(stop)
    return { ...keepNode({ needs, foundation, transactions }, abilities, { watch: 16 }), stop }
  }
  const told = async (count: number) => {
    // One that was stopped counts as asleep until time passes.
    await patiently(() => expect(asleep()).toBeGreaterThanOrEqual(count))
    pass(seconds(10))
    await patiently(() => expect(asleep()).toBe(count))
  }
  const rows = () => transactions.run(({ nodes }) => nodes.seenSince(NOW))
  return { start, told, rows }
}

it('a worker without a browser knows of one that has it, until that one ends or loses it', async () => {
  const { start, told, rows } = openProcesses()
  let browser = true
  const without = start(() => ({ ...ABLE, browser: false }))
  const able = start(() => ({ ...ABLE, browser }))
  await told(2)
  expect(without.othersBrowse()).toBe(true)
  expect(able.othersBrowse()).toBe(false)
  expect(await rows()).toMatchObject([{ work: { watch: 16 } }, { roles: ['worker'] }])

  browser = false
  await told(2)
  await told(2)
  expect(without.othersBrowse()).toBe(false)

  browser = true
  await told(2)
  await told(2)
  expect(without.othersBrowse()).toBe(true)
  await able.stop()
  await told(1)
  expect(without.othersBrowse()).toBe(false)
  expect(await rows()).toHaveLength(1)
})
