import type { Instant } from '../../time/instant.ts'
import type { EvidencePiece } from '../evidence-piece.ts'
import type { RecordedTrace } from '../session-trace.ts'
import { foldWords } from './fold-words.ts'

/** Words that were read off a picture or heard at one look, as kept with a violation. */
export type KeptWords = {
  readonly id: string
  readonly violationId: string
  readonly at: Instant
  readonly sense: 'picture' | 'sound'
  /** The kept file that they are of; `null`: it was not kept. */
  readonly sha256: string | null
  readonly text: string
}

/** The words of a piece of evidence; `null`: it is none that has any. */
export function wordsOfPiece(violationId: string, piece: EvidencePiece): KeptWords | null {
  const { sha256, at } = piece
  const about = { id: `${violationId} ${sha256}`, violationId, at, sha256 }
  if (piece.kind === 'frame') {
    const text = piece.lines.map((line) => line.text).join('\n')
    return { ...about, sense: 'picture', text }
  }
  if (piece.kind !== 'clip') return null
  return { ...about, sense: 'sound', text: piece.segments.map((said) => said.text).join('\n') }
}

/** Words of looks whose picture was not kept, and what was heard at them. */
export const wordsOfTrace = ({
  violationId,
  observationId,
  trace,
}: Pick<RecordedTrace, 'violationId' | 'observationId' | 'trace'>): readonly KeptWords[] =>
  trace.looks.flatMap(({ at, text, sense = 'picture' }, place) =>
    (text ?? '').trim() === ''
      ? []
      : [
          {
            id: `${violationId} ${observationId} ${place}`,
            violationId,
            at,
            sense,
            sha256: null,
            text: text ?? '',
          },
        ],
  )

/** A piece of a text around the first hit. `hits` are UTF-16, half-open, into `text`. */
export type Excerpt = {
  readonly text: string
  readonly hits: readonly { readonly start: number; readonly end: number }[]
}

/** Signs before the first hit, and all together. */
const BEFORE = 30
const LONGEST = 160

/** Where the terms stand in a text, with a few words around them. */
export function excerptOf(original: string, terms: readonly string[]): Excerpt {
  const { text, origin } = foldWords(original)
  const hits = terms
    .flatMap((term) => {
      const place = text.indexOf(term)
      if (place === -1) return []
      const last = origin[place + term.length - 1] ?? 0
      return [{ start: origin[place] ?? 0, end: last + 1 }]
    })
    .toSorted((a, b) => a.start - b.start)
  const from = Math.max(0, (hits[0]?.start ?? 0) - BEFORE)
  const to = Math.min(original.length, from + LONGEST)
  return {
    text: original.slice(from, to).toWellFormed(),
    hits: hits
      .filter(({ end }) => end <= to)
      .map(({ start, end }) => ({ start: start - from, end: end - from })),
  }
}
