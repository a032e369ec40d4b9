import type { Letter } from '../../core/letters/letter.ts'
import { changeOf } from '../../core/letters/letter-change.ts'
import type { Records } from '../../ports/records/records.ts'
import { audit, type CommandDeps, type Commanded } from '../commands/command.ts'

/** A letter's new state with its event: whole where it is new. `false`: someone else changed it meanwhile. */
export async function saveLetter(
  records: Records,
  deps: Pick<CommandDeps, 'clock'>,
  command: Commanded,
  letter: Letter,
  before: Letter | null,
): Promise<boolean> {
  if (!(await records.letters.save(letter))) return false
  await audit(records, deps.clock, command, {
    type: 'violation.changed',
    subjectKind: 'violation',
    subjectId: letter.violationId,
    ruleVersion: letter.facts.ruleVersion,
    data: { letter: before === null ? letter : changeOf(before, letter) },
  })
  return true
}
