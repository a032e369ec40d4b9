import type { JsonValue } from '../../core/evidence/canonical-json.ts'
import { type FieldChange, fieldChanges } from '../../core/evidence/field-changes.ts'
import type { JournalEvent } from '../../core/evidence/journal-event.ts'
import type { Transactions } from '../../ports/records/records.ts'

/** One change of a record: who, when, why, and each field from what to what. */
export type RecordChange = Pick<JournalEvent, 'sequence' | 'at' | 'who' | 'why'> & {
  readonly id: string
  readonly kind: 'made' | 'changed' | 'removed'
  readonly changes: readonly FieldChange[]
}

type RecordData = Readonly<Record<string, JsonValue>> | null

/** The record as an event left it. `undefined`: the event is about something else, such as what a look saw of a room. */
function recordIn({ data }: JournalEvent): RecordData | undefined {
  if (data === null) return null
  if (typeof data !== 'object' || Array.isArray(data)) return undefined
  // Both kinds of records carry their id and their region; what the patrol notes of a room carries neither.
  return 'id' in data && 'region' in data ? (data as RecordData) : undefined
}

/** What the journal says of a record of the register, latest first. */
export async function recordHistory(
  { transactions }: { readonly transactions: Transactions },
  { kind, id }: { readonly kind: 'room' | 'institution'; readonly id: string },
): Promise<readonly RecordChange[]> {
  const events = await transactions.run(({ journal }) => journal.ofSubject(id))
  const history: RecordChange[] = []
  let before: RecordData = null
  for (const event of events) {
    if (event.subjectKind !== kind) continue
    const after = recordIn(event)
    if (after === undefined) continue
    const { sequence, at, who, why } = event
    const turn = after === null ? 'removed' : before === null ? 'made' : 'changed'
    const changes = fieldChanges(before, after)
    history.push({ id: String(sequence), sequence, at, who, why, kind: turn, changes })
    before = after
  }
  return history.toReversed()
}
