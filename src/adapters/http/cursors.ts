import { createHash } from 'node:crypto'
import type { Page, PageRequest } from '../../ports/records/records.ts'
import { refuse } from './fault-reply.ts'

const MARK_LENGTH = 10

/** Not a secret: it only tells our own cursors of this list from anything else somebody might send. */
const markOf = (list: string, inner: string): string =>
  createHash('sha256').update(`${list}:${inner}`, 'utf8').digest('base64url').slice(0, MARK_LENGTH)

/** A place in a sorted list: the sort value of its last entry, and its id. A history goes on after an entry's id. */
function isPlace(inner: string): boolean {
  try {
    const place: unknown = JSON.parse(Buffer.from(inner, 'base64url').toString('utf8'))
    return Array.isArray(place) && Number.isSafeInteger(place[0]) && typeof place[1] === 'string'
  } catch {
    return false
  }
}

/** A list by what it was narrowed to: its cursors go on with that, and with nothing else. */
export function narrowedList(list: string, query: object): string {
  const { limit: _limit, cursor: _cursor, ...asked } = query as Readonly<Record<string, unknown>>
  return `${list}:${JSON.stringify(asked)}`
}

/** The page that was asked for; a cursor that this list has not given out is a bad request. */
export function pageRequest(
  list: string,
  query: { readonly limit: number; readonly cursor?: string | undefined },
  holds: 'place' | 'entry' = 'place',
): PageRequest {
  const { limit, cursor } = query
  if (cursor === undefined) return { limit, cursor: null }
  const inner = cursor.slice(MARK_LENGTH)
  const isOurs = holds === 'entry' || isPlace(inner)
  if (!isOurs || cursor.slice(0, MARK_LENGTH) !== markOf(list, inner)) {
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
