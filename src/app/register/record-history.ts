import type { JsonValue } from '../../core/evidence/canonical-json.ts'
import { type FieldChange, fieldChanges } from '../../core/evidence/field-changes.ts'
import type { JournalEvent } from '../../core/evidence/journal-event.ts'
import type { Page, PageRequest, Records, Transactions } from '../../ports/records/records.ts'

/** One change of a record: who, when, why, and each field from what to what. */
export type RecordChange = Pick<JournalEvent, 'sequence' | 'at' | 'who' | 'why'> & {
  readonly id: string
  readonly kind: 'made' | 'changed' | 'removed'
  readonly changes: readonly FieldChange[]
}

type RecordData = Readonly<Record<string, JsonValue>> | null
type KeptRecord = { readonly event: JournalEvent; readonly data: RecordData }
type OfRecord = { readonly kind: 'room' | 'institution'; readonly id: string }

/** The record as an event left it. `undefined`: the event is about something else, such as what a look saw of a room. */
function recordIn({ data }: JournalEvent): RecordData | undefined {
  if (data === null) return null
  if (typeof data !== 'object' || Array.isArray(data)) return undefined
  // Both kinds of records carry their id and their region; what the patrol notes of a room carries neither.
  return 'id' in data && 'region' in data ? (data as RecordData) : undefined
}

/** Records that the journal has of the subject before that place, latest first: as many as asked for, or all there are. */
async function recordsBefore(
  { journal }: Pick<Records, 'journal'>,
  { kind, id }: OfRecord,
  { before, most }: { readonly before: number; readonly most: number },
): Promise<readonly KeptRecord[]> {
  const found: KeptRecord[] = []
  let place = before
  while (found.length < most) {
    const events = await journal.recordsOf(id, { before: place, limit: most })
    for (const event of events) {
      const data = event.subjectKind === kind ? recordIn(event) : undefined
      if (data !== undefined) found.push({ event, data })
      place = event.sequence
    }
    if (events.length < most) break
  }
  return found.slice(0, most)
}

function changeOf({ event, data }: KeptRecord, before: RecordData): RecordChange {
  const { sequence, at, who, why } = event
  const kind = data === null ? 'removed' : before === null ? 'made' : 'changed'
  return { id: String(sequence), sequence, at, who, why, kind, changes: fieldChanges(before, data) }
}

/** A page of what the journal says of a record of the register, latest first. The cursor is the last one's place. */
export async function recordHistory(
  { transactions }: { readonly transactions: Transactions },
  record: OfRecord,
  { limit, cursor }: PageRequest,
): Promise<Page<RecordChange>> {
  const place = Number(cursor ?? Number.NaN)
  const before = Number.isSafeInteger(place) ? place : Number.MAX_SAFE_INTEGER
  // One more than the page has: what the last one of it changed, and whether there is more.
  const records = await transactions.run((all) =>
    recordsBefore(all, record, { before, most: limit + 1 }),
  )
  const items = records
    .slice(0, limit)
    .map((one, index) => changeOf(one, records[index + 1]?.data ?? null))
  const last = records.length > limit ? items.at(-1) : undefined
  return { items, nextCursor: last?.id ?? null }
}
