import { type Result, succeed } from '../../core/fault.ts'
import { checkNote, type Note } from '../../core/violations/note.ts'
import type { Identifiers } from '../../ports/identifiers.ts'
import { audit, type CommandDeps, notFound } from '../commands/command.ts'

export type AddNote = Pick<Note, 'violationId' | 'audience' | 'text' | 'replaces'> & {
  readonly who: string
}

/** Adds a note to a case, or puts it in the place of one's own. */
export async function addNote(
  deps: CommandDeps & { readonly identifiers: Identifiers },
  { who, ...said }: AddNote,
): Promise<Result<Note>> {
  const note: Note = { ...said, id: deps.identifiers.next(), at: deps.clock.now(), by: who }
  return await deps.transactions.run(async (records) => {
    // Held, so that nobody replaces the same note at the same time.
    const violation = await records.violations.hold(note.violationId)
    if (violation === null) return notFound('该线索', 'violation')
    const allowed = checkNote(note, await records.notes.of(note.violationId))
    if (!allowed.ok) return allowed
    await records.notes.add(note)
    await audit(
      records,
      deps.clock,
      { who, why: note.text },
      {
        type: 'violation.changed',
        subjectKind: 'violation',
        subjectId: note.violationId,
        data: { note },
      },
    )
    return succeed(note)
  })
}

/** Oldest first; `null`: there is no such violation. */
export const notesOf = (
  { transactions }: Pick<CommandDeps, 'transactions'>,
  violationId: string,
): Promise<readonly Note[] | null> =>
  transactions.run(async (records) => {
    const known = await records.violations.find(violationId)
    return known === null ? null : await records.notes.of(violationId)
  })
