import type { RoomsChanged } from '../../../../app/register/change-rooms.ts'
import type { RecordChange } from '../../../../app/register/record-history.ts'
import type {
  RecordChange as WireChange,
  RoomsChanged as WireRooms,
} from '../../../../contracts/register/changes.ts'
import { maskedField } from '../../../../core/evidence/masked-address.ts'
import { touchedFields } from '../../../../core/registry/room-change.ts'
import { formatInstant } from '../../../../core/time/instant.ts'

export const presentRecordChange = (change: RecordChange): WireChange => ({
  sequence: change.sequence,
  at: formatInstant(change.at),
  who: change.who,
  why: change.why,
  kind: change.kind,
  // Everybody reads a history, and what was a secret once may be one still.
  changes: change.changes.map(({ field, from, to }) => ({
    field,
    from: maskedField(field, from),
    to: maskedField(field, to),
  })),
})

const touched = (room: Parameters<typeof touchedFields>[0]) => {
  const { tags, ...fields } = touchedFields(room)
  return { ...fields, tags: [...tags] }
}

export const presentRoomsChanged = ({ changeId, rooms, unchanged }: RoomsChanged): WireRooms => ({
  changeId,
  rooms: rooms.map(({ before, after }) => ({
    id: after.id,
    title: after.title,
    before: touched(before),
    after: touched(after),
  })),
  unchanged,
})
