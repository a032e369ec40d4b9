import type { Course } from '../../core/registry/course.ts'
import type { Institution } from '../../core/registry/institution.ts'
import { teachersNamed } from '../../core/registry/teacher.ts'
import type { RowReader } from './row-reader.ts'

/** Names are masked: one that several teachers share is no reason to suspect all of them. */
export function warnOfTeacher(reader: RowReader, course: Course, owner: Institution): void {
  if (course.teacher === null || course.content !== 'subject') return
  const named = teachersNamed(owner.dossier?.teachers ?? [], course.teacher)
  if (named.length === 0 || named.some(({ inService }) => inService !== true)) return
  reader.warn('teacher', [
    '授课教师登记为中小学在职教师，从重（ACT-TEACHER）',
    'registered as a teacher in service: weighs more (ACT-TEACHER)',
  ])
}
