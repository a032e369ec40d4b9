import { type AnyColumn, type SQL, sql } from 'drizzle-orm'
import type { Page, PageRequest } from '../../../ports/records/records.ts'

/** Where a page ended: the sort value of its last row, and its id to tell equals apart. */
export type CursorPosition = { readonly value: number; readonly id: string }

export const encodeCursor = (position: CursorPosition): string =>
  Buffer.from(JSON.stringify([position.value, position.id]), 'utf8').toString('base64url')

/** @throws RangeError when `cursor` is none that a list has given out. */
export function decodeCursor(cursor: string | null): CursorPosition | null {
  if (cursor === null) return null
  try {
    const parsed: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
    if (Array.isArray(parsed) && Number.isSafeInteger(parsed[0]) && typeof parsed[1] === 'string') {
      return { value: Number(parsed[0]), id: parsed[1] }
    }
  } catch {
    // Fall through: not one of ours.
  }
  throw new RangeError('cursor: not one that this list has given out')
}

/** In a list that is sorted by a value and an id, the greatest first: what comes after the page before. */
export const afterCursor = (
  after: CursorPosition | null,
  value: AnyColumn,
  id: AnyColumn,
): SQL | undefined =>
  after === null ? undefined : sql`(${value}, ${id}) < (${after.value}, ${after.id})`

/** Makes a page of `limit + 1` fetched rows: the one too many only says that there is more. */
export function pageOf<Row, Item>(
  rows: readonly Row[],
  request: PageRequest,
  position: (row: Row) => CursorPosition,
  item: (row: Row) => Item,
): Page<Item> {
  const shown = rows.slice(0, request.limit)
  const last = shown.at(-1)
  const more = rows.length > request.limit
  return {
    items: shown.map(item),
    nextCursor: more && last !== undefined ? encodeCursor(position(last)) : null,
  }
}
