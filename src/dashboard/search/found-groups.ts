import type { FoundWords } from '../../contracts/search/word-search.ts'

/** Also one whose words were deleted when their time was over, and those of a saved search. */
export type Hit = Omit<FoundWords, 'excerpt'> & {
  readonly excerpt: FoundWords['excerpt'] | null
  readonly seen?: boolean
}

/** Hits of one lead, newest first. */
export type FoundLesson = { readonly violationId: string; readonly hits: readonly Hit[] }

export type FoundRoom = {
  readonly roomId: string
  readonly lessons: readonly FoundLesson[]
}

const byFirst = <Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
): readonly (readonly [string, readonly Item[]])[] => [...Map.groupBy(items, keyOf)]

/** By room and lesson, in the order in which they first come: what is added by a later page moves nothing above it. */
export const foundGroups = (found: readonly Hit[]): readonly FoundRoom[] =>
  byFirst(found, ({ roomId }) => roomId).map(([roomId, ofRoom]) => ({
    roomId,
    lessons: byFirst(ofRoom, ({ violationId }) => violationId).map(([violationId, hits]) => ({
      violationId,
      hits,
    })),
  }))

export type Piece = { readonly from: number; readonly text: string; readonly hit: boolean }

/** An excerpt cut where a hit begins or ends; hits that overlap are one. */
export function piecesOf({ text, hits }: FoundWords['excerpt']): readonly Piece[] {
  const pieces: Piece[] = []
  let at = 0
  for (const { start, end } of hits.toSorted((a, b) => a.start - b.start)) {
    const from = Math.max(at, start)
    if (end <= from) continue
    if (from > at) pieces.push({ from: at, text: text.slice(at, from), hit: false })
    pieces.push({ from, text: text.slice(from, end), hit: true })
    at = end
  }
  if (at < text.length) pieces.push({ from: at, text: text.slice(at), hit: false })
  return pieces
}
