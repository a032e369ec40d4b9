import type { Frame } from '../../core/picture/frame.ts'
import { isTaughtAt } from '../../core/registry/taught-at.ts'
import { type Duration, minutes } from '../../core/time/duration.ts'
import type { Instant } from '../../core/time/instant.ts'
import type { Observation } from '../../core/violations/observation.ts'
import type { CutPlatform } from '../../ports/cut-platform.ts'
import type { JobContext } from '../../ports/job-queue.ts'
import type { Unseen } from '../../ports/stream-viewer.ts'
import { type LookKeeper, recordJob } from '../outage/look-keeper.ts'
import { unlessAway } from '../outage/unless-away.ts'
import type { StageJob } from '../pipeline.ts'
import { prioritised } from '../politeness/polite-eyes.ts'
import { meansOffAir, serverSaysOffAir } from '../sight/air-state.ts'
import { roaming } from '../sight/roaming.ts'
import { openRoomLens, type RoomLens } from '../sight/room-lens.ts'
import type { FindingDeps, FindingMemory } from './findings/finding-memory.ts'
import { recallFindings } from './findings/note-findings.ts'
import { type WatchedRoom, watchFindings } from './findings/watch-findings.ts'
import { followClock } from './follow-clock.ts'
import { keepTeaching, recallTeaching } from './follow-teaching.ts'
import type { LookedAt } from './judge-look.ts'
import { type LookDeps, type LookMemory, lookAt, newLookMemory } from './look.ts'
import { factsOfNames } from './name-facts.ts'
import { readPage } from './page-words.ts'
import { factsOfRecording } from './recording-form.ts'
import { type AirMemory, newAirMemory, noteOnAir } from './replay/note-on-air.ts'

export type WatchDeps = LookDeps &
  FindingDeps & {
    readonly cadence: () => Duration
    readonly platform: CutPlatform
    /** Keeps looks while the database is away; left out: they are handed over at once, or not at all. */
    readonly looks?: Pick<LookKeeper, 'report' | 'held'>
  }

export type WatchPayload = {
  readonly roomId: string
  readonly watchId: string
  /** The address that the probe found alive. */
  readonly url: string
}

/** A lease ends by itself after this long and goes through the probe again: no watch is for ever. */
const LEASE: Duration = minutes(10)
/** A recording is looked into at so many places one after the other, then ever more rarely: it does not change. */
const PLACES_AT_ONCE = 12
const BETWEEN_PLACES: Duration = minutes(1)
/** So many looks in a row without a picture hand the room back to the probe. */
const BLIND_LOOKS = 3

/** More courses than this are not asked for what is taught now. */
const COURSES_AT_MOST = 200

type LookedAtRoom = Pick<WatchedRoom, 'room' | 'institution'>

async function findWatched(deps: WatchDeps, roomId: string): Promise<LookedAtRoom | null> {
  return await deps.transactions.run(async (records) => {
    const room = await records.rooms.find(roomId)
    const institution = room && (await records.institutions.find(room.institutionId))
    return room !== null && institution !== null ? { room, institution } : null
  })
}

type Step =
  | {
      readonly kind: 'seen'
      readonly observation: Observation
      readonly frame: Frame
      readonly isRecording: boolean
    }
  | { readonly kind: 'blind'; readonly observation: Observation; readonly unseen: Unseen }

async function step(
  deps: WatchDeps,
  watched: WatchedRoom & LookedAt,
  payload: WatchPayload,
  lens: RoomLens,
  memory: LookMemory,
  lookTime: () => Instant,
  signal: AbortSignal,
): Promise<Step> {
  const sample = await lens.sample(signal)
  const base = {
    id: deps.identifiers.next(),
    roomId: payload.roomId,
    watchId: payload.watchId,
    at: lookTime(),
    watchedUrl: payload.url,
  }
  if (sample.kind === 'unseen') {
    const over = meansOffAir(sample) || (await serverSaysOffAir(watched.room, deps.platform))
    const observation: Observation = over
      ? { ...base, kind: 'off-air' }
      : { ...base, kind: 'unseen', reason: sample.reason }
    return { kind: 'blind', observation, unseen: sample }
  }
  const { frame } = sample.sampled
  const { recording } = sample.source
  const look = (looked: LookedAt) => lookAt(deps, looked, memory, sample.sampled, base, signal)
  if (recording === undefined) {
    return { kind: 'seen', observation: await look(watched), frame, isRecording: false }
  }
  const observation = await look(asRecorded(watched, memory, base.at))
  const told = observation.kind === 'seen' ? { ...observation, recording } : observation
  return { kind: 'seen', observation: told, frame, isRecording: true }
}

