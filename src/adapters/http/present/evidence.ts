import type { ViolationEvidenceView } from '../../../app/queries/violation-queries.ts'
import type { EvidenceItem, EvidenceLine } from '../../../contracts/evidence.ts'
import type { ClassificationEvidence } from '../../../core/detection/classification.ts'
import type { TextLine } from '../../../core/picture/frame.ts'
import { formatInstant } from '../../../core/time/instant.ts'
import type { EvidencePiece } from '../../../core/violations/evidence-piece.ts'

export const evidenceUrl = (violationId: string, sha256: string): string =>
  `/api/v1/violations/${encodeURIComponent(violationId)}/evidence/${sha256}`

type DetailsOf<Item> = Item extends EvidenceItem ? Omit<Item, keyof Kept> : never
type Kept = Pick<EvidenceItem, 'id' | 'sha256' | 'at' | 'url' | 'stored'>
type Details = DetailsOf<EvidenceItem>

/** Recognisers put blanks between Chinese characters and vary in case and width. */
const folded = (text: string): string => text.normalize('NFKC').replace(/\s+/g, '').toLowerCase()

type Spoke = readonly ClassificationEvidence[]

/** The words of a line that spoke for the verdict. */
function matchesIn(words: string, spoke: Spoke): EvidenceLine['matches'] {
  const text = folded(words)
  const seen = new Set<string>()
  const matches = spoke.filter(({ term }) => {
    const fits = folded(term) !== '' && text.includes(folded(term)) && !seen.has(term)
    if (fits) seen.add(term)
    return fits
  })
  return matches.map(({ term, dimension, weight }) => ({ term, dimension, weight }))
}

const presentLine = ({ text, confidence, box }: TextLine, spoke: Spoke): EvidenceLine => ({
  text,
  confidence,
  box: { ...box },
  matches: matchesIn(text, spoke),
})

function detailsOf(piece: EvidencePiece, spoke: Spoke): Details {
  switch (piece.kind) {
    case 'frame': {
      const { kind, perceptualHash, width, height, engine } = piece
      const lines = piece.lines.map((line) => presentLine(line, spoke))
      return { kind, perceptualHash, width, height, engine, lines }
    }
    case 'clip': {
      const { kind, seconds, mimeType, engine, segments } = piece
      const said = segments.map((one) => ({ ...one, matches: matchesIn(one.text, spoke) }))
      const startsAt = formatInstant(piece.startsAt)
      return { kind, seconds, startsAt, mimeType, engine, segments: said }
    }
    case 'page':
    case 'text':
    case 'context':
    case 'screenshot':
    case 'capture':
      return { kind: piece.kind }
  }
}

/** Everything that was kept; a line names the words of it that spoke for the verdict. */
export function presentEvidence({
  violation,
  pieces,
  missing,
}: ViolationEvidenceView): EvidenceItem[] {
  const spoke = violation.classification.evidence
    .filter(({ weight }) => weight > 0)
    .toSorted((a, b) => b.weight - a.weight)
  return pieces.map((piece) => ({
    ...detailsOf(piece, spoke),
    id: piece.sha256,
    sha256: piece.sha256,
    at: formatInstant(piece.at),
    url: evidenceUrl(violation.id, piece.sha256),
    stored: !missing.has(piece.sha256),
  }))
}
