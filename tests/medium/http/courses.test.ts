import { describe, expect, it } from 'vitest'
import { aCourse, day } from '../../build/register/registry.ts'
import { anInstitution } from '../../build/violations.ts'
import { pool } from './harness-pool.ts'
import { asProgram } from './http-harness.ts'

const start = pool()
const EVENINGS = aCourse({ id: 'evenings' })
const SATURDAYS = aCourse({
  id: 'saturdays',
  className: null,
  region: '440103',
  timetable: {
    ...EVENINGS.timetable,
    from: day('2026-03-07'),
    until: day('2026-03-28'),
    weekdays: [6],
  },
})

async function registered() {
  const harness = await start()
  await harness.transactions.run(async (records) => {
    await records.institutions.save(anInstitution())
    await records.courses.saveMany([
      EVENINGS,
      SATURDAYS,
      aCourse({ id: 'orphan', institutionId: 'gone' }),
    ])
  })
  const call = await asProgram(harness)
  return async (path: string) => (await call('GET', `/api/v1${path}`)).json()
}

describe('registered courses', () => {
  it('are shown with the rules that stand against their timetables', async () => {
    const get = await registered()
    expect(await get('/courses/saturdays')).toMatchObject({
      name: '初二数学',
      institutionName: '虚构数学培训机构',
      regionName: '广东省广州市荔湾区',
      timetable: { weekdays: [6], lessons: [{ start: '18:30', end: '19:00', minutes: 30 }] },
      verdict: 'forbidden',
      conflicts: [{ rule: 'CAL-REST', verdict: 'forbidden', days: 4, firstDay: '2026-03-07' }],
    })
  })

  it('have no verdict when their institution is gone, and are not found when unknown', async () => {
    const get = await registered()
    expect(await get('/courses/orphan')).toMatchObject({ verdict: null, conflicts: [] })
    expect(await get('/courses/nobody')).toMatchObject({ code: 'not-found' })
  })

  it('are listed newest first, page by page, and by institution and place', async () => {
    const get = await registered()
    const first = await get('/courses?limit=2')
    const ids = ({ items }: { items: { id: string }[] }) => items.map(({ id }) => id)
    expect(ids(first)).toEqual(['orphan', 'saturdays'])
    const second = await get(`/courses?limit=2&cursor=${first.nextCursor}`)
    expect([ids(second), second.nextCursor]).toEqual([['evenings'], null])
    expect(ids(await get('/courses?region=440103'))).toEqual(['saturdays'])
    expect(ids(await get('/courses?institutionId=institution-1&subject=MAT'))).toHaveLength(2)
    expect(await get('/courses?cursor=made-up')).toMatchObject({ code: 'bad-request' })
  })
})
