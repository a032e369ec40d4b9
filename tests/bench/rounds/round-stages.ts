import { createFfmpegStreamViewer } from '../../../src/adapters/media/ffmpeg-stream-viewer.ts'
import type { StageJob } from '../../../src/app/pipeline.ts'
import { createHostPlaces } from '../../../src/app/plan/host-places.ts'
import { type PlanPayload, plan } from '../../../src/app/plan/plan.ts'
import { probe } from '../../../src/app/plan/probe.ts'
import { type BatchPayload, probeBatch } from '../../../src/app/plan/probe-batch.ts'
import { createLearnedTimes } from '../../../src/app/politeness/learned-times.ts'
import { politeEyes } from '../../../src/app/politeness/polite-eyes.ts'
import { createPoliteGate } from '../../../src/app/politeness/polite-gate.ts'
import { record } from '../../../src/app/record/record.ts'
import { createRoomPages } from '../../../src/app/sight/room-pages.ts'
import type { HostBudget } from '../../../src/core/patrol/politeness.ts'
import { milliseconds, seconds } from '../../../src/core/time/duration.ts'
import type { Observation } from '../../../src/core/violations/observation.ts'
import type { StageSettings } from '../../../src/ports/job-queue.ts'
import type { Transactions } from '../../../src/ports/records/records.ts'
import { plannedProbes } from '../../build/probe-batches.ts'
import type { Seeing } from '../../build/streams/seeing.ts'
import { aSighting, aVerdict } from '../../build/violations.ts'
import { createFakeCutPlatform } from '../../fakes/fake-cut-platform.ts'
import { silentLogger } from '../../fakes/silent-logger.ts'
import type { Way } from './measured-way.ts'

/** As shipped for platforms without a rule. */
const BUDGET: HostBudget = {
  looksPerMinute: 240,
  concurrency: 6,
  jitter: 0.25,
  failuresToClose: 8,
  backOffFirst: seconds(5),
  backOffCeiling: seconds(300),
  recoverEvery: seconds(60),
}
export const PLATFORMS = 50
export const addressOf = (platform: number): string => `127.0.1.${platform + 1}`

const rules = Array.from({ length: PLATFORMS }, (_, n) => ({
  name: `platform-${n}`,
  hosts: [addressOf(n)],
  budget: BUDGET,
}))
export const SWEEP = {
  name: 'minute',
  regions: [],
  stages: [],
  cadence: { probeSeconds: 60, watchSeconds: 10 },
}
const SEEN_EVERY = seconds(20)

function partsOf(seeing: Seeing, transactions: Transactions) {
  const { clock } = seeing
  let count = 0
  const next = (): string => {
    count += 1
    return `${process.pid}-${count}`
  }
  const identifiers = { next }
  const politeness = () => ({ rules, others: BUDGET })
  const gate = createPoliteGate({ clock, transactions, identifiers, politeness })
  const viewer = createFfmpegStreamViewer({ ...seeing, logger: silentLogger, allowFiles: false })
  const nothing = async () => {
    throw new Error('not looked at here')
  }
  const eyes = { viewer, pages: { visit: nothing }, texts: { fetchText: nothing } }
  const polite = politeEyes(gate, eyes, createLearnedTimes({ clock, politeness }))
  return {
    gate,
    clock,
    transactions,
    identifiers,
    politeness,
    logger: silentLogger,
    judge: () => aVerdict(),
    sweeps: () => [SWEEP],
    viewer: polite.viewer,
    roomPages: createRoomPages({ pages: polite.pages, clock }),
    platform: createFakeCutPlatform(),
    places: createHostPlaces(400),
    drill: false,
  }
}

/** As the release before had it: a job a room. */
const oneByOne = (jobs: readonly StageJob[]): readonly StageJob[] =>
  plannedProbes(jobs).map(([roomId, after]) => ({
    stage: 'probe',
    key: roomId,
    payload: { roomId },
    ...(after === 0 ? {} : { delay: milliseconds(after) }),
  }))

/** The stages that go round, for a queue. */
export function roundStages(way: Way, seeing: Seeing, transactions: Transactions) {
  const parts = partsOf(seeing, transactions)
  const base = { heartbeat: seconds(30), policy: 'exclusive' as const }
  const stages: readonly StageSettings[] = [
    {
      ...base,
      stage: 'plan',
      policy: 'once',
      concurrency: 1,
      handler: async (payload) => {
        const jobs = await plan(parts, payload as PlanPayload)
        return way === 'single' ? oneByOne(jobs) : jobs
      },
    },
    {
      ...base,
      stage: 'probe',
      concurrency: way === 'single' ? 4 : 32,
      handler: async (payload, context) => {
        const asked = payload as { readonly roomId: string } | BatchPayload
        if ('roomId' in asked) return await probe(parts, asked, context.signal)
        await probeBatch(parts, asked, context)
        return []
      },
    },
    {
      ...base,
      stage: 'watch',
      concurrency: 1_000,
      handler: async (payload, { signal, follow }) => {
        const { roomId, watchId } = payload as { readonly roomId: string; readonly watchId: string }
        while (!signal.aborted) {
          const id = parts.identifiers.next()
          const seen = aSighting({ id, roomId, watchId, at: parts.clock.now() })
          const calm = { ...seen, verdict: aVerdict({ verdict: 'permitted', hits: [] }) }
          await follow([{ stage: 'record', key: id, payload: calm }])
          await parts.clock.sleep(SEEN_EVERY, signal)
        }
        return []
      },
    },
    {
      ...base,
      stage: 'record',
      policy: 'once',
      concurrency: 2,
      handler: (payload) => record(parts, payload as Observation),
    },
    { ...base, stage: 'alert', policy: 'once', concurrency: 1, handler: async () => [] },
  ]
  return { stages, parts }
}
