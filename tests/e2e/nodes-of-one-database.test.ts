import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createChildProcesses } from '../../src/adapters/media/processes/child-processes.ts'
import { sha256 } from '../../src/adapters/system/sha256.ts'
import { createSystemClock } from '../../src/adapters/system/system-clock.ts'
import { verifyChain } from '../../src/core/evidence/hash-chain.ts'
import { registerStreams } from '../build/database/registered-folder.ts'
import { patiently, soonAfter } from '../build/patience.ts'
import { type Follower, followEvents } from '../build/program/followed-events.ts'
import { type Node, type Nodes, openNodes } from '../build/program/nodes.ts'
import { serveLiveHls } from '../build/streams/live-hls.ts'
import { makeMedia } from '../build/streams/made-media.ts'
import { descendants } from '../build/streams/process-table.ts'
import { type StreamServer, startStreamServer } from '../build/streams/stream-server.ts'
import { silentLogger } from '../fakes/silent-logger.ts'

const ROOMS = ['/east', '/west'] as const
/** A silent worker's rooms go to another one within this time. */
const TAKEN_OVER_MILLISECONDS = 45_000

let nodes: Nodes
let streams: StreamServer
let officer: Follower
let offices: readonly [Node, Node]
let workers: readonly [Node, Node]

const playlistsOf = (room: string): number =>
  streams.asked.filter((path) => path === `${room}/live.m3u8`).length

/** Every room is looked at from now on: three times more, so that no look from before counts. */
async function allWatched(): Promise<void> {
  const before = new Map(ROOMS.map((room) => [room, playlistsOf(room)]))
  await patiently(() => {
    for (const room of ROOMS) expect(playlistsOf(room)).toBeGreaterThan((before.get(room) ?? 0) + 2)
  })
}

/** Rooms that are being watched, each with the moment at which its worker took it. */
async function leases(): Promise<readonly string[]> {
  const client = postgres(nodes.server.url, { max: 1 })
  const rows = await client<{ lease: string }[]>`
    select id || ' ' || started_on as lease from pgboss.job where name = 'watch' and state = 'active'`
  await client.end()
  return rows.map(({ lease }) => lease)
}

const journal = () =>
  nodes.database.transactions.run((records) => records.journal.after(0, 100_000))

/** What the officer has not been told, though it was written for officers. */
async function untold(): Promise<readonly number[]> {
  const known = new Set(officer.told.map(({ id }) => id))
  const written = (await journal()).filter(({ type }) => type !== 'account.changed')
  return written.map(({ sequence }) => sequence).filter((sequence) => !known.has(sequence))
}

const toldOnce = (): boolean =>
  new Set(officer.told.map(({ id }) => id)).size === officer.told.length

const partsOf = async ({ url }: Node): Promise<readonly string[]> => {
  const { parts } = (await (await fetch(`${url}/readyz`)).json()) as {
    readonly parts: readonly { readonly name: string }[]
  }
  return parts.map(({ name }) => name).toSorted()
}

const childrenOf = ({ program }: Node): readonly number[] => descendants(program.child.pid ?? 0)

beforeAll(async () => {
  const processes = createChildProcesses({ clock: createSystemClock(), logger: silentLogger })
  const [{ segments }] = await Promise.all([
    makeMedia(processes),
    openNodes().then((opened) => {
      nodes = opened
    }),
    startStreamServer().then((started) => {
      streams = started
    }),
  ])
  const rooms = ROOMS.map((room) => ({
    title: room,
    url: serveLiveHls(streams, room, { segments: segments.slice(0, 1) }),
  }))
  await registerStreams(nodes.database.transactions, rooms)
  const [north, south, first, second] = await Promise.all([
    nodes.start('north', 'api'),
    nodes.start('south', 'api,scheduler'),
    nodes.start('first', 'worker'),
    nodes.start('second', 'worker'),
  ])
  offices = [north, south]
  workers = [first, second]
  officer = followEvents(() => offices.map(({ url }) => url), nodes.token, 0)
  await allWatched()
}, 240_000)

afterAll(async () => {
  await officer.stop()
  await nodes.close()
  await streams.close()
}, 60_000)

describe('processes of one database, each in its role', () => {
  it('open what their role needs: an API looks at nothing, a worker answers no officer', async () => {
    const common = ['database', 'evidence', 'queue']
    for (const office of offices) expect(childrenOf(office)).toEqual([])
    expect(await partsOf(offices[0])).toEqual(common)
    expect(await partsOf(offices[1])).toEqual(
      [...common, 'alerts', 'journal', 'nodes', 'patrol'].toSorted(),
    )
    const looks = ['browser', 'ffmpeg', 'hearing', 'recogniser']
    for (const worker of workers) {
      expect(await partsOf(worker)).toEqual([...common, ...looks].toSorted())
      const answer = await fetch(`${worker.url}/api/v1/system`)
      expect(answer.status).toBe(404)
      expect(await answer.json()).toMatchObject({ code: 'not-found' })
    }
  })

  it('answer in every role whether they live, and how they fare', async () => {
    for (const { url } of [...offices, ...workers]) {
      expect((await fetch(`${url}/healthz`)).status).toBe(200)
      const metrics = await (await fetch(`${url}/metrics`)).text()
      expect(metrics).toContain('xuncha_part_ready{part="database"} 1')
    }
    const [worker, office] = [workers[0].url, offices[0].url]
    expect(await (await fetch(`${worker}/metrics`)).text()).toContain('xuncha_readings_total{')
    expect(await (await fetch(`${office}/metrics`)).text()).not.toContain('xuncha_readings_total{')
  })
})

describe('processes of one database that end', () => {
  it('of a worker that is killed, the rooms are watched by the other; officers miss nothing while APIs are restarted one by one', async () => {
    await workers[0].program.stop('SIGKILL')
    const killed = performance.now()
    const watchedAgain = allWatched().then(() => performance.now() - killed)
    for (const office of offices) await nodes.restart(office)
    expect(await watchedAgain).toBeLessThan(soonAfter(TAKEN_OVER_MILLISECONDS))
    await patiently(async () => expect(await untold()).toEqual([]))
    expect(officer.connections()).toBeGreaterThan(1)
    expect(toldOnce()).toBe(true)
  })

  it('a worker that is asked to end hands its rooms over: no lease of its is left to run out', async () => {
    await nodes.restart(workers[0])
    const before = await leases()
    expect(before.length).toBeGreaterThan(0)
    await workers[1].program.stop()
    const after = await leases()
    expect(after.filter((lease) => before.includes(lease))).toEqual([])
    await allWatched()
  })

  it('go on after PostgreSQL was ended and started again, with a journal that is whole', async () => {
    await nodes.server.crash()
    await nodes.server.start()
    await allWatched()
    for (const { url, program } of [...offices, workers[0]]) {
      await patiently(async () => expect((await fetch(`${url}/readyz`)).status).toBe(200))
      expect(program.child.exitCode).toBeNull()
    }
    await patiently(async () => expect(await untold()).toEqual([]))
    expect(toldOnce()).toBe(true)
    expect(verifyChain(await journal(), sha256)).toMatchObject({ intact: true })
  })
})
