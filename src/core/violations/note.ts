import { fail, type Result, succeed } from '../fault.ts'
import type { Instant } from '../time/instant.ts'
import { nameOf } from './handling.ts'

/** `internal`: for those who work here; `public`: may be told outside, to the institution or a platform. */
export const NOTE_AUDIENCES = ['internal', 'public'] as const
export type NoteAudience = (typeof NOTE_AUDIENCES)[number]

/** What a person adds to a case. It stays as it was written; a correction is a note in its place. */
export type Note = {
  readonly id: string
  readonly violationId: string
  readonly at: Instant
  /** `user:<name>` or `program:<name>`. */
  readonly by: string
  readonly audience: NoteAudience
  readonly text: string
  /** The note in whose place it stands; `null`: none. */
  readonly replaces: string | null
}

/** Whether a note may be written among those of its case: only what is one's own is replaced, and only its last wording. */
export function checkNote(note: Note, others: readonly Note[]): Result<Note> {
  if (note.replaces === null) return succeed(note)
  const before = others.find(({ id }) => id === note.replaces)
  if (before === undefined) return fail('not-found', '找不到该备注。No such note.', 'replaces')
  if (before.by !== note.by) {
    const name = nameOf(before.by)
    return fail(
      'not-allowed',
      `只有 ${name} 可以修改这条备注。Only ${name} can change this note.`,
      'replaces',
    )
  }
  if (others.some(({ replaces }) => replaces === before.id)) {
    return fail(
      'conflict',
      '这条备注刚被修改过，请看最新的一条。It was changed already; look at the latest.',
      'replaces',
    )
  }
  return succeed(note)
}
