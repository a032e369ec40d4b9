import { expect, test } from 'vitest'
import { overlap } from '../../../../src/dashboard/accounts/place.ts'

test('a place outside one’s own is told from those that lie in it, and those that it lies in', () => {
  for (const [own, asked] of [
    ['4401', '440100'],
    ['440100', '440106'],
    ['44', '441900003'],
    ['440106', '440000'],
  ] as const) {
    expect(overlap(own, asked)).toBe(true)
  }
  expect(overlap('4401', '440306')).toBe(false)
  expect(overlap('440000', '450000')).toBe(false)
})
