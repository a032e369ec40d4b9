import type { Letter } from '../../core/letters/letter.ts'
import type { Records } from '../../ports/records/records.ts'
import { audit, type CommandDeps, type Commanded } from '../commands/command.ts'

/** A letter's new state with its event. `false`: someone else changed it meanwhile. */
export async function saveLetter(
  records: Records,
  deps: Pick<CommandDeps, 'clock'>,
  command: Commanded,
  letter: Letter,
): Promise<boolean> {
  if (!(await records.letters.save(letter))) return false
  await audit(records, deps.clock, command, {
    type: 'violation.changed',
    subjectKind: 'violation',
    subjectId: letter.violationId,
    ruleVersion: letter.facts.ruleVersion,
    data: { letter },
  })
  return true
}
