import type { StageJob } from '../../src/app/pipeline.ts'
import { plan } from '../../src/app/plan/plan.ts'
import { probe } from '../../src/app/plan/probe.ts'
import { politeEyes } from '../../src/app/politeness/polite-eyes.ts'
import { createPoliteGate } from '../../src/app/politeness/polite-gate.ts'
import { record } from '../../src/app/record/record.ts'
import { createRoomPages } from '../../src/app/sight/room-pages.ts'
import { type Duration, seconds } from '../../src/core/time/duration.ts'
import { plus } from '../../src/core/time/instant.ts'
import type { Observation } from '../../src/core/violations/observation.ts'
import { createFakeClock, createFakeIdentifiers } from '../fakes/fake-clock.ts'
import { createFakeCutPlatform } from '../fakes/fake-cut-platform.ts'
import { createFakeStreamViewer } from '../fakes/fake-stream-viewer.ts'
import { createMemoryTransactions } from '../fakes/memory-records.ts'
import { silentLogger } from '../fakes/silent-logger.ts'
import { aBudget } from './politeness.ts'
import { plannedProbes, plannedUnlooked } from './probe-batches.ts'
import { anInstitution, aRoom, at, aVerdict } from './violations.ts'

/** Rooms on our own server, and rooms on a platform that allows a look in two seconds. */
export const OWN = ['own-1', 'own-2', 'own-3']
export const SLOW = ['slow-1', 'slow-2', 'slow-3']
export const SLOW_PAUSE = seconds(2)
export const CADENCE = seconds(10)

const SWEEPS = [
  { name: 'all', regions: [], stages: [], cadence: { probeSeconds: 10, watchSeconds: 5 } },
  { name: 'city', regions: ['440100'], stages: [], cadence: { probeSeconds: 10, watchSeconds: 5 } },
]

/** When a room was really looked at, by the clock that nobody sets. */
export type RealLook = { readonly room: string; readonly second: number }

/** The real stages with what they need, on a fake clock. */
async function patrolDeps() {
  const clock = createFakeClock(at('2026-10-17T10:00:00+08:00'))
  const transactions = createMemoryTransactions()
  const identifiers = createFakeIdentifiers('patrol')
  const viewer = createFakeStreamViewer()
  const others = aBudget({ looksPerMinute: 600, jitter: 0 })
  const slow = {
    name: 'slow',
    hosts: ['*.slow.cn'],
    budget: aBudget({ looksPerMinute: 30, jitter: 0.2 }),
  }
  const politeness = () => ({ rules: [slow], others })
  const gate = createPoliteGate({ clock, transactions, identifiers, politeness })
  const looks: RealLook[] = []
  const nothing = async () => {
    throw new Error('not looked at here')
  }
  const watched: typeof viewer = {
    ...viewer,
    probe: async (url, options) => {
      looks.push({
        room: /\/([a-z]+-\d)\./.exec(url)?.[1] ?? url,
        second: clock.monotonic() / 1_000,
      })
      return await viewer.probe(url, options)
    },
  }
  const eyes = { viewer: watched, pages: { visit: nothing }, texts: { fetchText: nothing } }
  const deps = {
    clock,
    transactions,
    identifiers,
    politeness,
    logger: silentLogger,
    judge: () => aVerdict(),
    sweeps: () => SWEEPS,
    viewer: politeEyes(gate, eyes).viewer,
    roomPages: createRoomPages({ pages: eyes.pages, clock }),
    platform: createFakeCutPlatform(),
    drill: false,
  }
  await transactions.run(async (records) => {
    await records.institutions.save(anInstitution())
    for (const id of [...OWN, ...SLOW]) {
      const host = id.startsWith('own') ? 'live.example.cn' : 'live.slow.cn'
      await records.rooms.save(aRoom({ id, streamUrls: [`https://${host}/${id}.m3u8`] }))
    }
  })
  return { deps, clock, transactions, looks }
}

/** A round every ten seconds of real time, whatever the wall says. */
export async function patrolDay() {
  const { deps, clock, transactions, looks } = await patrolDeps()
  let waiting: { readonly roomId: string; readonly due: number }[] = []

  async function look(roomId: string): Promise<void> {
    for (const job of await probe(deps, { roomId }, new AbortController().signal)) {
      if (job.stage === 'record') await record(deps, job.payload as Observation)
    }
  }

  /** A room is in hand once, as the queue has it; each at its time. */
  async function queue(jobs: readonly StageJob[]): Promise<void> {
    for (const [roomId, after] of plannedProbes(jobs)) {
      if (waiting.some((one) => one.roomId === roomId)) continue
      waiting.push({ roomId, due: clock.monotonic() + after })
    }
    for (const roomId of plannedUnlooked(jobs)) {
      const id = deps.identifiers.next()
      const base = { id, roomId, watchId: id, at: clock.now() }
      await record(deps, { ...base, kind: 'unseen', reason: 'budget' })
    }
  }

  return {
    looks,
    clock,
    transactions,
    setClock: (by: Duration) => clock.setWall(plus(clock.now(), by)),
    /** Lets so much real time pass. */
    async live(duration: Duration): Promise<void> {
      const end = clock.monotonic() + duration
      let nextRound: number = clock.monotonic()
      while (clock.monotonic() < end) {
        if (clock.monotonic() >= nextRound) {
          nextRound += CADENCE
          await queue(await plan(deps))
        }
        const due = waiting.filter((one) => one.due <= clock.monotonic())
        waiting = waiting.filter((one) => !due.includes(one))
        for (const { roomId } of due) await look(roomId)
        clock.advance(seconds(1))
      }
    },
  }
}
