import { OutsideJurisdiction } from '../../core/access/outside-jurisdiction.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Records } from '../../ports/records/records.ts'
import { audit, type Commanded } from '../commands/command.ts'
import { isCutElsewhere } from '../register/cut-elsewhere.ts'
import { institutionsToWrite } from './apply-rows.ts'
import { changed, type DraftRegister } from './draft-register.ts'
import type { ImportReport } from './import-report.ts'

/** Up to this many changes each stand in the journal on their own, as if made by hand; the summary always does. */
const SINGLE_ENTRIES = 200

/** Writes what changed and its audit, inside the transaction of the caller. */
export async function writeDraft(
  records: Records,
  draft: DraftRegister,
  clock: Clock,
  command: Commanded,
  report: ImportReport,
): Promise<void> {
  const institutions = institutionsToWrite(draft)
  const rooms = changed(draft.rooms)
  const courses = changed(draft.courses)
  const changedRooms = [...rooms.created, ...rooms.updated]
  const changedCourses = [...courses.created, ...courses.updated]
  const total = institutions.length + changedRooms.length + changedCourses.length
  if (total === 0) return
  for (const room of changedRooms) {
    const before = draft.rooms.before.get(room.id) ?? null
    if (await isCutElsewhere(records, before, room)) throw new OutsideJurisdiction(room.region)
  }
  await records.institutions.saveMany(institutions)
  await records.rooms.saveMany(changedRooms, clock.now())
  await records.courses.saveMany(changedCourses)
  const { file, sha256, rows, changes, warnings } = report
  await audit(records, clock, command, {
    type: 'system.changed',
    subjectKind: 'system',
    subjectId: `import ${sha256}`,
    data: { import: { file, sha256, rows, changes, warnings: warnings.length } },
  })
  if (total > SINGLE_ENTRIES) return
  for (const institution of institutions) {
    await audit(records, clock, command, {
      type: 'system.changed',
      subjectKind: 'institution',
      subjectId: institution.id,
      data: institution,
    })
  }
  for (const room of changedRooms) {
    await audit(records, clock, command, {
      type: 'room.changed',
      subjectKind: 'room',
      subjectId: room.id,
      data: room,
    })
  }
}
