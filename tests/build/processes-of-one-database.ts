import { expect, onTestFinished } from 'vitest'
import { createFoundation } from '../../src/compose/foundation.ts'
import { crewNotices } from '../../src/compose/roles/crew-words.ts'
import { type Crew, openNode } from '../../src/compose/roles/keep-node.ts'
import type { Role } from '../../src/compose/roles/role.ts'
import { parseSettings } from '../../src/config/settings.ts'
import { minutes, seconds } from '../../src/core/time/duration.ts'
import { minus } from '../../src/core/time/instant.ts'
import type { Abilities, NodeTold, PatrolNode } from '../../src/ports/records/nodes.ts'
import { createHandClock } from '../fakes/hand-clock.ts'
import { createMemoryTransactions } from '../fakes/memory-records.ts'
import { patiently } from './patience.ts'
import { at } from './violations.ts'

export const NOW = at('2026-10-17T09:30:00+08:00')
export const ABLE: Abilities = { decoder: '7.0 (bundled)', browser: true, readers: 1, ears: true }

/** Of what it tells people of the processes. */
export const codes = (node: { readonly crew: () => Crew | null }) =>
  crewNotices(node.crew()).map(({ code }) => code)

/** One that can go away. */
function openDatabase() {
  const kept = createMemoryTransactions()
  let away = false
  const transactions: typeof kept = {
    ...kept,
    run: (work) => (away ? Promise.reject(new Error('away')) : kept.run(work)),
  }
  const database = (goes: 'away' | 'back') => {
    away = goes === 'away'
  }
  return { kept, transactions, database }
}

/** Processes of one database on one clock. */
export function openProcesses(databaseUrl: string | null = 'postgres://db.example.cn/xuncha') {
  const parsed = parseSettings({ LOG_LEVEL: 'silent' }, '/srv/xuncha')
  if (!parsed.ok) throw new Error(parsed.fault.message)
  const { clock, pass, asleep } = createHandClock(NOW)
  const { kept, transactions, database } = openDatabase()
  const start = (
    abilities: () => Abilities,
    work: Readonly<Record<string, number>> = { watch: 16 },
    roles: readonly Role[] = ['worker'],
    tell?: () => Promise<NodeTold>,
  ) => {
    const secrets = { databaseUrl }
    const made = { ...parsed.value, secrets, errorStream: { write: () => true }, drillStart: null }
    const foundation = { ...createFoundation(made), clock }
    const needs = {
      foundation,
      roles,
      asRoot: false,
      alsoAllowHosts: [],
      alsoMediaServers: {},
      rehearsal: false,
      canaries: null,
    } as const
    const stop = () => foundation.closers.closeAll()
    onTestFinished(stop)
    let taken = work
    const looks = { abilities, work: () => taken, startWork: work }
    const worker = roles.includes('worker') ? looks : null
    const take = (wanted: typeof work) => {
      taken = wanted
    }
    const node = openNode({ needs, foundation, transactions }, worker, { take })
    node.start(tell)
    return { ...node, stop }
  }
  const told = async (count: number) => {
    // One that was stopped counts as asleep until time passes.
    await patiently(() => expect(asleep()).toBeGreaterThanOrEqual(count))
    pass(seconds(10))
    await patiently(() => expect(asleep()).toBe(count))
  }
  /** Somebody said this some time ago, and nothing since. */
  const kill = (name: string, change: Partial<PatrolNode> = {}) =>
    kept.run(({ nodes }) =>
      nodes.beat({
        id: name,
        name,
        roles: ['worker'],
        abilities: ABLE,
        work: { watch: 16 },
        startWork: { watch: 16 },
        version: '0.1.0',
        load: { jobs: { watch: 3 }, memoryBytes: 1 },
        told: null,
        startedAt: minus(NOW, minutes(9)),
        seenAt: minus(NOW, minutes(1)),
        ...change,
      }),
    )
  const rows = () => transactions.run(({ nodes }) => nodes.seenSince(NOW, { since: NOW, most: 0 }))
  /** What an administrator wants the first of them to take. */
  const wish = (version: number, work: Readonly<Record<string, number>> | null) =>
    transactions.run(async ({ nodes }) => {
      const [first] = await nodes.seenSince(NOW, { since: NOW, most: 0 })
      await nodes.wish(first?.id ?? '', { version, work, at: NOW, who: 'user:li', why: '换机器' })
    })
  return { start, told, rows, kill, wish, database }
}
