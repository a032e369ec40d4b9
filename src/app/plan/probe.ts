import { HEARD_UNSEEN } from '../../core/hearing/when-to-listen.ts'
import type { RoomStatus } from '../../core/patrol/coverage.ts'
import { type LiveRoom, needsBrowser } from '../../core/registry/live-room.ts'
import type { Observation } from '../../core/violations/observation.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Identifiers } from '../../ports/identifiers.ts'
import type { Logger } from '../../ports/logger.ts'
import type { Transactions } from '../../ports/records/records.ts'
import type { Unseen } from '../../ports/sight/stream-viewer.ts'
import { type Costed, costsOf } from '../costs/cost-ledger.ts'
import type { StageJob } from '../pipeline.ts'
import { type AirStateDeps, airStateOf } from '../sight/air-state.ts'
import { fromLook, type Traced, tracerOf } from '../tracing.ts'

export type ProbeDeps = AirStateDeps & {
  readonly clock: Clock
  readonly identifiers: Identifiers
  readonly transactions: Transactions
  readonly logger: Logger
  /** Left out: nothing is listened to. */
  readonly hearing?: unknown
} & Traced &
  Costed

const isVoiceOnly = ({ reason }: Unseen): boolean => HEARD_UNSEEN[reason] !== undefined

/** `sweep`: that asked for it; left out: none did. */
export type ProbePayload = { readonly roomId: string; readonly sweep?: string }

/** What a probe came to: a room to watch, or what is to be written down. `null`: nobody waits for it any more. */
export type Probed =
  | { readonly kind: 'watch'; readonly job: StageJob }
  | { readonly kind: 'record'; readonly observation: UnwatchedLook }
  | null

export type UnwatchedLook = Extract<Observation, { kind: 'off-air' | 'unseen' }>

/** The cheap look at one room; `before` is what was known of it. */
export async function probeRoom(
  deps: Omit<ProbeDeps, 'transactions'>,
  room: LiveRoom,
  before: RoomStatus | null,
  signal: AbortSignal,
  sweep?: string,
): Promise<Probed> {
  const air = await costsOf(deps).probe(room, sweep, () => airStateOf(room, deps, signal))
  if (signal.aborted) return null
  const id = deps.identifiers.next()
  // A voice without a picture is listened to, where there are ears; the watch says that it is unseen.
  const heard = deps.hearing !== undefined && air.kind === 'unseen' && isVoiceOnly(air.unseen)
  if (air.kind === 'on-air' || (heard && air.url !== undefined)) {
    const asked = sweep === undefined ? {} : { sweep }
    const payload = { roomId: room.id, watchId: id, url: air.url, ...asked, ...fromLook(deps) }
    const demanding = needsBrowser(room) ? { demanding: true } : {}
    return { kind: 'watch', job: { stage: 'watch', key: room.id, payload, ...demanding } }
  }
  const base = { id, roomId: room.id, watchId: id, at: deps.clock.now(), ...fromLook(deps) }
  // Once for each change: a room that is never seen is looked at all day.
  if (air.kind === 'unseen' && before?.unseenReason !== air.unseen.reason) {
    deps.logger.warn(
      { roomId: room.id, reason: air.unseen.reason, detail: air.unseen.detail },
      'room could not be seen',
    )
  }
  const observation: UnwatchedLook =
    air.kind === 'off-air'
      ? { ...base, kind: 'off-air' }
      : { ...base, kind: 'unseen', reason: air.unseen.reason }
  return { kind: 'record', observation }
}

/** One room by itself: on air hands it to a watch, anything else is written into the ledger. */
export async function probe(
  deps: ProbeDeps,
  payload: ProbePayload,
  signal: AbortSignal,
): Promise<readonly StageJob[]> {
  const { room, before } = await deps.transactions.run(async (records) => ({
    room: await records.rooms.find(payload.roomId),
    before: await records.roomBoard.status(payload.roomId),
  }))
  if (room === null) return []
  const probed = await tracerOf(deps).begin('probe', { room: room.id }, () =>
    probeRoom(deps, room, before, signal, payload.sweep),
  )
  if (probed === null) return []
  if (probed.kind === 'watch') return [probed.job]
  const { observation } = probed
  return [{ stage: 'record', key: observation.id, payload: observation }]
}
