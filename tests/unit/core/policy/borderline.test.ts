import { describe, expect, test } from 'vitest'
import { judge } from '../../../../src/core/policy/judge.ts'
import { buildSession, loadedLaw } from '../../../build/law.ts'

const law = await loadedLaw()

const outcome = (start: string, end: string, uncertaintySeconds: number) => {
  const session = buildSession(`2025-10-${start}`, `2025-10-${end}`, { uncertaintySeconds })
  return judge(session, law).hits.map((hit) => [hit.rule, hit.verdict, hit.borderline ?? false])
}

describe('a clock that is two seconds unsure', () => {
  test.each([
    ['two seconds over', '15T20:40:00', '15T21:00:02', [['TOD-END21', 'review', true]]],
    ['three seconds over', '15T20:40:00', '15T21:00:03', [['TOD-END21', 'forbidden', false]]],
    [
      'well inside the forbidden time',
      '15T21:10:00',
      '15T21:10:01',
      [['TOD-END21', 'forbidden', false]],
    ],
    ['a second at the edge of it', '15T21:00:00', '15T21:00:01', [['TOD-END21', 'review', true]]],
    [
      'begun two seconds before school ends',
      '15T11:59:58',
      '15T12:20:00',
      [
        ['TOD-SCHOOL', 'review', true],
        ['TOD-SOFT', 'review', false],
      ],
    ],
  ])('%s', (_what, start, end, hits) => {
    expect(outcome(start, end, 2)).toEqual(hits)
  })

  test('from one forbidden rule into the next there is no border', () => {
    expect(outcome('15T23:59:59', '16T00:00:01', 2)).toEqual([
      ['TOD-END21', 'forbidden', false],
      ['TOD-NIGHT', 'forbidden', false],
    ])
  })

  test('a lesson two seconds too long is borderline, three are not', () => {
    expect(outcome('15T19:00:00', '15T19:30:02', 2)).toEqual([['CLS-LEN30', 'review', true]])
    expect(outcome('15T19:00:00', '15T19:30:03', 2)).toEqual([['CLS-LEN30', 'forbidden', false]])
  })

  test('who may not teach at all is not a question of the clock', () => {
    const session = buildSession('2025-10-15T19:00:00', '2025-10-15T19:00:01', {
      actor: 'unlicensed',
      uncertaintySeconds: 2,
    })
    expect(judge(session, law).verdict).toBe('forbidden')
  })
})
