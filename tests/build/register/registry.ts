import type { Course } from '../../../src/core/registry/course.ts'
import type { Dossier } from '../../../src/core/registry/institution.ts'
import type { CivilDate } from '../../../src/core/time/civil-date.ts'

/** A date that tests write as people do. */
export const day = (text: string): CivilDate => text as CivilDate

/** A licensed institution in order: licence in force, conversion approved. */
export function aDossier(change: Partial<Dossier> = {}): Dossier {
  return {
    kind: 'licensed-institution',
    licence: {
      number: '教民144010070000001号',
      authority: '虚构市教育局',
      contents: ['subject'],
      stages: ['compulsory'],
      places: ['online'],
      issuedOn: day('2022-01-10'),
      expiresOn: day('2027-01-09'),
      state: 'valid',
    },
    conversion: { state: 'approved', decidedOn: day('2021-12-28'), document: null },
    filings: null,
    whiteListing: null,
    netSchool: null,
    teachers: [],
    funds: null,
    systems: [
      {
        name: '直播课堂',
        platform: null,
        ownPlatform: true,
        account: null,
        address: 'https://school.example/',
      },
    ],
    ...change,
  }
}

/** Maths on Wednesday evenings, 18:30–19:00: in order. */
export function aCourse(change: Partial<Course> = {}): Course {
  return {
    id: 'course-1',
    institutionId: 'institution-1',
    name: '初二数学',
    className: '周三班',
    subject: 'MAT',
    content: 'subject',
    stage: 'compulsory',
    region: '440100',
    teacher: null,
    materialFiling: null,
    priceYuan: null,
    timetable: {
      from: day('2026-09-02'),
      until: day('2026-12-30'),
      weekdays: [3],
      lessons: [{ start: 18.5 * 3_600, minutes: 30 }],
    },
    ...change,
  }
}
