import { record } from '../../../src/app/record/record.ts'
import { createRoomPages } from '../../../src/app/sight/room-pages.ts'
import { tracedReading, tracedViewer } from '../../../src/app/sight/traced-eyes.ts'
import { type FromLook, tracerOf } from '../../../src/app/tracing.ts'
import { createReadingLedger } from '../../../src/app/watch/reading-ledger.ts'
import { type WatchDeps, watch } from '../../../src/app/watch/watch.ts'
import type { RoomFinding } from '../../../src/core/findings/room-finding.ts'
import type { CoverageSegment, RoomStatus } from '../../../src/core/patrol/coverage.ts'
import type { ReadingThrift } from '../../../src/core/patrol/load/reading-thrift.ts'
import type { Recording } from '../../../src/core/patrol/recording.ts'
import { judgeTaught } from '../../../src/core/policy/classes/judge-taught.ts'
import type { TaughtSegment } from '../../../src/core/policy/classes/taught-segment.ts'
import { judge } from '../../../src/core/policy/judge.ts'
import type { Law } from '../../../src/core/policy/law.ts'
import type { Course } from '../../../src/core/registry/course.ts'
import type { LiveRoom } from '../../../src/core/registry/live-room.ts'
import { type Duration, hours, seconds } from '../../../src/core/time/duration.ts'
import { type Instant, minus, plus } from '../../../src/core/time/instant.ts'
import type { EvidencePiece } from '../../../src/core/violations/evidence-piece.ts'
import type { Observation } from '../../../src/core/violations/observation.ts'
import type { RecordedTrace } from '../../../src/core/violations/session-trace.ts'
import type { Violation } from '../../../src/core/violations/violation.ts'
import type { Clock } from '../../../src/ports/clock.ts'
import type { Job, JobContext } from '../../../src/ports/job-queue.ts'
import type { Transactions } from '../../../src/ports/records/records.ts'
import type { PageVisit, PageVisitor } from '../../../src/ports/sight/page-visitor.ts'
import { createFakeClock, createFakeIdentifiers } from '../../fakes/fake-clock.ts'
import { createFakeCutPlatform } from '../../fakes/fake-cut-platform.ts'
import { createFakePageVisitor } from '../../fakes/fake-page-visitor.ts'
import { createMemoryEvidenceStore } from '../../fakes/memory-evidence-store.ts'
import { createMemoryTransactions } from '../../fakes/memory-records.ts'
import { silentLogger } from '../../fakes/silent-logger.ts'
import { shippedClassifier, shippedFindingReader } from '../classifier.ts'
import { anInstitution, aRoom } from '../violations.ts'
import { type Screenplay, type Sounds, scriptedEyes, withGlances } from './scripted-eyes.ts'

type Seen = Extract<Observation, { kind: 'seen' }>

export type WatchedRoom = {
  /** All that was recorded. */
  readonly transactions: Transactions
  /** Watches with leases one after another, as the pipeline does, until then. */
  watchUntil(end: Instant): Promise<void>
  /** As `watchUntil`, and the worker is killed at that moment: it writes nothing any more. */
  killedAt(end: Instant): Promise<void>
  /** Everything that was seen, in order. */
  readonly seen: readonly Seen[]
  readonly leases: () => number
  /** What was read, and what needed no reading. */
  readings(): ReturnType<WatchDeps['readings']['counts']>
  segments(): Promise<readonly TaughtSegment[]>
  violations(): Promise<readonly Violation[]>
  status(): Promise<RoomStatus | null>
  /** The looks that were told with a violation. */
  traces(violationId: string): Promise<readonly RecordedTrace[]>
  /** Kept evidence of a violation. */
  pieces(violationId: string): Promise<readonly EvidencePiece[]>
  coverage(): Promise<readonly CoverageSegment[]>
  /** Disguises and soliciting, in order of their first sight. */
  findings(): Promise<readonly RoomFinding[]>
}

export type WatchedRoomOptions = {
  readonly courses?: readonly Course[]
  readonly room?: Partial<LiveRoom>
  /** What the room's page shows; it has none otherwise. */
  readonly page?: Partial<PageVisit>
  readonly cadence?: Duration
  /** With what less pictures may be read at a moment; nothing less when left out. */
  readonly thrift?: (at: Instant) => ReadingThrift | null
  /** Real parts, or others, in the place of the scripted ones. */
  readonly parts?: Partial<
    Pick<
      WatchDeps,
      'viewer' | 'recogniser' | 'hearing' | 'evidenceStore' | 'addingUp' | 'tracer' | 'isBenched'
    >
  >
  /** The look by which a probe handed the room over. */
  readonly traceparent?: () => string | undefined
  /** Who is told of looks; they are written down when left out. */
  readonly tell?: (observation: Observation) => Promise<void>
  /** By which parts that are given were opened. */
  readonly clock?: Clock
  /** Its address leads to a recording. */
  readonly recording?: Recording
  /** What is heard beside its pictures; nothing when left out. */
  readonly sounds?: Sounds
  /** Its pictures are glanced at first. */
  readonly glances?: boolean
}

const classifier = shippedClassifier()
const findingReader = shippedFindingReader()

type Common = Pick<WatchDeps, 'clock' | 'transactions' | 'logger' | 'identifiers'>

const PAGE_URL = 'https://live.example/room-1'

function pageOf(page: Partial<PageVisit> | undefined): PageVisitor {
  const visitor = createFakePageVisitor()
  if (page !== undefined) visitor.script(PAGE_URL, page)
  return visitor
}

