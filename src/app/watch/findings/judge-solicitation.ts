import { addSolicitation } from '../../../core/findings/merge-findings.ts'
import type { RoomFinding } from '../../../core/findings/room-finding.ts'
import type { SolicitationFinding } from '../../../core/findings/solicitation.ts'
import { judgeObject } from '../../../core/policy/objects/judge-object.ts'
import { kindOf } from '../../../core/registry/object-kind.ts'
import { civilDateOf } from '../../../core/time/instant.ts'
import { solicitationPieces } from './finding-input.ts'
import type { FindingJudges, FindingLook, FindingMemory } from './finding-memory.ts'

/** What the look solicits, added to what was found before, and whom of the plan it concerns; `null`: nothing. */
export function solicitationOf(
  judges: FindingJudges,
  memory: Pick<FindingMemory, 'frames'>,
  look: FindingLook,
  before: RoomFinding | undefined,
): SolicitationFinding | null {
  const { room, institution, words, at, teachingSince } = look
  const seen = judges.findingReader.solicitation(solicitationPieces(words), {
    inLesson: teachingSince !== null,
    qrCode: look.qrCode,
  })
  if (seen === null) return null
  const earlier = before?.finding.about === 'solicitation' ? before.finding : null
  const all = addSolicitation(earlier, seen)
  const kind = kindOf(institution)
  const on = civilDateOf(at)
  const { stage, region } = room
  const conduct = {
    conduct: 'promotes' as const,
    kind,
    on,
    acts: all.acts,
    stage,
    content: 'subject' as const,
  }
  const judged = judgeObject(conduct, region, judges.law())
  if (judged.hits.length === 0) return null
  const { verdict, basis, keyContents, routes, reasons, ruleVersion, hits } = judged
  const rules = hits.map(({ rule }) => rule)
  const law = [...new Set(hits.flatMap((hit) => hit.law))]
  return {
    ...all,
    judged: { verdict, basis, keyContents, routes, reasons, ruleVersion, rules, law },
    frames: memory.frames,
  }
}
