import type { ToolVersion } from '../../core/evidence/capture/learned-facts.ts'
import type { LiveRoom } from '../../core/registry/live-room.ts'
import type { Instant } from '../../core/time/instant.ts'
import type { AddressReader } from '../../ports/capture/address-reader.ts'
import type { MediaRecorder } from '../../ports/capture/media-recorder.ts'
import type { TimeSource } from '../../ports/capture/time-source.ts'
import type { Clock } from '../../ports/clock.ts'
import type { EvidenceStore } from '../../ports/evidence-store.ts'
import type { Logger } from '../../ports/logger.ts'
import type { Transactions } from '../../ports/records/records.ts'
import type { PageVisitor } from '../../ports/sight/page-visitor.ts'
import type { PoliteGate } from '../politeness/polite-gate.ts'
import type { RoomPages } from '../sight/room-pages.ts'

export type CaptureDeps = {
  readonly clock: Clock
  readonly logger: Logger
  readonly transactions: Transactions
  readonly evidenceStore: Pick<EvidenceStore, 'put'>
  readonly recorder: MediaRecorder
  readonly addresses: AddressReader
  readonly timeSource: TimeSource
  readonly roomPages: Pick<RoomPages, 'open'>
  readonly pages: PageVisitor
  readonly gate: Pick<PoliteGate, 'ask'>
  readonly versions: () => readonly ToolVersion[]
  /** Rooms of which raw media is kept at once; 0: of none. */
  readonly rooms: number
  /** Of one room. */
  readonly mostBytes: number
}

/** What a look came to, as far as capturing goes by it. */
export type FollowedLook = {
  readonly room: LiveRoom
  /** That the stream was looked at by. */
  readonly url: string
  readonly at: Instant
  /** When the lesson began, as far as is known. */
  readonly start: Instant
  /** `suspect`: something speaks for a lesson that is not permitted. `lead`: it was told. */
  readonly stance: 'calm' | 'suspect' | 'lead'
  /** What was looked at is a recorded file. */
  readonly recorded: boolean
}