function watchDeps(
  common: Common,
  law: Law,
  shows: Screenplay,
  {
    cadence = seconds(5),
    thrift = () => null,
    page,
    recording,
    sounds,
    parts,
    glances = false,
  }: WatchedRoomOptions,
): WatchDeps {
  const { clock } = common
  const eyes = scriptedEyes(clock, shows, recording, sounds)
  return {
    ...common,
    ...eyes,
    viewer: tracedViewer(glances ? withGlances(eyes.viewer) : eyes.viewer, tracerOf({ ...parts })),
    recogniser: tracedReading(eyes.recogniser, tracerOf({ ...parts })),
    classifier,
    findingReader,
    law: () => law,
    judge: (session, facts) => judge(session, law, facts),
    judgeTaught: (taught, context, facts) => judgeTaught(taught, context, law, facts),
    cadence: async () => ({ pause: cadence, thrift: thrift(clock.now()) }),
    platform: createFakeCutPlatform(),
    evidenceStore: createMemoryEvidenceStore(),
    readings: createReadingLedger(),
    thumbnails: { make: async () => new Uint8Array([1]) },
    roomPages: createRoomPages({ pages: pageOf(page), clock }),
    ...parts,
  }
}

/** A worker that can be killed: from then on it writes nothing. */
function mortal(transactions: Transactions) {
  let killed: AbortController | null = null
  return {
    transactions: {
      run: async (work) => {
        if (killed?.signal.aborted === true) throw new Error('killed')
        return await transactions.run(work)
      },
    } satisfies Transactions,
    newWorker: (): AbortController => {
      killed = new AbortController()
      return killed
    },
  }
}

async function openRecords({
  courses = [],
  room,
  page,
}: WatchedRoomOptions): Promise<Transactions> {
  const transactions = createMemoryTransactions()
  await transactions.run(async (records) => {
    await records.institutions.save(anInstitution())
    const pageUrl = page === undefined ? null : PAGE_URL
    await records.rooms.save(aRoom({ pageUrl, ...room }))
    await records.courses.saveMany(courses)
  })
  return transactions
}

/** A watch has its room alone. */
const contextOf = (signal: AbortSignal, follow: JobContext['follow']): JobContext => ({
  signal,
  follow,
  members: async () => new Set(),
  part: (_members, jobs) => follow(jobs),
})

function handedOver({ traceparent }: WatchedRoomOptions): FromLook {
  const from = traceparent?.()
  return from === undefined ? {} : { traceparent: from }
}

/** A room whose screen follows a screenplay, watched by the real stages on a clock that moves when somebody sleeps. */
export async function openWatchedRoom(
  law: Law,
  start: Instant,
  shows: Screenplay,
  options: WatchedRoomOptions = {},
): Promise<WatchedRoom> {
  const kept = await openRecords(options)
  const worker = mortal(kept)
  const clock = options.clock ?? createFakeClock(start)
  const common = {
    clock,
    identifiers: createFakeIdentifiers(),
    transactions: worker.transactions,
    logger: silentLogger,
  }
  let onLook = (): void => {}
  const screen: Screenplay = (at) => {
    onLook()
    return shows(at)
  }
  const deps = watchDeps(common, law, screen, options)
  const seen: Seen[] = []
  const follow = async (jobs: readonly Job[]): Promise<void> => {
    for (const { stage, payload } of jobs) {
      if (stage !== 'record') continue
      const observation = payload as Observation
      if (observation.kind === 'seen') seen.push(observation)
      if (options.tell === undefined) await record({ ...common, drill: false }, observation)
      else await options.tell(observation)
    }
  }
  let leases = 0
  const lease = async ({ signal }: AbortController): Promise<void> => {
    leases += 1
    const url = (options.room?.streamUrls ?? aRoom().streamUrls)[0] ?? ''
    const payload = { roomId: 'room-1', watchId: `watch-${leases}`, url, ...handedOver(options) }
    await watch(deps, payload, contextOf(signal, follow))
  }
  return {
    transactions: kept,
    seen,
    leases: () => leases,
    readings: () => deps.readings.counts(),
    async watchUntil(end) {
      const alive = worker.newWorker()
      while (clock.now() < end) await lease(alive)
    },
    async killedAt(end) {
      const doomed = worker.newWorker()
      onLook = () => {
        if (clock.now() >= end) doomed.abort()
      }
      while (!doomed.signal.aborted) {
        await lease(doomed).catch((error: unknown) => {
          if (!doomed.signal.aborted) throw error
        })
      }
      onLook = () => {}
    },
    segments: () =>
      kept.run(({ teaching }) =>
        teaching.between('room-1', minus(start, hours(1)), plus(start, hours(9))),
      ),
    findings: () =>
      kept.run(({ findings }) =>
        findings.between('room-1', minus(start, hours(1)), plus(start, hours(9))),
      ),
    traces: (id) => kept.run(({ sessionTraces }) => sessionTraces.of(id)),
    pieces: (id) => kept.run(({ violationEvidence }) => violationEvidence.of(id)),
    coverage: () =>
      kept.run(({ coverage }) =>
        coverage.between('room-1', minus(start, hours(1)), plus(start, hours(9))),
      ),
    status: () => kept.run(({ roomBoard }) => roomBoard.status('room-1')),
    violations: async () =>
      (await kept.run(({ violations }) => violations.list({}, { limit: 50, cursor: null }))).items,
  }
}
