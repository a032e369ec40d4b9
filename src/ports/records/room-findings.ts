import type { RoomFinding } from '../../core/findings/room-finding.ts'
import type { Instant } from '../../core/time/instant.ts'
import type { RoomSpan } from './filters.ts'

/** Names that hide and soliciting, as they were found in a room. */
export interface RoomFindings {
  /** Inserts, or replaces the finding of that id. */
  save(finding: RoomFinding): Promise<void>
  /** Those of the room that were seen within [from, to], in order of their first sight. */
  between(roomId: string, from: Instant, to: Instant): Promise<readonly RoomFinding[]>
  /** The same for many spans, in their order. */
  betweenMany(spans: readonly RoomSpan[]): Promise<readonly (readonly RoomFinding[])[]>
}
