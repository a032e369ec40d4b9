import { beforeEach, describe, expect, it } from 'vitest'
import { listTimetableConflicts } from '../../../../src/app/queries/timetable-conflicts.ts'
import type { Law } from '../../../../src/core/policy/law.ts'
import type { Course } from '../../../../src/core/registry/course.ts'
import type { CivilDate } from '../../../../src/core/time/civil-date.ts'
import type { SecondOfDay } from '../../../../src/core/time/clock-time.ts'
import type { Transactions } from '../../../../src/ports/records/records.ts'
import { loadedLaw } from '../../../build/law.ts'
import { anInstitution } from '../../../build/violations.ts'
import { createMemoryTransactions } from '../../../fakes/memory-records.ts'

const SATURDAYS: Course = {
  id: 'course-1',
  institutionId: 'institution-1',
  name: '初三数学',
  className: '周末一班',
  subject: 'MAT',
  content: 'subject',
  stage: 'compulsory',
  region: '440103',
  teacher: null,
  materialFiling: null,
  priceYuan: null,
  timetable: {
    from: '2026-03-07' as CivilDate,
    until: '2026-03-28' as CivilDate,
    weekdays: [6],
    lessons: [{ start: (9 * 3_600) as SecondOfDay, minutes: 30 }],
  },
}

let transactions: Transactions
let law: Law
const list = (change: { readonly year?: number; readonly region?: string } = {}) =>
  listTimetableConflicts(
    { transactions, law: () => law },
    { year: 2026, region: '440100', stage: null, ...change },
  )

beforeEach(async () => {
  law = await loadedLaw()
  transactions = createMemoryTransactions()
  await transactions.run(async (records) => {
    await records.institutions.save(anInstitution())
    await records.courses.saveMany([SATURDAYS])
  })
})

describe('registered timetables against legal time', () => {
  it('names the rule, the days and the span of a course that is taught on Saturdays', async () => {
    expect(await list()).toMatchObject([
      {
        course: { name: '初三数学' },
        conflict: {
          rule: 'CAL-REST',
          verdict: 'forbidden',
          days: 4,
          firstDay: '2026-03-07',
          lastDay: '2026-03-28',
        },
      },
    ])
  })

  it('keeps to the year and to the region, a county in its city', async () => {
    expect(await list({ year: 2025 })).toEqual([])
    expect(await list({ region: '440300' })).toEqual([])
    expect(await list({ region: '440103' })).toHaveLength(1)
  })
})
