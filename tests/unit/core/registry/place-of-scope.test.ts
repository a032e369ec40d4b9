import { expect, it } from 'vitest'
import { placeOfScope } from '../../../../src/core/registry/region-scope.ts'

it.each([
  ['44', '440000'],
  ['440000', '440000'],
  ['4401', '440100'],
  ['440100', '440100'],
  ['440106', '440106'],
  ['441900003', '441900003'],
])('the place that %s names is %s', (scope, place) => {
  expect(placeOfScope(scope)).toBe(place)
})
