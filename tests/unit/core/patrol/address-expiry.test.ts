import { describe, expect, it } from 'vitest'
import { addressExpiry } from '../../../../src/core/patrol/address-expiry.ts'
import { instantOfEpochMilliseconds } from '../../../../src/core/time/instant.ts'

/** 2026-02-07T19:00:00+08:00 */
const NOW_SECONDS = 1_770_462_000
const now = instantOfEpochMilliseconds(NOW_SECONDS * 1_000)
const later = NOW_SECONDS + 1_800
const hexadecimal = later.toString(16)

describe('a signed address runs out when it says so', () => {
  it.each([
    [
      'Tencent Cloud',
      `https://a.example/live/x.flv?txSecret=0f&txTime=${hexadecimal.toUpperCase()}`,
    ],
    ['Alibaba Cloud', `https://a.example/live/x.m3u8?auth_key=${later}-0-0-0123456789abcdef`],
    ['Wangsu, decimal', `https://a.example/x.flv?wsSecret=0f&wsTime=${later}`],
    ['Wangsu, hexadecimal', `https://a.example/x.flv?wsSecret=0f&wsTime=${hexadecimal}`],
    ['Volcano Engine', `https://a.example/x.flv?volcSecret=0f&volcTime=${later}`],
    ['a plain expires', `rtmp://a.example/live/x?expires=${later}&sign=1`],
    ['milliseconds', `https://a.example/x.m3u8?expire=${later}000`],
    ['Akamai', `https://a.example/x.m3u8?hdnts=st=${NOW_SECONDS}~exp=${later}~acl=/*~hmac=1`],
    ['Qiniu', `https://a.example/x.m3u8?e=${later}&token=abc`],
    ['an object store', 'https://a.example/x.mp4?X-Amz-Date=20260207T110000Z&X-Amz-Expires=1800'],
  ])('%s', (_name, url) => {
    expect(addressExpiry(url, now)).toBe(later * 1_000)
  })

  it('the earliest of several', () => {
    const url = `https://a.example/x.flv?expires=${later + 60}&wsTime=${later}`
    expect(addressExpiry(url, now)).toBe(later * 1_000)
  })
})

describe('nothing is said about the end by', () => {
  it.each([
    ['an address without parameters', 'https://a.example/x.flv'],
    ['a time of signing that lies behind', `https://a.example/x?auth_key=${NOW_SECONDS - 5}-0-0-a`],
    ['a number that is no time', 'https://a.example/x?expires=3600'],
    ['a common letter without a signature', `https://a.example/x?t=${later}`],
    ['an impossible date', 'https://a.example/x?X-Amz-Date=20261341T110000Z&X-Amz-Expires=1800'],
    ['something that is no address', '?expires'],
  ])('%s', (_name, url) => {
    expect(addressExpiry(url, now)).toBeNull()
  })
})
