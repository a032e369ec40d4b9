import { expect, test } from 'vitest'
import {
  beginCheck,
  noted,
  reportOf,
  unseen,
  wrong,
} from '../../../../../src/core/evidence/proof/check-report.ts'
import { reportLines, shortWords } from '../../../../../src/core/evidence/proof/report-words.ts'

test('each check has a line in both languages, and what was found stands below it', () => {
  const files = noted(beginCheck('files'), 3, [wrong('甲被改过', 'a was altered')])
  expect(reportLines(reportOf([noted(beginCheck('chain'), 9), files]))).toEqual([
    '哈希链：无异常（查 9 项） hash chain: fine (9 looked at)',
    '证据文件：有异常（查 3 项，异常 1） evidence files: WRONG (3 looked at, 1 wrong)',
    '  · 甲被改过。 a was altered.',
  ])
})

test('wrong outweighs unseen, and unseen outweighs fine', () => {
  const away = noted(beginCheck('files'), 1, [unseen('看不到', 'could not be seen')])
  const fine = beginCheck('chain')
  const odd = noted(beginCheck('rows'), 1, [wrong('不符', 'differs')])
  expect(reportOf([fine]).outcome).toBe('fine')
  expect(reportOf([fine, away]).outcome).toBe('unseen')
  expect(reportOf([odd, fine, away]).outcome).toBe('wrong')
  expect(shortWords(reportOf([fine, away, odd])).zh).toBe(
    '证据文件 未能查看：看不到；记录与日志 有异常：不符',
  )
})

test('thousands of findings are counted, and the first hundred named', () => {
  const many = Array.from({ length: 5_000 }, () => wrong('不符', 'differs'))
  const check = noted(noted(beginCheck('rows'), 5_000, many), 1, many.slice(0, 1))
  expect([check.wrong, check.findings.length]).toEqual([5_001, 100])
})
