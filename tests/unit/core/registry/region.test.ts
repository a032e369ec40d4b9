import { describe, expect, test } from 'vitest'
import { isRegionCode } from '../../../../src/core/calendar/region-chain.ts'
import {
  findRegion,
  regionName,
  regionsUnder,
  unknownRegionSentence,
} from '../../../../src/core/registry/region.ts'

/** docs/rules.md §6.5. */
const GUANGDONG =
  '440100广州 440200韶关 440300深圳 440400珠海 440500汕头 440600佛山 440700江门 440800湛江 440900茂名 441200肇庆 441300惠州 441400梅州 441500汕尾 441600河源 441700阳江 441800清远 441900东莞 442000中山 445100潮州 445200揭阳 445300云浮'

describe('places by code', () => {
  test('there are 31 provinces and the 21 cities of Guangdong, no more', () => {
    expect(regionsUnder(null)).toHaveLength(31)
    const cities = regionsUnder('440000').map(({ code, name }) => `${code}${name.slice(0, -1)}`)
    expect(cities.join(' ')).toBe(GUANGDONG)
  })

  test.each([
    ['440000', '广东省'],
    ['440100', '广东省广州市'],
    ['440106', '广东省广州市天河区'],
    ['110108', '北京市海淀区'],
    ['110100', '北京市'],
    ['429004', '湖北省仙桃市'],
    ['500230', '重庆市丰都县'],
    ['659001', '新疆维吾尔自治区石河子市'],
    ['441900003', '广东省东莞市东城街道'],
    ['442000999', '广东省中山市镇街442000999'],
    ['440106005', '广东省广州市天河区镇街440106005'],
  ])('%s is %s', (code, name) => {
    expect(regionName(code)).toBe(name)
  })

  test('Dongguan and Zhongshan have towns and no counties', () => {
    for (const code of ['441900', '442000']) {
      const below = regionsUnder(code)
      expect(below.length).toBeGreaterThan(20)
      expect(below.every((region) => region.level === 'town' && region.code.length === 9)).toBe(
        true,
      )
    }
    expect(findRegion('441901')).toBeNull()
  })

  test('every place knows what it lies in, and is found under it', () => {
    for (const province of regionsUnder(null)) {
      for (const city of regionsUnder(province.code)) {
        expect(city.parent).toBe(province.code)
        for (const below of regionsUnder(city.code)) {
          expect(below.parent).toBe(city.code)
          expect(findRegion(below.code)).toEqual(below)
        }
      }
    }
  })

  test.each(['449900', '440199', '990000', '440100003', '44010', 'abc', '', '__proto__'])(
    'nobody knows %j, and one sentence says so',
    (code) => {
      expect(regionName(code)).toBeNull()
      expect(regionsUnder(code)).toEqual([])
      expect(unknownRegionSentence(code).zh).toContain(`“${code}”`)
    },
  )

  test('an unknown county is named with the city it would lie in', () => {
    expect(unknownRegionSentence('440199').zh).toContain('广东省广州市')
  })

  test('a merged county of old cases can still be judged, a city that never was cannot', () => {
    expect(isRegionCode('330103')).toBe(true)
    expect(isRegionCode('441000')).toBe(false)
    expect(isRegionCode('990100')).toBe(false)
  })
})
