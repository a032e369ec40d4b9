import { bigint, customType, json } from 'drizzle-orm/pg-core'
import type { Instant } from '../../../core/time/instant.ts'

/**
 * Instants are kept as `bigint` epoch milliseconds: it is what `Instant` is, so nothing is rounded or shifted by a
 * driver, a server time zone or a `Date` on the way. (`timestamptz` reads nicer in psql, but the two drivers of this
 * program parse it differently.) In psql: `to_timestamp(column / 1000.0)`.
 */
export const instant = (name: string) => bigint(name, { mode: 'number' }).$type<Instant>()

/**
 * A nested value that is kept whole and never searched. `json`, not `jsonb`: it keeps the text as written, so a NUL or
 * half an emoji that a hostile page slipped into recognised text is stored as its escape instead of failing the insert.
 */
export const verbatim = <T>(name: string) => json(name).$type<T>()

/** Raw bytes. */
export const bytes = customType<{ data: Uint8Array; driverData: Uint8Array }>({
  dataType: () => 'bytea',
  fromDriver: (value) => new Uint8Array(value),
})
