import { createHash } from 'node:crypto'
import type { Page, PageRequest } from '../../ports/records/records.ts'
import { refuse } from './fault-reply.ts'

const MARK_LENGTH = 10

/** Not a secret: it only tells our own cursors of this list from anything else somebody might send. */
const markOf = (list: string, inner: string): string =>
  createHash('sha256').update(`${list}:${inner}`, 'utf8').digest('base64url').slice(0, MARK_LENGTH)

/** The page that was asked for; a cursor that this list has not given out is a bad request. */
export function pageRequest(
  list: string,
  query: { readonly limit: number; readonly cursor?: string | undefined },
): PageRequest {
  const { limit, cursor } = query
  if (cursor === undefined) return { limit, cursor: null }
  const inner = cursor.slice(MARK_LENGTH)
  if (cursor.slice(0, MARK_LENGTH) !== markOf(list, inner)) {
    refuse('bad-request', 'cursor 不是本列表给出的。The cursor is not one of this list.', 'cursor')
  }
  return { limit, cursor: inner }
}

export function wirePage<From, To>(
  list: string,
  page: Page<From>,
  present: (item: From) => To,
): { items: To[]; nextCursor: string | null } {
  const { nextCursor } = page
  return {
    items: page.items.map(present),
    nextCursor: nextCursor === null ? null : markOf(list, nextCursor) + nextCursor,
  }
}

/** A history is only added to, at its beginning: a page goes on after the last entry of the one before. */
export function pageOfHistory<Entry extends { readonly id: string }>(
  entries: readonly Entry[],
  { limit, cursor }: PageRequest,
): Page<Entry> {
  const from = cursor === null ? 0 : entries.findIndex(({ id }) => id === cursor) + 1
  const items = entries.slice(from, from + limit)
  const more = from + limit < entries.length
  return { items, nextCursor: more ? (items.at(-1)?.id ?? null) : null }
}
