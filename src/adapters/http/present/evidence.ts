import type { ViolationEvidenceView } from '../../../app/queries/violation-queries.ts'
import type { EvidenceItem, EvidenceLine } from '../../../contracts/evidence.ts'
import type { ClassificationEvidence } from '../../../core/detection/classification.ts'
import type { TextLine } from '../../../core/picture/frame.ts'
import { formatInstant } from '../../../core/time/instant.ts'

export const evidenceUrl = (violationId: string, sha256: string): string =>
  `/api/v1/violations/${encodeURIComponent(violationId)}/evidence/${sha256}`

/** Recognisers put blanks between Chinese characters and vary in case and width. */
const folded = (text: string): string => text.normalize('NFKC').replace(/\s+/g, '').toLowerCase()

function presentLine(line: TextLine, spoke: readonly ClassificationEvidence[]): EvidenceLine {
  const text = folded(line.text)
  const seen = new Set<string>()
  const matches = spoke.filter(({ term }) => {
    const fits = folded(term) !== '' && text.includes(folded(term)) && !seen.has(term)
    if (fits) seen.add(term)
    return fits
  })
  return {
    text: line.text,
    confidence: line.confidence,
    box: { ...line.box },
    matches: matches.map(({ term, dimension, weight }) => ({ term, dimension, weight })),
  }
}

/** Every kept frame with its lines; a line names the words of it that spoke for the verdict. */
export function presentEvidence({
  violation,
  frames,
  missing,
}: ViolationEvidenceView): EvidenceItem[] {
  const spoke = violation.classification.evidence
    .filter(({ weight }) => weight > 0)
    .toSorted((a, b) => b.weight - a.weight)
  return frames.map((frame) => ({
    id: frame.sha256,
    kind: 'frame',
    sha256: frame.sha256,
    at: formatInstant(frame.at),
    url: evidenceUrl(violation.id, frame.sha256),
    perceptualHash: frame.perceptualHash,
    width: frame.width,
    height: frame.height,
    engine: frame.engine,
    stored: !missing.has(frame.sha256),
    lines: frame.lines.map((line) => presentLine(line, spoke)),
  }))
}
