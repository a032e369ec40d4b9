import type { CivilDate } from '../time/civil-date.ts'

/** Who teaches for an institution (docs/rules.md §6.1). `null` is not known. */
export type Teacher = {
  /** Masked: the first sign of the name and `*` for the others. */
  readonly name: string
  /** 教师资格证号. */
  readonly certificate: string | null
  /** What the certificate is for, as written there. */
  readonly subject: string | null
  /** In the service of a school, as far as it was verified (教育部令53号第16条(六)). */
  readonly inService: boolean | null
  /** Day on which that was verified. */
  readonly checkedOn: CivilDate | null
}

type TeacherFinding = 'no-certificate' | 'odd-certificate' | 'in-service' | 'not-verified'

/** A masked name: the register keeps no full names of teachers. A name that is masked stays as it is. */
export function maskName(name: string): string {
  const signs = [...name.trim()]
  return signs.includes('*')
    ? signs.join('')
    : [signs[0] ?? '', ...signs.slice(1).map(() => '*')].join('')
}

/** What a person should look at: no certificate (变异 D2), a form that was never seen, in service, not verified. */
export function teacherFindings(teacher: Teacher): readonly TeacherFinding[] {
  const { certificate, inService } = teacher
  const findings: TeacherFinding[] = []
  if (certificate === null) findings.push('no-certificate')
  // Certificates carry 17 digits since 2001; older ones are written otherwise.
  else if (!/^\d{17}$/.test(certificate)) findings.push('odd-certificate')
  if (inService === true) findings.push('in-service')
  if (inService === null) findings.push('not-verified')
  return findings
}

/** The registered teachers whom a (masked or full) name may mean. */
export const teachersNamed = (teachers: readonly Teacher[], name: string): readonly Teacher[] =>
  teachers.filter((teacher) => teacher.name === maskName(name))
