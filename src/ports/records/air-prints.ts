import type { AirScene } from '../../core/replay/air-scenes.ts'
import type { AirSession } from '../../core/replay/air-session.ts'
import type { SceneElsewhere } from '../../core/replay/alike-elsewhere.ts'
import type { ReplayFinding } from '../../core/replay/replay-finding.ts'
import type { Instant } from '../../core/time/instant.ts'
import type { RoomSpan } from './filters.ts'

/** What was on air, as fingerprints, to know it again. */
export interface AirPrints {
  /** The room's newest session, over or not. */
  latest(roomId: string): Promise<AirSession | null>
  save(session: AirSession): Promise<void>
  /** Inserts, or replaces the scene of that number (0, 1, 2 …). */
  saveScene(sessionId: string, number: number, scene: AirScene): Promise<void>
  /** In order. */
  scenesOf(sessionId: string): Promise<readonly AirScene[]>
  /** Sessions of the same institution that began before this one, newest first, a few hundred at most. */
  earlier(session: AirSession): Promise<readonly AirSession[]>
  /** Sessions of the institution that were on air at or after `since` (wall time), newest first, a hundred or so. */
  onAirSince(institutionId: string, since: Instant): Promise<readonly AirSession[]>
  /** Sessions of the room that touch [from, to], oldest first, a few at most. */
  within(roomId: string, from: Instant, to: Instant): Promise<readonly AirSession[]>
  /**
   * Pictures of other rooms that have one of these bands (`tellingBands`) and were on air since (wall time), the newest
   * sessions first, a thousand or so at most.
   */
  elsewhere(
    bands: readonly string[],
    exceptRoom: string,
    since: Instant,
  ): Promise<readonly SceneElsewhere[]>
  /** What was found in the room's newest session that touches [from, to] and has a finding. */
  findingBetween(roomId: string, from: Instant, to: Instant): Promise<ReplayFinding | null>
  /** The same for many spans, in their order. */
  findingsBetween(spans: readonly RoomSpan[]): Promise<readonly (ReplayFinding | null)[]>
  /** Sessions whose last look was before, with their scenes, of all rooms but these; how many there were. */
  forget(before: Instant, except?: readonly string[]): Promise<number>
}
