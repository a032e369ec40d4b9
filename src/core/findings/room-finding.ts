import type { Instant } from '../time/instant.ts'
import type { DisguiseFinding } from './disguise.ts'
import type { SolicitationFinding } from './solicitation.ts'

/** What was found about a room besides its teaching time, over one stretch on air. */
export type RoomFinding = {
  readonly id: string
  readonly roomId: string
  readonly institutionId: string
  readonly firstSeenAt: Instant
  readonly lastSeenAt: Instant
  readonly finding:
    | ({ readonly about: 'disguise' } & DisguiseFinding)
    | ({ readonly about: 'solicitation' } & SolicitationFinding)
}

/** One finding of each is kept for a stretch; what is seen again extends it. */
export const findingKey = ({ finding }: Pick<RoomFinding, 'finding'>): string =>
  finding.about === 'disguise' ? `disguise:${finding.kind}` : finding.about

/** Titles and pages that were kept because a name was found on them. */
export const keptNames = (
  findings: readonly RoomFinding[],
): readonly { readonly sha256: string; readonly at: Instant }[] => {
  const kept = new Map<string, Instant>()
  for (const { finding, firstSeenAt } of findings) {
    const sha256 = finding.about === 'disguise' ? finding.name.sha256 : null
    if (sha256 !== null && !kept.has(sha256)) kept.set(sha256, firstSeenAt)
  }
  return [...kept].map(([sha256, at]) => ({ sha256, at }))
}
