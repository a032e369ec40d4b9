import { disguiseWords } from '../../../core/findings/disguise-words.ts'
import type { RoomFinding } from '../../../core/findings/room-finding.ts'
import type { Sentence } from '../../../core/policy/words/rule-words.ts'
import type { Clock } from '../../../ports/clock.ts'
import type { Records } from '../../../ports/records/records.ts'

/** One sentence for officers. */
function wordsOf({ finding }: RoomFinding): Sentence {
  if (finding.about === 'disguise') return disguiseWords(finding)
  const { keyContents, routes } = finding.judged
  const departments = routes.map(({ department }) => department).join(', ')
  return {
    zh: `发现招揽、引流信息（${keyContents.join('、')}）：${finding.signs
      .slice(0, 4)
      .map(({ term }) => term)
      .join('、')}。`,
    en: `Soliciting (${keyContents.join(', ')}), for ${departments}.`,
  }
}

/** Written into the history of the room's violation, else of the room, where an officer and the chain have it. */
export async function tellFinding(
  records: Records,
  clock: Clock,
  found: RoomFinding,
): Promise<void> {
  const violation = await records.violations.ongoingOf(found.roomId)
  const { zh, en } = wordsOf(found)
  await records.journal.append({
    type: violation === null ? 'room.changed' : 'violation.changed',
    subjectKind: violation === null ? 'room' : 'violation',
    subjectId: violation?.id ?? found.roomId,
    at: clock.now(),
    monotonic: clock.monotonic(),
    who: 'system',
    why: `${zh} ${en}`,
    ruleVersion: violation?.judgement.ruleVersion ?? null,
    data: violation ?? (await records.roomBoard.status(found.roomId)),
  })
}
