import type { JournalEventType } from '../../core/evidence/journal-event.ts'
import type { RoomState } from '../../core/patrol/coverage.ts'
import type { ObjectKind, Stage } from '../../core/registry/institution.ts'
import type { RoomTier } from '../../core/registry/live-room.ts'
import type { RegionScope } from '../../core/registry/region-scope.ts'
import type { Instant } from '../../core/time/instant.ts'

/** Rows that concern a place: in this region and below (`core/registry/region-scope.ts`). */
export type PlaceFilter = { readonly region?: RegionScope }

/** A room in a span of time, both ends included. */
export type RoomSpan = { readonly roomId: string; readonly from: Instant; readonly to: Instant }

/** Rooms of the register. What is left out is not asked for. */
export type RoomFilter = PlaceFilter & {
  readonly institutionId?: string
  /** A piece of the title, of the institution's name or of an address, or a whole id; capitals do not matter. */
  readonly text?: string
  /** Patterns of hosts (`core/patrol/politeness-host.ts`), one of which its first address goes to. */
  readonly hosts?: readonly string[]
  readonly stage?: Stage
  readonly tier?: RoomTier
  readonly tag?: string
  /** What it is right now; `unknown` is also what nobody has looked at. */
  readonly state?: RoomState
  readonly active?: boolean
  /** How it is cut; `none`: it cannot be. */
  readonly cut?: string
  /** Of what kind its institution is. */
  readonly kind?: ObjectKind
}

/** Institutions of the register. */
export type InstitutionFilter = PlaceFilter & {
  /** A piece of the name, or the beginning of a code, licence number or id; capitals do not matter. */
  readonly text?: string
  readonly kind?: ObjectKind
  readonly stage?: Stage
}

/** Entries of the journal. */
export type ActFilter = {
  /** Any of these; left out: everybody but `system`. */
  readonly who?: readonly string[]
  readonly type?: JournalEventType
  readonly subjectId?: string
  readonly from?: Instant
  /** Not at this instant any more. */
  readonly to?: Instant
}
