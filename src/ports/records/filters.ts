import type { RegionScope } from '../../core/registry/region-scope.ts'
import type { Instant } from '../../core/time/instant.ts'

/** Rows that concern a place: in this region and below (`core/registry/region-scope.ts`). */
export type PlaceFilter = { readonly region?: RegionScope }

/** A room in a span of time, both ends included. */
export type RoomSpan = { readonly roomId: string; readonly from: Instant; readonly to: Instant }
