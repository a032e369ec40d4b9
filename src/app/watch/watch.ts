import { attentionOf, attentiveCadence } from '../../core/lesson/attention.ts'
import type { ReadingThrift } from '../../core/patrol/load/reading-thrift.ts'
import { type LiveRoom, needsBrowser } from '../../core/registry/live-room.ts'
import { type Duration, minutes } from '../../core/time/duration.ts'
import type { Observation } from '../../core/violations/observation.ts'
import type { JobContext } from '../../ports/job-queue.ts'
import type { StreamViewer } from '../../ports/sight/stream-viewer.ts'
import type { TextRecogniser } from '../../ports/sight/text-recogniser.ts'
import type { CaptureDesk } from '../capture/capture-desk.ts'
import { type Costed, costsOf } from '../costs/cost-ledger.ts'
import type { Hearing } from '../hearing/hearing.ts'
import { type LookKeeper, recordJob } from '../outage/look-keeper.ts'
import { unlessAway } from '../outage/unless-away.ts'
import type { StageJob } from '../pipeline.ts'
import { prioritised } from '../politeness/polite-eyes.ts'
import { roaming } from '../sight/roaming.ts'
import { openRoomLens } from '../sight/room-lens.ts'
import type { RoomPages } from '../sight/room-pages.ts'
import { type FromLook, tracerOf } from '../tracing.ts'
import { beginWatch } from './begin-watch.ts'
import { captureLook } from './capture-look.ts'
import { carryOutAfter } from './carry-out.ts'
import type { WatchedRoom } from './findings/finding-look.ts'
import { keepSpeech } from './follow-speech.ts'
import { keepTeaching } from './follow-teaching.ts'
import { canBeHeard, type Ears, openEars } from './listen.ts'
import { type LookBase, type LookDeps, type Looked, look, needOf } from './look.ts'
import { createMemoryCell, type MemoryCell } from './memory/memory-cell.ts'
import { readPage } from './page-words.ts'
import type { ReadingLedger } from './reading-ledger.ts'
import type { RoomCadence, WatchPace } from './room-cadence.ts'
import { openPictureSense } from './senses/picture-sense.ts'
import type { Sense } from './senses/sense.ts'
import { createTeller, type Teller } from './teller.ts'

export type WatchDeps = LookDeps &
  Costed & {
    readonly viewer: StreamViewer
    readonly roomPages: RoomPages
    readonly recogniser: TextRecogniser
    readonly readings: ReadingLedger
    readonly cadence: RoomCadence
    /** Keeps the media of what turns suspect. Left out: nobody does. */
    readonly captures?: Pick<CaptureDesk, 'follow'>
    /** Left out: nothing is listened to. */
    readonly hearing?: Hearing
    /** Whether others can read and this process cannot: its rooms are theirs. Left out: never. */
    readonly isBenched?: () => boolean
    /** Keeps looks while the database is away; left out: they are handed over at once, or not at all. */
    readonly looks?: Pick<LookKeeper, 'report' | 'held'>
  }

export type WatchPayload = {
  readonly roomId: string
  readonly watchId: string
  /** The address that the probe found alive. */
  readonly url: string
  /** That asked for the probe; left out: none did. */
  readonly sweep?: string
} & FromLook

/** A lease ends by itself after this long and goes through the probe again: no watch is for ever. */
const LEASE: Duration = minutes(10)
/** A recording is looked into at so many places one after the other, then ever more rarely: it does not change. */
const PLACES_AT_ONCE = 12
const BETWEEN_PLACES: Duration = minutes(1)
/** So many looks in a row without a picture hand the room back to the probe. */
const BLIND_LOOKS = 3

const probeAgain = (room: LiveRoom, sweep: string | undefined): StageJob => ({
  stage: 'probe',
  key: room.id,
  // Not beside a batch that has the room in hand.
  members: [room.id],
  payload: sweep === undefined ? { roomId: room.id } : { roomId: room.id, sweep },
  ...(needsBrowser(room) ? { demanding: true } : {}),
})

/** Seeing, through what the probe found alive; the ears listen along. */
function openEyes(
  deps: WatchDeps,
  ears: Ears,
  watched: WatchedRoom,
  cell: MemoryCell,
  url: string,
  thrift: () => ReadingThrift | null,
): Sense {
  const { room } = watched
  const viewer = roaming(
    prioritised(ears.viewer, () =>
      cell.now().teaching.session.evidence.instructingSince === null ? 'watch' : 'suspect',
    ),
  )
  const lens = openRoomLens({ ...deps, viewer }, room, url)
  return openPictureSense(deps, lens, room.id, () =>
    needOf(cell.now(), deps, watched, 'picture', thrift()),
  )
}

/** Writes down what the next watch goes on from. */
async function saveMemory(
  deps: WatchDeps,
  cell: MemoryCell,
  roomId: string,
  at: Observation['at'],
  always = false,
): Promise<void> {
  await unlessAway(async () => {
    const saved = await keepTeaching(deps, cell.now().teaching, roomId, at, always)
    cell.change((memory) => ({ ...memory, teaching: { ...memory.teaching, ...saved } }))
    const heard = await keepSpeech(deps, cell.now(), roomId)
    cell.change((memory) => ({ ...memory, hearing: { ...memory.hearing, ...heard } }))
  })
}

