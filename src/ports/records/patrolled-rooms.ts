import type { RoomStatus } from '../../core/patrol/coverage.ts'
import type { Institution } from '../../core/registry/institution.ts'
import type { LiveRoom } from '../../core/registry/live-room.ts'

/** What the patrol has to know of the institution. */
export type PatrolledInstitution = Pick<Institution, 'actor' | 'dossier'>

/** An active room with its institution and what it is right now. */
export type PatrolledRoom = {
  readonly room: LiveRoom
  readonly institution: PatrolledInstitution
  readonly status: RoomStatus | null
}

/** Order of registration; opaque. */
export type PatrolCursor = number | null

export type PatrolledPage = {
  readonly items: readonly PatrolledRoom[]
  readonly next: PatrolCursor
}

/** The active rooms as the patrol plans them: one joined read a page, by an index, in order of registration. */
export interface PatrolledRooms {
  /** `after` of the first page is `null`; `next` is `null` after the last. */
  page(after: PatrolCursor, limit: number): Promise<PatrolledPage>
}
