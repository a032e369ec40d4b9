import type { Institution } from '../../core/registry/institution.ts'
import { emptyDossier, kindOfActor } from '../../core/registry/object-kind.ts'
import { maskName, type Teacher, teacherFindings } from '../../core/registry/teacher.ts'
import { isFirst } from './apply-rows.ts'
import { type Draft, type DraftRegister, noteInstitution } from './draft-register.ts'
import { readOwner } from './find-owner.ts'
import type { Reason, RowReader, Typed } from './row-reader.ts'
import { yesNoOf } from './typed-words.ts'

/** Teachers that the file has written of, under an id that tells the same one twice. */
export type SeenTeachers = Draft<Teacher & { readonly id: string }>

const WARNINGS: Readonly<
  Record<ReturnType<typeof teacherFindings>[number], readonly [field: string, reason: Reason]>
> = {
  'no-certificate': ['certificate', ['未填教师资格证号（变异 D2）', 'no teaching certificate']],
  'odd-certificate': [
    'certificate',
    ['资格证号不是常见的 17 位数字，请核对', 'not the usual 17 digits, please verify'],
  ],
  'in-service': [
    'inService',
    [
      '中小学在职教师从事学科类培训，从重（ACT-TEACHER，教育部令第 53 号第 16 条（六））',
      'a teacher in service who teaches subjects weighs more (ACT-TEACHER, decree 53 article 16 (6))',
    ],
  ],
  'not-verified': ['inService', ['未核验是否中小学在职教师', 'not verified whether in service']],
}

/** By certificate, else the only one of that name without a certificate. */
function knownTeacher(
  teachers: readonly Teacher[],
  name: string,
  certificate: Typed<string>,
): Teacher | undefined {
  const byCertificate = teachers.find(
    (one) => typeof certificate === 'string' && one.certificate === certificate,
  )
  if (byCertificate !== undefined) return byCertificate
  const named = teachers.filter((one) => one.name === name)
  if (certificate === undefined) return named.length === 1 ? named[0] : undefined
  return named.find((one) => one.certificate === null)
}

function withTeacher(
  institution: Institution,
  before: Teacher | undefined,
  teacher: Teacher,
): Institution {
  const dossier = institution.dossier ?? emptyDossier(kindOfActor(institution.actor))
  const place = before === undefined ? -1 : dossier.teachers.indexOf(before)
  const teachers =
    place < 0 ? [...dossier.teachers, teacher] : dossier.teachers.with(place, teacher)
  return { ...institution, dossier: { ...dossier, teachers } }
}

const kept = <T>(typed: Typed<T>, before: T | null | undefined): T | null =>
  typed === undefined ? (before ?? null) : typed

function readTeacher(reader: RowReader, teachers: readonly Teacher[]) {
  const typed = reader.text('teacherName')
  if (typeof typed !== 'string') {
    reader.reject('teacherName', ['姓名不能为空', 'the name is missing'])
  }
  const name = maskName(typeof typed === 'string' ? typed.slice(0, 50) : '')
  const certificate = reader.code('certificate')
  const inService = reader.parsed('inService', ['应为 是 或 否', 'yes or no'], yesNoOf)
  const before = knownTeacher(teachers, name, certificate)
  const said = typeof inService === 'string' ? inService === 'yes' : inService
  const teacher: Teacher = {
    name,
    certificate: kept(certificate, before?.certificate),
    subject: kept(reader.text('teacherSubject'), before?.subject),
    inService: kept(said, before?.inService),
    checkedOn: kept(reader.date('teacherCheckedOn'), before?.checkedOn),
  }
  return { before, teacher }
}

/** Teachers live in the file of their institution, as its systems do. Names are masked before they are kept. */
export function applyTeacherRow(reader: RowReader, draft: DraftRegister, seen: SeenTeachers): void {
  const start = reader.rejections()
  const owner = readOwner(reader, draft)
  const { before, teacher } = readTeacher(reader, owner?.dossier?.teachers ?? [])
  if (owner === null || reader.rejections() > start) return
  const id = JSON.stringify([owner.id, teacher.certificate ?? teacher.name])
  if (!isFirst(seen, id, reader)) return
  for (const finding of teacherFindings(teacher)) reader.warn(...WARNINGS[finding])
  seen.now.set(id, { ...teacher, id })
  if (before !== undefined) (seen.before as Map<string, unknown>).set(id, { ...before, id })
  noteInstitution(draft, withTeacher(owner, before, teacher))
}
