import type { Violation as WireViolation } from '../../../contracts/violation.ts'
import type { ReplayFinding } from '../../../core/replay/replay-finding.ts'
import { replayWords } from '../../../core/replay/replay-words.ts'
import { formatInstant } from '../../../core/time/instant.ts'

export function presentReplay(finding: ReplayFinding): NonNullable<WireViolation['replay']> {
  const { kind, sameAs, offsetSeconds, scenes, agreement, spanSeconds, signs, judgedAs } = finding
  return {
    kind,
    sameAs: { roomId: sameAs.roomId, startedAt: formatInstant(sameAs.startedAt) },
    offsetSeconds,
    scenes,
    agreement,
    spanSeconds,
    disguise: 'D3',
    signs: [...signs],
    judgedAs,
    words: replayWords(finding),
  }
}