/** The room, with what is known of how its recording is offered: who may judge it hangs on that. */
function asRecorded(
  watched: WatchedRoom & LookedAt,
  { page }: LookMemory,
  at: Observation['at'],
): LookedAt {
  const words = [watched.room.title, page?.title, page?.text].join('\n')
  const onTimetable = watched.courses.some(({ timetable }) => isTaughtAt(timetable, at))
  return { ...watched, known: { ...watched.known, ...factsOfRecording(words, onTimetable) } }
}

/** What a watch remembers of a room besides its last picture. */
type Remembered = { readonly air: AirMemory; readonly findings: FindingMemory }

/**
 * So that a lesson that is sent once more as a recording is known again, and what it is called stands beside what it
 * is. Words that were not read are left out.
 */
async function remember(
  deps: WatchDeps,
  watched: WatchedRoom,
  { air, findings }: Remembered,
  memory: LookMemory,
  { frame, observation, isRecording }: Extract<Step, { kind: 'seen' }>,
): Promise<void> {
  const { room, institution } = watched
  const text = memory.reading?.lines.map((line) => line.text).join('\n') ?? ''
  const surroundings = [room.title, memory.page?.title, memory.page?.text, text].join('\n')
  const { at } = observation
  // Places of a recording come in no order: they are no session that could be known again.
  if (!isRecording) {
    await noteOnAir(deps, air, { room, institution, frame, text, surroundings, at })
  }
  const { page, reading } = memory
  const { evidence } = memory.teaching.session
  const looked = { page, reading, evidence, frame }
  await watchFindings(deps, watched, findings, looked, air.session, observation)
}

const probeAgain = (roomId: string): StageJob => ({
  stage: 'probe',
  key: roomId,
  payload: { roomId },
})

/** How many places of a recording were looked at in a row. */
const placesAfter = (before: number, step: Step): number =>
  step.kind === 'seen' && step.isRecording ? before + 1 : 0

/**
 * The dear look: one lease per on-air room. Samples at the cadence, keeps in memory what the next frame needs, and
 * reports every look at once. Ends when the room goes off air, cannot be seen any more, or the lease is over; the
 * probe then decides afresh. What was reported is safe whatever happens to this process.
 */
export async function watch(
  deps: WatchDeps,
  payload: WatchPayload,
  context: JobContext,
): Promise<readonly StageJob[]> {
  const found = await findWatched(deps, payload.roomId)
  if (found === null) return []
  const teaching = await recallTeaching(deps, found.room, deps.clock.now())
  const watched = { ...found, courses: teaching.courses.slice(0, COURSES_AT_MOST) }
  const memory: LookMemory = { ...newLookMemory(), teaching }
  const findings = await recallFindings(deps, watched, deps.clock.now())
  const remembered = { air: newAirMemory(), findings }
  const lookTime = followClock(deps.clock, { look: memory, ...remembered })
  const viewer = roaming(
    prioritised(deps.viewer, () =>
      memory.teaching.session.evidence.instructingSince === null ? 'watch' : 'suspect',
    ),
  )
  const lens = openRoomLens({ ...deps, viewer }, watched.room, payload.url)
  // The page is read beside the stream, not before it: its words help, its silence must not delay the first look.
  const words = readPage(deps, watched, memory, context.signal)
  const began = deps.clock.monotonic()
  let blind = 0
  let places = 0
  // While the database is away nobody could be handed the room: the watch goes on.
  const mayGoOn = () => deps.clock.monotonic() - began < LEASE || (deps.looks?.held() ?? 0) > 0
  const report = (observation: Observation) =>
    deps.looks?.report(observation) ?? context.follow([recordJob(observation)])
  while (!context.signal.aborted && mayGoOn()) {
    const lookBegan = deps.clock.monotonic()
    const known = factsOfNames(findings.disguises)
    const looked = { ...watched, known }
    const result = await step(deps, looked, payload, lens, memory, lookTime, context.signal)
    if (context.signal.aborted) break
    await report(result.observation)
    const { at } = result.observation
    await unlessAway(() => keepTeaching(deps, memory.teaching, payload.roomId, at))
    if (result.kind === 'seen') {
      await unlessAway(() => remember(deps, watched, remembered, memory, result))
    }
    blind = result.kind === 'blind' ? blind + 1 : 0
    if (result.observation.kind === 'off-air' || blind >= BLIND_LOOKS) break
    const spent = deps.clock.monotonic() - lookBegan
    places = placesAfter(places, result)
    const pause = places > PLACES_AT_ONCE ? BETWEEN_PLACES : deps.cadence()
    await deps.clock.sleep(Math.max(0, pause - spent) as Duration, context.signal)
  }
  await unlessAway(() =>
    keepTeaching(deps, memory.teaching, payload.roomId, deps.clock.now(), true),
  )
  await words
  return context.signal.aborted ? [] : [probeAgain(payload.roomId)]
}
