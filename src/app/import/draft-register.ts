import { canonicalJson } from '../../core/evidence/canonical-json.ts'
import type { Course } from '../../core/registry/course.ts'
import { normaliseCreditCode } from '../../core/registry/credit-code.ts'
import type { Institution } from '../../core/registry/institution.ts'
import type { LiveRoom } from '../../core/registry/live-room.ts'
import type { Records } from '../../ports/records/records.ts'
import { addressKeysOf } from '../address/shared-addresses.ts'

/** One kind of record as it was and as the file would have it. */
export type Draft<T extends { readonly id: string }> = {
  readonly before: ReadonlyMap<string, T>
  readonly now: Map<string, T>
  /** Where in the file each record was written of: the same one twice is an error of the file. */
  readonly rowOf: Map<string, string>
}

/** The whole register with the file laid over it, before anything is written. */
export type DraftRegister = {
  readonly institutions: Draft<Institution>
  readonly rooms: Draft<LiveRoom>
  readonly courses: Draft<Course>
  readonly byCode: Map<string, string>
  /** Ids by name and region; several where names repeat. */
  readonly byName: Map<string, readonly string[]>
  /** Ids by name alone, for rows that name their institution without a place. */
  readonly byBareName: Map<string, readonly string[]>
  /** Ids by address key: candidates, which still have to be compared. */
  readonly byAddress: Map<string, readonly string[]>
  readonly byCourse: Map<string, string>
}

const draftOf = <T extends { readonly id: string }>(records: readonly T[]): Draft<T> => {
  const before = new Map(records.map((record) => [record.id, record]))
  return { before, now: new Map(before), rowOf: new Map() }
}

export const nameKey = (name: string, region: string): string => `${region} ${name.trim()}`

export const courseKey = (course: Pick<Course, 'institutionId' | 'name' | 'className'>): string =>
  JSON.stringify([course.institutionId, course.name, course.className])

function addTo(index: Map<string, readonly string[]>, key: string, id: string): void {
  const known = index.get(key) ?? []
  if (!known.includes(id)) index.set(key, [...known, id])
}

export function noteInstitution(draft: DraftRegister, institution: Institution): void {
  const { id, creditCode, name, region } = institution
  draft.institutions.now.set(id, institution)
  if (creditCode !== null) draft.byCode.set(normaliseCreditCode(creditCode), id)
  addTo(draft.byName, nameKey(name, region), id)
  addTo(draft.byBareName, name.trim(), id)
}

export function noteRoom(draft: DraftRegister, room: LiveRoom): void {
  draft.rooms.now.set(room.id, room)
  for (const key of addressKeysOf(room)) addTo(draft.byAddress, key, room.id)
}

export function noteCourse(draft: DraftRegister, course: Course): void {
  draft.courses.now.set(course.id, course)
  draft.byCourse.set(courseKey(course), course.id)
}

export async function openDraft(
  records: Pick<Records, 'institutions' | 'rooms' | 'courses'>,
): Promise<DraftRegister> {
  const institutions = await records.institutions.all()
  const rooms = await records.rooms.all()
  const courses = await records.courses.all()
  const draft: DraftRegister = {
    institutions: draftOf(institutions),
    rooms: draftOf(rooms),
    courses: draftOf(courses),
    byCode: new Map(),
    byName: new Map(),
    byBareName: new Map(),
    byAddress: new Map(),
    byCourse: new Map(),
  }
  for (const institution of institutions) noteInstitution(draft, institution)
  for (const room of rooms) noteRoom(draft, room)
  for (const course of courses) noteCourse(draft, course)
  return draft
}

/** Records that differ from what was: new ones and changed ones. */
export function changed<T extends { readonly id: string }>({ before, now, rowOf }: Draft<T>) {
  const created: T[] = []
  const updated: T[] = []
  let unchanged = 0
  for (const id of rowOf.keys()) {
    const [was, is] = [before.get(id), now.get(id)]
    if (is === undefined) continue
    if (was === undefined) created.push(is)
    else if (canonicalJson(was) === canonicalJson(is)) unchanged += 1
    else updated.push(is)
  }
  return { created, updated, unchanged }
}
