import { describe, expect, it } from 'vitest'
import {
  budgetOfUrl,
  hostOfUrl,
  registrableDomain,
} from '../../../../src/core/patrol/politeness-host.ts'
import { aBudget } from '../../../build/politeness.ts'

const others = aBudget()
const own = aBudget({ looksPerMinute: 9_000 })
const rules = {
  rules: [
    { name: 'own', hosts: ['127.*', '[::1]'], budget: own },
    { name: 'big platform', hosts: ['*.big.cn', 'big-cdn.com'], budget: aBudget() },
  ],
  others,
}
const platform = (url: string) => budgetOfUrl(rules, url)?.host ?? null

describe('which platform an address belongs to', () => {
  it.each([
    ['rtmp://127.0.0.1:1935/live/a', 'own'],
    ['http://[::1]:8080/live.flv', 'own'],
    ['https://pull-l3.big.cn/a.m3u8', 'big platform'],
    ['https://big.cn/room/1', 'big platform'],
    ['https://big-cdn.com/x', 'big platform'],
    ['https://notbig.cn/x', 'notbig.cn'],
    ['HTTPS://User:pw@Live.Example.COM.CN:443/x', 'example.com.cn'],
    ['http://live.example.cn./x', 'example.cn'],
    ['http://203.0.113.9/x', '203.0.113.9'],
    ['http://\u0000\u0001/x', 'odd-host'],
  ])('%s → %s', (url, expected) => {
    expect(platform(url)).toBe(expected)
  })

  it('is nobody for a file on this machine', () => {
    expect(hostOfUrl('file:///tmp/a.flv')).toBeNull()
    expect(platform('/tmp/a.flv')).toBeNull()
  })

  it('is the registered domain, also under second levels that many share', () => {
    expect(registrableDomain('a.b.edu.cn')).toBe('b.edu.cn')
    expect(registrableDomain('a.b.gd.cn')).toBe('b.gd.cn')
    expect(registrableDomain('a.b.co.uk')).toBe('b.co.uk')
    expect(registrableDomain('a.b.io')).toBe('b.io')
    expect(registrableDomain('localhost')).toBe('localhost')
  })
})
