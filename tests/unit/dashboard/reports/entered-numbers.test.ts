import { expect, test } from 'vitest'
import { submitInput } from '../../../../src/contracts/reports/report.ts'
import { enteredNumbers } from '../../../../src/dashboard/reports/entered-numbers.ts'

test('numbers that are filed: which one is wrong is said, and an empty one is not nought', () => {
  const { entered, faults } = enteredNumbers({ summoned: ' 3 ', penalties: '1.5', exposed: '' })
  expect(entered).toEqual({ summoned: 3 })
  expect([...faults]).toEqual([['penalties', 'wholeNumbers']])
})

test('no more is corrected than was ordered to be, neither on the page nor by the interface', () => {
  const typed = { 'ordered-to-correct': '2', corrected: '5' } as const
  const { entered, faults } = enteredNumbers(typed)
  expect([...faults]).toEqual([['corrected', 'correctedTooMany']])
  const refused = submitInput.safeParse({ addressee: '省厅', reason: '月报', entered })
  expect(refused.error?.issues.map(({ path }) => path.join('.'))).toEqual(['entered.corrected'])
  expect(enteredNumbers({ ...typed, corrected: '2' }).faults.size).toBe(0)
  expect(enteredNumbers({ corrected: '5' }).faults.size).toBe(0)
})
