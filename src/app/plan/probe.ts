import { HEARD_UNSEEN } from '../../core/hearing/when-to-listen.ts'
import { needsBrowser } from '../../core/registry/live-room.ts'
import type { Observation } from '../../core/violations/observation.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Identifiers } from '../../ports/identifiers.ts'
import type { Logger } from '../../ports/logger.ts'
import type { Transactions } from '../../ports/records/records.ts'
import type { Unseen } from '../../ports/sight/stream-viewer.ts'
import type { StageJob } from '../pipeline.ts'
import { type AirStateDeps, airStateOf } from '../sight/air-state.ts'

export type ProbeDeps = AirStateDeps & {
  readonly clock: Clock
  readonly identifiers: Identifiers
  readonly transactions: Transactions
  readonly logger: Logger
  /** Left out: nothing is listened to. */
  readonly hearing?: unknown
}

const isVoiceOnly = ({ reason }: Unseen): boolean => HEARD_UNSEEN[reason] !== undefined

export type ProbePayload = { readonly roomId: string }

/** The cheap look: on air hands the room to a watch, anything else is written into the ledger. */
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
  const air = await airStateOf(room, deps, signal)
  if (signal.aborted) return []
  const id = deps.identifiers.next()
  // A voice without a picture is listened to, where there are ears; the watch says that it is unseen.
  const heard = deps.hearing !== undefined && air.kind === 'unseen' && isVoiceOnly(air.unseen)
  if (air.kind === 'on-air' || (heard && air.url !== undefined)) {
    return [
      {
        stage: 'watch',
        key: room.id,
        payload: { roomId: room.id, watchId: id, url: air.url },
        ...(needsBrowser(room) ? { demanding: true } : {}),
      },
    ]
  }
  const base = { id, roomId: room.id, watchId: id, at: deps.clock.now() }
  // Once for each change: a room that is never seen is looked at all day.
  if (air.kind === 'unseen' && before?.unseenReason !== air.unseen.reason) {
    deps.logger.warn(
      { roomId: room.id, reason: air.unseen.reason, detail: air.unseen.detail },
      'room could not be seen',
    )
  }
  const observation: Observation =
    air.kind === 'off-air'
      ? { ...base, kind: 'off-air' }
      : { ...base, kind: 'unseen', reason: air.unseen.reason }
  return [{ stage: 'record', key: id, payload: observation }]
}
