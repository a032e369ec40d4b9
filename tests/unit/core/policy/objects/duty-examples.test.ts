import { describe, expect, test } from 'vitest'
import { judge } from '../../../../../src/core/policy/judge.ts'
import type {
  LogRequest,
  Promotion,
  Retention,
  Support,
} from '../../../../../src/core/policy/objects/conduct.ts'
import { judgeObject } from '../../../../../src/core/policy/objects/judge-object.ts'
import { buildSession, loadedLaw } from '../../../../build/law.ts'
import { day } from '../../../../build/register/registry.ts'
import { SESSION_ROWS } from '../session-rows.ts'
import { DUTY_ROWS } from './duty-rows.ts'

const law = await loadedLaw()
const GUANGZHOU = '440100'
const rowOf = (id: string) => {
  const row = DUTY_ROWS.find((one) => one.id === id)
  if (row === undefined) throw new Error(`no example ${id}`)
  return row
}
const departmentsOf = (id: string, change: object = {}) =>
  new Map(
    judgeObject({ ...rowOf(id).conduct, ...change }, GUANGZHOU, law).routes.map((route) => [
      route.department,
      route,
    ]),
  )

test('there are 34 examples of objects, and none is left out', () => {
  const alone = ['D26', 'D29', 'D34'] // of several regions, of a credit code, of a time limit: object-examples.test.ts
  const found = [...SESSION_ROWS.map(([id]) => id), ...DUTY_ROWS.map(({ id }) => id), ...alone]
  expect([...new Set(found)].toSorted()).toEqual(
    Array.from({ length: 34 }, (_, i) => `D${String(i + 1).padStart(2, '0')}`),
  )
})

describe.each(DUTY_ROWS)('$id $what', ({ conduct, verdict, rules, keyContents, law: cited }) => {
  const found = judgeObject(conduct, GUANGZHOU, law)

  test(`is ${verdict} by ${rules.join(', ')}`, () => {
    expect(found.verdict).toBe(verdict)
    expect(found.hits.map(({ rule }) => rule)).toEqual(rules)
    expect(found.keyContents).toEqual(keyContents)
  })

  test('cites the law in force and says why, and is never cut automatically', () => {
    expect(found.hits.flatMap((hit) => hit.law)).toContain(cited)
    expect(found.hits.every((hit) => hit.effectiveFrom !== undefined)).toBe(true)
    expect(found.reasons).toHaveLength(rules.length)
    expect(found.autoCut).toBe(false)
  })
})

describe('D12: a platform that was told', () => {
  const support = (change: Partial<Support>) =>
    judgeObject({ ...(rowOf('D12').conduct as Support), ...change }, GUANGZHOU, law)

  test('has until the fifth day, or as long as the notice says', () => {
    expect(support({ on: day('2026-03-09') }).verdict).toBe('review')
    expect(support({}).limit).toBe('2026-03-09')
    expect(support({ deadline: day('2026-03-10') }).verdict).toBe('review')
    expect(support({ deadline: day('2026-03-06') }).verdict).toBe('forbidden')
  })

  test('is not answerable when it acted in time, and stays so when it acted too late', () => {
    expect(support({ handledOn: day('2026-03-08') })).toMatchObject({
      verdict: 'permitted',
      hits: [],
    })
    const late = support({ on: day('2026-04-01'), handledOn: day('2026-03-20') })
    expect(late.verdict).toBe('forbidden')
    expect(late.hits[0]?.seconds).toBe(11 * 86_400)
  })

  test('answers by decree 53 for the days since it was in force only', () => {
    const across = support({ on: day('2023-10-16'), noticeReceivedOn: day('2023-10-01') })
    expect(across.verdict).toBe('forbidden')
    expect(across.hits[0]?.seconds).toBe(2 * 86_400)
    const over = support({
      on: day('2023-11-01'),
      noticeReceivedOn: day('2023-10-01'),
      handledOn: day('2023-10-12'),
    })
    expect(over.verdict).toBe('review')
  })

  test('is not judged by what has not happened yet on the day', () => {
    expect(support({ on: day('2026-03-04') })).toMatchObject({ verdict: 'review', limit: null })
    expect(support({ handledOn: day('2026-03-11') }).verdict).toBe('forbidden')
  })

  test('that was never told may still have had to know: a person finds out', () => {
    const { noticeReceivedOn: _, ...untold } = rowOf('D12').conduct as Support
    expect(judgeObject(untold, GUANGZHOU, law)).toMatchObject({ verdict: 'review', limit: null })
  })

  test('answered to nobody by decree 53 before it was in force', () => {
    const before = support({ on: day('2023-10-14'), noticeReceivedOn: day('2023-10-01') })
    expect(before.verdict).toBe('review')
    expect(support({ on: day('2021-10-14') }).hits).toEqual([])
  })
})