/** What follows from a look, in this order: it is told, written down what it adds to, and set beside what is known. */
async function follow(
  deps: WatchDeps,
  watched: WatchedRoom,
  cell: MemoryCell,
  { observation, remembered }: Looked,
  teller: Teller,
): Promise<void> {
  if (observation === null) return
  await teller.tell(observation)
  await saveMemory(deps, cell, observation.roomId, observation.at)
  if (remembered === null) return
  await unlessAway(() => carryOutAfter(deps, watched, cell, remembered))
}

type LookOnce = {
  readonly ears: Ears
  readonly eyes: Sense
  readonly base: LookBase
  readonly signal: AbortSignal
  readonly teller: Teller
}

/** One look and, where sound came along, one listening. `null`: the watch is to end. */
async function lookAndListen(
  deps: WatchDeps,
  watched: WatchedRoom,
  cell: MemoryCell,
  { ears, eyes, base, signal, teller }: LookOnce,
): Promise<Looked | null> {
  const looked = await look(deps, watched, cell, eyes, base, signal)
  if (looked === null) return null
  captureLook(deps, watched, cell.now(), looked)
  await follow(deps, watched, cell, looked, teller)
  const listened = await ears.listen(base, signal)
  if (listened !== null) {
    captureLook(deps, watched, cell.now(), listened)
    await follow(deps, watched, cell, listened, teller)
  }
  return { ...looked, blind: looked.blind && !canBeHeard(deps.hearing, looked.observation) }
}

/** The first look goes on with what the probe began; each further one is followed for itself, from there. */
function asLook<T>(
  deps: WatchDeps,
  { roomId, watchId }: LookBase,
  { traceparent, first }: FromLook & { readonly first: boolean },
  work: () => Promise<T>,
): Promise<T> {
  const tracer = tracerOf(deps)
  const facts = { room: roomId, watch: watchId }
  return first && traceparent !== undefined
    ? tracer.resume(traceparent, () => tracer.span('look', facts, work))
    : tracer.begin('look', facts, work, { link: traceparent })
}

const isOver = ({ observation }: Looked, blind: number): boolean =>
  observation?.kind === 'off-air' || blind >= BLIND_LOOKS

/** How long to the next look, and with what less it may be read; `null`: nothing patrols the room any more. */
async function paceAfter(
  { cadence, clock }: WatchDeps,
  watched: WatchedRoom,
  cell: MemoryCell,
  places: number,
): Promise<WatchPace | null> {
  const pace = await cadence(watched)
  if (pace === null) return null
  if (places > PLACES_AT_ONCE) return { ...pace, pause: BETWEEN_PLACES }
  const { evidence } = cell.now().teaching.session
  const attention = attentionOf(watched.room, evidence, clock.now())
  return { ...pace, pause: attentiveCadence(pace.pause, attention) }
}

/**
 * The dear look: one lease per on-air room. Samples at the cadence, keeps in memory what the next frame needs, and
 * reports what is new at once. Ends when the room goes off air, cannot be seen any more, or the lease is over; the
 * probe then decides afresh. Also ends when people took off all that patrols the room; nobody then probes it. What was
 * reported is safe whatever happens to this process; calm looks are reported together.
 */
export async function watch(
  deps: WatchDeps,
  payload: WatchPayload,
  context: JobContext,
): Promise<readonly StageJob[]> {
  const { roomId, watchId, url } = payload
  const { signal } = context
  const begun = await beginWatch(deps, roomId)
  if (begun === null) return []
  const { watched } = begun
  const cell = createMemoryCell(begun.memory)
  const ears = openEars(deps, watched, cell)
  // The first picture is read whole: nobody knows yet what is on.
  let thrift: ReadingThrift | null = null
  const eyes = openEyes(deps, ears, watched, cell, url, () => thrift)
  const base = { roomId, watchId, watchedUrl: url }
  const costs = costsOf(deps).watch(watched.room, payload.sweep)
  let { sweep } = payload
  const teller = createTeller(
    (observation) => deps.looks?.report(observation) ?? context.follow([recordJob(observation)]),
  )
  // The page is read beside the stream, not before it: its words help, its silence must not delay the first look.
  const pageRead = costs.aside(() =>
    readPage(deps, watched, (page) => cell.change((memory) => ({ ...memory, page })), signal),
  )
  const began = deps.clock.monotonic()
  let blind = 0
  let places = 0
  let takenOff = false
  let first = true
  const isOurs = () => deps.clock.monotonic() - began < LEASE && deps.isBenched?.() !== true
  // While the database is away nobody could be handed the room: the watch goes on.
  const mayGoOn = () => isOurs() || (deps.looks?.held() ?? 0) > 0
  while (!signal.aborted && mayGoOn()) {
    const lookBegan = deps.clock.monotonic()
    const looked = await costs.look(() =>
      asLook(deps, base, { ...payload, first }, () =>
        lookAndListen(deps, watched, cell, { ears, eyes, base, signal, teller }),
      ),
    )
    first = false
    if (looked === null) break
    blind = looked.blind ? blind + 1 : 0
    if (isOver(looked, blind)) break
    const spent = deps.clock.monotonic() - lookBegan
    places = looked.isRecording ? places + 1 : 0
    const pace = await paceAfter(deps, watched, cell, places)
    takenOff = pace === null
    if (pace === null) break
    ;({ thrift, sweep } = pace)
    costs.heldBy(sweep)
    await deps.clock.sleep(Math.max(0, pace.pause - spent) as Duration, signal)
  }
  await unlessAway(() => teller.tellWaiting())
  await saveMemory(deps, cell, roomId, deps.clock.now(), true)
  await pageRead
  return signal.aborted || takenOff ? [] : [probeAgain(watched.room, sweep)]
}
