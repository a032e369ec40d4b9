import { setTimeout as delay } from 'node:timers/promises'
import { aJournalEntry } from '../../build/database/database-rows.ts'
import { openDeafPooler } from '../../build/database/deaf-pooler.ts'
import { type Follower, followEvents } from '../../build/program/followed-events.ts'
import { openNodes } from '../../build/program/nodes.ts'
import { anInstitution, aRoom } from '../../build/violations.ts'
import { median } from '../measure/paired-times.ts'

/**
 * `node tests/bench/patrol/events.ts [events]`: milliseconds from the moment at which one process begins to write an event to its arrival at a listener of
 * an API in another process, as JSON: by notification, and beside it, for the same events, by the polling that was the only
 * way before (an API that reaches the same database over a pooler that passes no notification on).
 */
const [events = 100] = process.argv.slice(2).map(Number)

/** The polling is asked at every phase of its two seconds. */
const APART_MILLISECONDS = 170
const LISTENING = /events of other processes are (notified|polled)/

const ROOM = aRoom()

const nodes = await openNodes()
const pooler = await openDeafPooler(nodes.server.port)

async function untilItSays(url: string, how: string): Promise<void> {
  for (;;) {
    const answer = await fetch(`${url}/readyz`)
    if (LISTENING.exec(await answer.text())?.[1] === how) return
    await delay(200)
  }
}

const write = (): Promise<number> =>
  nodes.database.transactions.run(
    async ({ journal }) =>
      (await journal.append(aJournalEntry({ type: 'room.changed', subjectId: ROOM.id }))).sequence,
  )

const latest = ({ told }: Follower): number => told.at(-1)?.id ?? 0

function figuresOf({ told }: Follower, begun: ReadonlyMap<number, number>) {
  const waits = told.flatMap(({ id, at }) => {
    const began = begun.get(id)
    return began === undefined ? [] : [at - began]
  })
  const sorted = waits.toSorted((a, b) => a - b)
  return {
    events: waits.length,
    p50Milliseconds: Math.round(median(waits)),
    p95Milliseconds: Math.round(sorted[Math.floor(sorted.length * 0.95)] ?? Number.NaN),
    longestMilliseconds: Math.round(sorted.at(-1) ?? Number.NaN),
  }
}

try {
  await nodes.database.transactions.run(async ({ institutions, rooms }) => {
    await institutions.save(anInstitution())
    await rooms.save(ROOM)
  })
  const notified = await nodes.start('notified', 'api')
  const overPooler = nodes.server.url.replace(String(nodes.server.port), String(pooler.port))
  const polled = await nodes.start('polled', 'api', { DATABASE_URL: overPooler })
  await untilItSays(notified.url, 'notified')
  await untilItSays(polled.url, 'polled')
  const from = await write()
  const followers = [notified, polled].map(({ url }) =>
    followEvents(() => [url], nodes.token, from),
  )
  while (followers.some((one) => one.connections() === 0)) await delay(50)
  const begun = new Map<number, number>()
  for (let n = 0; n < events; n += 1) {
    const began = performance.now()
    begun.set(await write(), began)
    await delay(APART_MILLISECONDS)
  }
  const last = Math.max(...begun.keys())
  while (followers.some((one) => latest(one) < last)) await delay(50)
  const [byNotification, byPolling] = followers.map((one) => figuresOf(one, begun))
  process.stdout.write(`${JSON.stringify({ byNotification, byPolling }, null, 2)}\n`)
  await Promise.all(followers.map((one) => one.stop()))
} finally {
  await nodes.close()
  await pooler.close()
}