describe('who acts, and what they need first', () => {
  test('D13: the platform clears it away, market supervision and education handle it', () => {
    const routes = departmentsOf('D13')
    expect(routes.get('PLT')).toMatchObject({ measures: ['M09'], needs: [], ready: true })
    expect(routes.get('SAMR')).toMatchObject({ needs: ['determination'], ready: false })
    expect(routes.has('EDU-C')).toBe(true)
  })

  test('D15: cyberspace administration and market supervision wait for the determination', () => {
    for (const department of ['CAC', 'SAMR'] as const) {
      expect(departmentsOf('D15').get(department)).toMatchObject({
        needs: ['determination'],
        ready: false,
      })
      const determined = departmentsOf('D15', { determination: '穗教认〔2026〕1号' })
      expect(determined.get(department)?.ready).toBe(true)
    }
  })

  test('D15 with the determination at hand is forbidden, not for a person any more', () => {
    const conduct = { ...rowOf('D15').conduct, determination: '穗教认〔2026〕1号' }
    expect(judgeObject(conduct, GUANGZHOU, law)).toMatchObject({
      verdict: 'forbidden',
      basis: 'direct',
    })
  })

  test('D12: the telecommunications authority needs proof of refusal beside the notice', () => {
    expect(departmentsOf('D12').get('CA')).toMatchObject({
      needs: ['determination', 'refusal-proof'],
      ready: false,
    })
    expect(departmentsOf('D12').get('CAC')?.ready).toBe(true)
  })

  test('the education department is that of the place', () => {
    const { conduct } = rowOf('D12')
    const leader = (region: string) => judgeObject(conduct, region, law).routes[0]?.department
    expect([leader('440000'), leader('440100'), leader('440106')]).toEqual([
      'EDU-P',
      'EDU-C',
      'EDU-D',
    ])
  })
})

test('advertising tutoring is forbidden for non-subjects too, brokering and traffic are about subjects', () => {
  const acts = ['traffic', 'advertisement', 'brokering'] as const
  const row = rowOf('D13').conduct as Promotion
  const conduct: Promotion = { ...row, acts, content: 'non-subject' }
  const found = judgeObject(conduct, GUANGZHOU, law)
  expect(found.hits.map(({ rule }) => rule)).toEqual(['OBJ-ADVERT'])
  expect(found.keyContents).toEqual(['KC4'])
  expect(judgeObject({ ...conduct, stage: 'adult' }, GUANGZHOU, law).applicable).toBe(false)
})

test('D14 weighs more by its teacher in service, since decree 53', () => {
  const { conduct } = rowOf('D14')
  const weightOn = (on: string) =>
    judgeObject({ ...conduct, on: day(on) }, GUANGZHOU, law).aggravations.map(({ rule }) => rule)
  expect(weightOn('2026-03-10')).toEqual(['ACT-TEACHER'])
  expect(weightOn('2023-10-14')).toEqual([])
})

test('D30 says what is wrong with the number', () => {
  const [reason] = judgeObject(rowOf('D30').conduct, '630000', law).reasons
  expect(reason?.zh).toContain('格式错')
  expect(reason?.zh).toContain('应为“ICP备”')
  expect(reason?.zh).toContain('8位或10位数字')
})

describe('D31: again within two years', () => {
  const again = (on: string, earlier: readonly string[], facts: object = {}) =>
    judge(buildSession(`${on}T10:00:00`, `${on}T10:25:00`), law, {
      earlierCases: earlier.map((one) => ({ on: day(one) })),
      ...facts,
    })

  test('weighs more and would bring a yellow card', () => {
    const found = again('2025-10-18', ['2024-02-18'])
    expect(found.aggravations).toMatchObject([
      { rule: 'AGG-REPEAT', law: ['教育部令53号第16条（一）'] },
    ])
    expect(found.card).toMatchObject({ mark: 'yellow', earlierCases: 1, yellowCards: 0 })
  })

  test('does neither after two years', () => {
    const found = again('2026-03-07', ['2024-02-18'])
    expect(found.aggravations).toBeUndefined()
    expect(found.card).toMatchObject({ mark: 'reminder', earlierCases: 0 })
  })

  test('says nothing of either when nothing is known of earlier cases or nothing is wrong', () => {
    const unknown = judge(buildSession('2025-10-18T10:00:00', '2025-10-18T10:25:00'), law)
    expect(unknown).not.toHaveProperty('card')
    const fine = judge(buildSession('2025-10-15T19:00:00', '2025-10-15T19:25:00'), law, {
      earlierCases: [{ on: day('2025-10-11') }],
      inServiceTeacher: true,
    })
    expect(fine).toMatchObject({ verdict: 'permitted' })
    expect(fine).not.toHaveProperty('aggravations')
  })

  test('a teacher in service weighs as well', () => {
    const found = again('2025-10-18', [], { inServiceTeacher: true })
    expect(found.aggravations?.map(({ rule }) => rule)).toEqual(['ACT-TEACHER'])
  })
})

describe('D32: what has to be kept', () => {
  const kept = (change: Partial<Retention>) =>
    judgeObject({ ...(rowOf('D32').conduct as Retention), ...change }, GUANGZHOU, law).verdict

  test('live video for six months, content for a year, to the day', () => {
    expect(kept({ recordedOn: day('2025-09-10') })).toBe('forbidden')
    expect(kept({ recordedOn: day('2025-09-09') })).toBe('permitted')
    expect(kept({ recordedOn: day('2025-03-10'), material: 'content' })).toBe('forbidden')
    expect(kept({ recordedOn: day('2025-03-09'), material: 'content' })).toBe('permitted')
    expect(kept({ produced: true })).toBe('permitted')
  })
})

test('D33: logs are safe at first, from day 55 on they are urgent, after day 60 they may be gone', () => {
  const asked = (on: string) =>
    judgeObject({ ...(rowOf('D33').conduct as LogRequest), on: day(on) }, GUANGZHOU, law)
  expect(asked('2026-03-03').verdict).toBe('permitted')
  expect(asked('2026-03-04').reasons[0]?.zh).toContain('取证预警')
  expect(asked('2026-03-09').reasons[0]?.zh).toContain('取证预警')
  expect(asked('2026-03-10').reasons[0]?.zh).toContain('取证风险')
})
