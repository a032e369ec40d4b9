import { z } from 'zod'

import { regionFilter } from './primitives.ts'
import { MAXIMUM_LIMIT } from './words/wire-words.ts'

/** Every list takes these. `cursor` is what the page before gave as `nextCursor`. */
export const listQuery = z.object({
  limit: z.coerce.number().int().min(1).max(MAXIMUM_LIMIT).default(50),
  cursor: z.string().min(1).max(512).optional(),
})

/** Of lists whose rows concern a place. */
export const placedListQuery = listQuery.extend({ region: regionFilter.optional() })

/** `{"items":[],"nextCursor":null|string}`, newest first, stable under inserts. */
export const listOf = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable() })

export type ListOf<Item> = { items: Item[]; nextCursor: string | null }
