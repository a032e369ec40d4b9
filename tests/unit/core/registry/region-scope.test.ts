import { describe, expect, it } from 'vitest'
import type { RegionHistory } from '../../../../src/core/registry/region-history.ts'
import {
  isInRegion,
  isKnownScope,
  regionPrefix,
  unknownScopeSentence,
} from '../../../../src/core/registry/region-scope.ts'
import { parseCivilDate } from '../../../../src/core/time/civil-date.ts'

const day = (text: string) => parseCivilDate(text) ?? expect.fail(text)
const HISTORY: RegionHistory = {
  changes: [
    {
      code: '330103',
      name: '下城区',
      replacedBy: [],
      joined: ['330105'],
      newFrom: day('2021-01-01'),
      oldUntil: day('2021-12-31'),
      basis: 'x',
    },
  ],
  additions: [{ code: '460302', name: '西沙区', from: day('2020-04-18'), basis: 'x' }],
}

describe('in this region and below', () => {
  it.each([
    ['44', '44'],
    ['4400', '44'],
    ['440000', '44'],
    ['440000000', '44'],
    ['4401', '4401'],
    ['440100', '4401'],
    ['440106', '440106'],
    ['440106000', '440106'],
    ['441900003', '441900003'],
    ['460400100', '460400100'],
    ['500000', '50'],
    ['451000', '4510'],
  ])('%s is everything that begins with %s', (scope, prefix) => {
    expect(regionPrefix(scope)).toBe(prefix)
  })

  it.each([
    ['440000', '440103', true],
    ['440100', '440103', true],
    ['440100', '440300', false],
    ['441900', '441900', true],
    ['441900', '441900003', true],
    ['460400100', '460400101', false],
    ['440106', '440100', false],
  ])('%s covers %s: %s', (scope, region, covers) => {
    expect(isInRegion(scope, region)).toBe(covers)
  })
})

describe('a place that somebody knows', () => {
  it.each([
    '11',
    '1101',
    '110000',
    '110108',
    '4290',
    '440106',
    '440106007',
    '441900003',
    '460400100',
    // Out of use since 2021, and made after the table.
    '330103',
    '330103001',
    '460302',
  ])('%s', (scope) => {
    expect(isKnownScope(scope, HISTORY)).toBe(true)
  })

  it.each([
    '99',
    '9901',
    '4499',
    '440199',
    '440199001',
    '441900999',
    '330107',
    '4',
    '440',
    '44010',
    '4401060',
    'gz',
    '',
  ])('not %s', (scope) => {
    expect(isKnownScope(scope, HISTORY)).toBe(false)
    expect(unknownScopeSentence(scope).en).not.toBe('')
  })
})
