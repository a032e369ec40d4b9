import type { RoomStatus } from '../../core/patrol/coverage.ts'
import type { PolitenessRules } from '../../core/patrol/politeness-host.ts'
import type { ProbeBatch } from '../../core/patrol/probe-batches.ts'
import type { LiveRoom } from '../../core/registry/live-room.ts'
import { type Duration, milliseconds, seconds } from '../../core/time/duration.ts'
import type { Instant } from '../../core/time/instant.ts'
import type { JobContext } from '../../ports/job-queue.ts'
import type { RecordManyDeps } from '../record/record-many.ts'
import { tracerOf } from '../tracing.ts'
import { createBatchTray } from './batch-tray.ts'
import type { HostPlaces, LeavePlace, NoPlace } from './host-places.ts'
import { platformOf } from './planned-rooms.ts'
import { type ProbeDeps, type Probed, probeRoom, type UnwatchedLook } from './probe.ts'

export type BatchPayload = {
  readonly plannedAt: Instant
  readonly rooms: readonly (ProbeBatch['rooms'][number] & {
    /** That asks for the look; left out: none does. */
    readonly sweep?: string
  })[]
  /** Rooms whose platform has no turn for them in time: they are entered as not seen. */
  readonly unlooked: readonly string[]
}

export type ProbeBatchDeps = ProbeDeps &
  RecordManyDeps & {
    readonly places: HostPlaces
    readonly politeness: () => PolitenessRules
  }

/**
 * A room that has found no place for so long after its turn is entered as not seen: a batch must come to an end. Ours: docs/rules.md §7.
 */
const PLACE_PATIENCE: Duration = seconds(20)
/** Of one platform in flight at once, those that wait for its line included. */
const PLACES_A_HOST = 48
/** Pages are opened in a browser; it is one place for all of them. */
const PAGES = 'pages'
const PLACES_FOR_PAGES = 4

type RoomInHand = { readonly room: LiveRoom; readonly before: RoomStatus | null }
type Asked = { readonly sweep?: string; readonly plannedAt: Instant }

const isPage = ({ streamUrls, pageUrl }: LiveRoom): boolean =>
  streamUrls.length === 0 && pageUrl !== null

/** Looked at by somebody since the batch was planned, perhaps by the worker that was killed over it. */
const isLookedAt = ({ before }: RoomInHand, plannedAt: Instant, now: Instant): boolean =>
  before !== null && before.lastLookAt > plannedAt && before.lastLookAt <= now

async function roomsInHand(
  { transactions, clock }: Pick<ProbeDeps, 'transactions' | 'clock'>,
  { plannedAt }: BatchPayload,
  members: ReadonlySet<string>,
): Promise<ReadonlyMap<string, RoomInHand>> {
  const ids = [...members]
  const { rooms, statuses } = await transactions.run(async (records) => ({
    rooms: await records.rooms.findMany(ids),
    statuses: await records.roomBoard.statusesOf(ids),
  }))
  const before = new Map(statuses.map((status) => [status.roomId, status]))
  const now = clock.now()
  return new Map(
    rooms
      .map((room): RoomInHand => ({ room, before: before.get(room.id) ?? null }))
      .filter((one) => !isLookedAt(one, plannedAt, now))
      .map((one) => [one.room.id, one]),
  )
}

function takePlace(
  { places, politeness }: Pick<ProbeBatchDeps, 'places' | 'politeness'>,
  room: LiveRoom,
  until: AbortSignal,
): Promise<LeavePlace | NoPlace> {
  if (isPage(room)) return places.take(PAGES, PLACES_FOR_PAGES, until)
  return places.take(platformOf(politeness(), room) ?? room.id, PLACES_A_HOST, until)
}

function notLookedAt(
  { identifiers, clock }: ProbeDeps,
  roomId: string,
  reason: 'budget' | 'late',
): UnwatchedLook {
  const id = identifiers.next()
  return { id, roomId, watchId: id, at: clock.now(), kind: 'unseen', reason }
}

/**
 * A platform's share is full of looks that wait for its line: that is its budget. Places of the process, and the few for
 * pages, are ours: that we lack them is told as ours, and counts as load.
 */
const whyNoPlace = (room: LiveRoom, lacking: NoPlace): 'budget' | 'late' =>
  lacking === 'host' && !isPage(room) ? 'budget' : 'late'

/** `null`: the program stops, and somebody goes on with the room. */
async function lookAt(
  deps: ProbeBatchDeps,
  { room, before }: RoomInHand,
  { plannedAt, sweep }: Asked,
  until: AbortSignal,
  signal: AbortSignal,
): Promise<Probed> {
  const leave = await takePlace(deps, room, until)
  const found = typeof leave === 'function'
  if (signal.aborted) {
    if (found) leave()
    return null
  }
  if (!found) {
    const reason = whyNoPlace(room, leave)
    return { kind: 'record', observation: notLookedAt(deps, room.id, reason) }
  }
  try {
    // From here on it is one look, from the tick that planned it on.
    return await tracerOf(deps).begin(
      'probe',
      { room: room.id },
      () => probeRoom(deps, room, before, signal, sweep),
      { before: { name: 'tick', since: plannedAt } },
    )
  } finally {
    leave()
  }
}

/**
 * Probes the rooms that the job has in hand, each at its time, side by side; what they come to is written down and parted
 * with as it comes, many at once, so that a slow room holds only itself and a killed worker leaves only what it had not
 * told.
 */
export async function probeBatch(
  deps: ProbeBatchDeps,
  payload: BatchPayload,
  { signal, members, part }: Pick<JobContext, 'signal' | 'members' | 'part'>,
): Promise<void> {
  const { clock } = deps
  const held = await members()
  const inHand = await roomsInHand(deps, payload, held)
  const tray = createBatchTray(deps, part)
  for (const roomId of held) if (!inHand.has(roomId)) tray.put(roomId, null)
  for (const roomId of payload.unlooked) {
    if (!inHand.has(roomId)) continue
    tray.put(roomId, { kind: 'record', observation: notLookedAt(deps, roomId, 'budget') })
  }
  const began = clock.monotonic()
  const patience = new AbortController()
  const ended = new AbortController()
  const last = Math.max(0, ...payload.rooms.map(({ after }) => after))
  void clock
    .sleep(milliseconds(last + PLACE_PATIENCE), AbortSignal.any([signal, ended.signal]))
    .then(() => patience.abort())
  const looks = await Promise.allSettled(
    payload.rooms.map(async ({ roomId, after, ...asked }) => {
      const one = inHand.get(roomId)
      if (one === undefined) return
      const wait = milliseconds(after - (clock.monotonic() - began))
      if (wait > 0) await clock.sleep(wait, signal)
      if (signal.aborted) return
      const askedFor = { ...asked, plannedAt: payload.plannedAt }
      const probed = await lookAt(deps, one, askedFor, patience.signal, signal)
      if (probed !== null) tray.put(roomId, probed)
    }),
  )
  ended.abort()
  await tray.empty()
  // A room over which something broke stays in hand and is tried again; the others are done with by now.
  const broken = looks.find((look) => look.status === 'rejected')
  if (broken !== undefined) throw broken.reason
}
