import { describe, expect, it } from 'vitest'
import {
  hasAllOf,
  hasRegion,
  isWhole,
  jurisdictionKey,
  jurisdictionOf,
  WHOLE_JURISDICTION,
} from '../../../../src/core/access/jurisdiction.ts'

describe('where somebody may look and act', () => {
  it('in a city and what lies in it, and nowhere else', () => {
    const guangzhou = jurisdictionOf(['440100'])
    expect(hasRegion(guangzhou, '440106')).toBe(true)
    expect(hasRegion(guangzhou, '440100')).toBe(true)
    expect(hasRegion(guangzhou, '440300')).toBe(false)
    // The province as such is not the city's.
    expect(hasRegion(guangzhou, '440000')).toBe(false)
  })

  it('a province has its cities', () => {
    expect(hasRegion(jurisdictionOf(['44']), '440106')).toBe(true)
  })

  it('no region given is the whole installation', () => {
    expect(isWhole(jurisdictionOf([]))).toBe(true)
    expect(hasRegion(WHOLE_JURISDICTION, '110000')).toBe(true)
  })

  it('is the same however it was written', () => {
    const key = jurisdictionKey(jurisdictionOf(['4403', '440100', '440106']))
    expect(key).toBe('4401,4403')
    expect(jurisdictionKey(jurisdictionOf(['440106', '4401', '440300']))).toBe(key)
  })

  it('nobody gives away more than he has', () => {
    const city = jurisdictionOf(['4401'])
    expect(hasAllOf(city, jurisdictionOf(['440106']))).toBe(true)
    expect(hasAllOf(city, jurisdictionOf(['440106', '4403']))).toBe(false)
    expect(hasAllOf(city, jurisdictionOf(['44']))).toBe(false)
    expect(hasAllOf(city, WHOLE_JURISDICTION)).toBe(false)
    expect(hasAllOf(WHOLE_JURISDICTION, city)).toBe(true)
  })
})
