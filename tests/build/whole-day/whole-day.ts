import { createHostPlaces } from '../../../src/app/plan/host-places.ts'
import { createRoomPages } from '../../../src/app/sight/room-pages.ts'
import { createReadingLedger } from '../../../src/app/watch/reading-ledger.ts'
import { createRoomCadence } from '../../../src/app/watch/room-cadence.ts'
import { watchPatrolLag } from '../../../src/compose/patrol-lag.ts'
import { type PipelineDeps, pipelineStages } from '../../../src/compose/pipeline-stages.ts'
import type { PatrolSweep } from '../../../src/core/patrol/sweep.ts'
import { judgeTaught } from '../../../src/core/policy/classes/judge-taught.ts'
import { judge } from '../../../src/core/policy/judge.ts'
import type { Law } from '../../../src/core/policy/law.ts'
import { seconds } from '../../../src/core/time/duration.ts'
import type { Instant } from '../../../src/core/time/instant.ts'
import { createFakeIdentifiers } from '../../fakes/fake-clock.ts'
import { createFakeCutPlatform } from '../../fakes/fake-cut-platform.ts'
import { createFakePageVisitor } from '../../fakes/fake-page-visitor.ts'
import { createMemoryEvidenceStore } from '../../fakes/memory-evidence-store.ts'
import { emptyJobs, MemoryJobQueue } from '../../fakes/memory-job-queue.ts'
import { createMemoryTransactions } from '../../fakes/memory-records.ts'
import { silentLogger } from '../../fakes/silent-logger.ts'
import { shippedClassifier, shippedFindingReader } from '../classifier.ts'
import { aBudget } from '../politeness.ts'
import { anInstitution, aRoom } from '../violations.ts'
import { type Script, scriptedRooms } from './scripted-rooms.ts'
import { createSimulatedClock } from './simulated-clock.ts'

export type WholeDay = {
  readonly law: Law
  readonly sweeps: readonly PatrolSweep[]
  readonly start: Instant
  readonly script: Script
}

const TICK = seconds(30)

/** The real line from tick to ledger on a clock that runs as fast as the work goes; only servers, reader and shelves are made. */
export async function openWholeDay({ law, sweeps, start, script }: WholeDay) {
  const clock = createSimulatedClock(start)
  const transactions = createMemoryTransactions()
  await transactions.run(async (records) => {
    await records.institutions.save(anInstitution())
    for (const id of script.keys()) {
      const streamUrls = [`https://${id}.example.cn/${id}.m3u8`]
      await records.rooms.save(aRoom({ id, streamUrls, title: '直播间' }))
    }
  })
  const inForce = () => sweeps
  const politeness = () => ({
    rules: [],
    others: aBudget({ looksPerMinute: 600, concurrency: 8, failuresToClose: 1_000_000 }),
  })
  const patrol = { clock, transactions, law: () => law, politeness, sweeps: inForce }
  const deps: PipelineDeps = {
    ...patrol,
    ...scriptedRooms(clock, script),
    identifiers: createFakeIdentifiers('day'),
    logger: silentLogger,
    classifier: shippedClassifier(),
    findingReader: shippedFindingReader(),
    judge: (session, facts) => judge(session, law, facts),
    judgeTaught: (taught, context, facts) => judgeTaught(taught, context, law, facts),
    cadence: createRoomCadence(patrol),
    platform: createFakeCutPlatform(),
    evidenceStore: createMemoryEvidenceStore(),
    readings: createReadingLedger(),
    thumbnails: { make: async () => new Uint8Array([1]) },
    roomPages: createRoomPages({ pages: createFakePageVisitor(), clock }),
    pages: createFakePageVisitor(),
    texts: { fetchText: () => Promise.reject(new Error('nothing is cut')) },
    places: createHostPlaces(64),
    drill: false,
  }
  const jobs = emptyJobs()

  /** A process that patrols until it is stopped. */
  async function begin(): Promise<() => Promise<void>> {
    const queue = new MemoryJobQueue(clock, jobs)
    const ended = new AbortController()
    await queue.start(pipelineStages(deps, null, () => true))
    const lag = watchPatrolLag({ ...patrol, judge: deps.judge, logger: silentLogger })
    const ticking = (async () => {
      while (!ended.signal.aborted) {
        await queue.enqueue([{ stage: 'plan', key: `${clock.now()}`, payload: {} }])
        await clock.sleep(TICK, ended.signal)
      }
    })()
    return async () => {
      ended.abort()
      await Promise.all([ticking, lag.stop(), queue.stop()])
    }
  }
  return { clock, transactions, begin }
}
