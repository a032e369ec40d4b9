import { describe, expect, it } from 'vitest'
import { createHiddenParts } from '../../../../src/adapters/spreadsheet/hidden-parts.ts'

const row = { number: 1, cells: ['a', 'b', 'c', 'd'] }
const hiddenBy = (min: string, max: string) => {
  const parts = createHiddenParts()
  parts.hearColumns({ hidden: '1', min, max })
  return parts.among([row] as unknown as Parameters<typeof parts.among>[0]).columns
}

describe('columns that are not shown', () => {
  it('are those between the two numbers of the sheet', () => {
    expect(hiddenBy('2', '3')).toEqual([1, 2])
    expect(hiddenBy('3', '16384')).toEqual([2, 3])
  })

  it.each([
    ['-1e300', '5'],
    ['-16000000', '5'],
    ['1.5', '5'],
    ['NaN', '5'],
    ['1', '1e400'],
    ['0', '5'],
  ])('are none where %s to %s is written to keep the reader busy', (min, max) => {
    expect(hiddenBy(min, max)).toEqual([])
  })
})
