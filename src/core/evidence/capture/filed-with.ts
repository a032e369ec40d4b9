import { minutes, toSeconds } from '../../time/duration.ts'
import { between, minus, plus } from '../../time/instant.ts'
import type { EvidencePiece } from '../../violations/evidence-piece.ts'
import type { Violation } from '../../violations/violation.ts'
import type { CapturedLead } from './capture-plan.ts'
import type { KeptClip, PageFacts } from './learned-facts.ts'

/** Looks wait in the queue before they are written down, and clocks of workers differ. */
export const AROUND = minutes(5)

/** Whether the lead became this violation: what was captured is filed with no other lesson of the room. */
export const becameOf = (
  violation: Pick<Violation, 'openedAt' | 'lastSeenAt'>,
  lead: CapturedLead,
): boolean =>
  violation.openedAt <= plus(lead.at, AROUND) && violation.lastSeenAt >= minus(lead.start, AROUND)

export const clipPiece = ({ sha256, at, from, to }: KeptClip): EvidencePiece => ({
  kind: 'clip',
  sha256,
  at,
  startsAt: from,
  seconds: toSeconds(between(from, to)),
  mimeType: 'video/mp4',
  segments: [],
  engine: null,
})

export function pagePieces(page: PageFacts | null): readonly EvidencePiece[] {
  if (page?.kind !== 'read') return []
  const { text, chat, screenshot } = page
  return [
    ...[text, chat].filter((one) => one !== null).map((one) => ({ kind: 'text', ...one }) as const),
    ...(screenshot === null ? [] : [{ kind: 'screenshot', ...screenshot } as const]),
  ]
}
