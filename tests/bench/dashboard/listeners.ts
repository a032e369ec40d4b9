import { readFile } from 'node:fs/promises'
import { setTimeout as delay } from 'node:timers/promises'
import { createRandomSecretTokens } from '../../../src/adapters/security/random-secret-tokens.ts'
import { createSystemClock } from '../../../src/adapters/system/system-clock.ts'
import { createToken } from '../../../src/app/commands/create-token.ts'
import { WHOLE_JURISDICTION } from '../../../src/core/access/jurisdiction.ts'
import { aJournalEntry } from '../../build/database/database-rows.ts'
import { type Follower, followEvents } from '../../build/program/followed-events.ts'
import { type Nodes, openNodes } from '../../build/program/nodes.ts'
import { anInstitution, aRoom } from '../../build/violations.ts'
import { spreadOf } from './share-of.ts'

/** As many connections as one token may have. */
const OF_ONE = 12
const APART_MILLISECONDS = 1_000
/** Who has not heard of it by then has lost it. */
const LOST_MILLISECONDS = 60_000
const ROOM = aRoom()

async function tokensFor(nodes: Nodes, listeners: number, role: 'operator' | 'reader') {
  const { transactions } = nodes.database
  const deps = { clock: createSystemClock(), transactions, secrets: createRandomSecretTokens() }
  const tokens: string[] = []
  for (let n = 0; n < Math.ceil(listeners / OF_ONE); n += 1) {
    const asked = {
      role,
      regions: [],
      jurisdiction: WHOLE_JURISDICTION,
      who: 'bench',
      why: 'bench',
    }
    const made = await createToken(deps, { ...asked, name: `${role} ${n}` })
    if (!made.ok) throw new Error(made.fault.message)
    tokens.push(made.value.token)
  }
  return Array.from({ length: listeners }, (_, n) => tokens[Math.floor(n / OF_ONE)] ?? '')
}

async function memoryOf(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8')
  return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1] ?? Number.NaN)
}

const write = ({ database }: Nodes): Promise<number> =>
  database.transactions.run(
    async ({ journal }) =>
      (await journal.append(aJournalEntry({ type: 'room.changed', subjectId: ROOM.id }))).sequence,
  )

/** Milliseconds from before an event is written until every listener has it; who had not after a minute is counted. */
async function timesToAll(nodes: Nodes, listeners: readonly Follower[], events: number) {
  const times: number[] = []
  let lost = 0
  for (let n = 0; n < events; n += 1) {
    const began = performance.now()
    const sequence = await write(nodes)
    const has = ({ told }: Follower): boolean => (told.at(-1)?.id ?? 0) >= sequence
    while (!listeners.every(has) && performance.now() - began < LOST_MILLISECONDS) await delay(5)
    const missing = listeners.filter((one) => !has(one)).length
    if (missing === 0) times.push(performance.now() - began)
    lost += missing
    await delay(APART_MILLISECONDS)
  }
  return { millisecondsToAll: spreadOf(times), lost }
}

/** Operators and programs that listen on one node over real HTTP; the yardstick is one listener alone on the same node. */
export async function measureListeners(operators: number, programs: number, events: number) {
  const nodes = await openNodes()
  try {
    await nodes.database.transactions.run(async ({ institutions, rooms }) => {
      await institutions.save(anInstitution())
      await rooms.save(ROOM)
    })
    const node = await nodes.start('listened', 'api')
    const pid = node.program.child.pid ?? 0
    const from = await write(nodes)
    const follow = (token: string) => followEvents(() => [node.url], token, from)
    const alone = follow(nodes.token)
    while (alone.connections() === 0) await delay(20)
    const yardstick = await timesToAll(nodes, [alone], events)
    await alone.stop()

    const before = await memoryOf(pid)
    const tokens = [
      ...(await tokensFor(nodes, operators, 'operator')),
      ...(await tokensFor(nodes, programs, 'reader')),
    ]
    const began = performance.now()
    const all = tokens.map(follow)
    while (all.some((one) => one.connections() === 0)) await delay(50)
    const connectedMilliseconds = Math.round(performance.now() - began)
    const measured = await timesToAll(nodes, all, events)
    const kilobytes = ((await memoryOf(pid)) - before) / all.length
    await Promise.all(all.map((one) => one.stop()))
    return {
      listeners: { operators, programs },
      connectedMilliseconds,
      kilobytesPerConnection: Math.round(kilobytes),
      ...measured,
      yardstick: { listeners: 1, ...yardstick },
    }
  } finally {
    await nodes.close()
  }
}
