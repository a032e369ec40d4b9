import { expect, test } from 'vitest'
import { judge } from '../../../../../src/core/policy/judge.ts'
import { explain } from '../../../../../src/core/policy/words/explain.ts'
import { buildSession, loadedLaw } from '../../../../build/law.ts'
import { day } from '../../../../build/register/registry.ts'

const law = await loadedLaw()

test('an officer reads the day, the rule, the times and the law, in Chinese and in English', () => {
  const saturday = judge(buildSession('2025-10-18T10:00:00', '2025-10-18T10:25:00'), law)
  const { zh, en } = explain(saturday)
  expect(zh).toBe(
    '禁止。2025-10-18（周六）为休息日；CAL-REST：休息日不得开展学科类培训，命中时段 10:00:00–10:25:00，共 25 分，' +
      '依据：中办发〔2021〕40号、教育部令53号第21条（四）。规则版本 2026.11-2。',
  )
  expect(en).toContain('Forbidden. 2025-10-18 (Saturday): weekend; CAL-REST')
})

test('both reasons of a day are told', () => {
  const swapped = judge(buildSession('2026-02-14T19:00:00', '2026-02-14T19:30:00'), law)
  expect(explain(swapped).zh).toContain('为寒假（同时是调休上班（上学）日）')
})

test('what is provisional, by reference, borderline or not covered is said so', () => {
  const in2027 = judge(buildSession('2027-10-09T19:00:00', '2027-10-09T19:25:00'), law)
  expect(explain(in2027).zh).toContain('日历暂定')
  const seniors = buildSession('2025-10-18T19:00:00', '2025-10-18T19:25:00', {
    stage: 'senior-high',
  })
  expect(explain(judge(seniors, law)).zh).toContain('参照执行')
  const close = buildSession('2025-10-15T20:40:00', '2025-10-15T21:00:01', {
    uncertaintySeconds: 2,
  })
  expect(explain(judge(close, law)).zh).toContain('临界')
  const adults = buildSession('2025-10-18T19:00:00', '2025-10-18T19:25:00', { stage: 'adult' })
  expect(explain(judge(adults, law)).zh).toContain('不适用')
})

test('a permitted evening says on what day', () => {
  const evening = judge(buildSession('2025-10-15T19:00:00', '2025-10-15T19:30:00'), law)
  expect(explain(evening).zh).toMatch(/^允许。2025-10-15（周三）为上学日/)
})

test('what weighs more and the card it would bring are told with their law', () => {
  const again = judge(buildSession('2025-10-18T10:00:00', '2025-10-18T10:25:00'), law, {
    inServiceTeacher: true,
    earlierCases: [{ on: day('2024-02-18') }],
  })
  const { zh, en } = explain(again)
  expect(zh).toContain('从重：中小学在职教师开展学科类培训，依据：教育部令53号第16条（六）')
  expect(zh).toContain('从重：两年内再次违规，依据：教育部令53号第16条（一）')
  expect(zh).toContain('认定后为黄牌（此前计1次）')
  expect(en).toContain('once confirmed it brings a yellow card (1 earlier)')
})
