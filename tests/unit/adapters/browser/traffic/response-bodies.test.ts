import { describe, expect, it } from 'vitest'
import { addressesIn } from '../../../../../src/adapters/browser/traffic/response-bodies.ts'

const SIGNED = 'https://pull.example/third/stream-1.flv?expire=1&sign=a%2B&k=v'

describe('addresses written in a text', () => {
  it('keep their signature through JSON in a string of JSON, however deep', () => {
    let text = JSON.stringify({ flv: SIGNED }).replaceAll('&', '\\u0026').replaceAll('/', '\\/')
    for (let depth = 0; depth < 3; depth += 1) {
      expect(addressesIn(text)).toEqual([SIGNED])
      text = JSON.stringify({ inner: text })
    }
  })

  it('are parted where one follows another', () => {
    expect(addressesIn(`${SIGNED}\nrtmp://a.example/live/1 "wss://b.example/2.flv"`)).toEqual([
      SIGNED,
      'rtmp://a.example/live/1',
      'wss://b.example/2.flv',
    ])
  })

  // A page may be made of what a pattern goes through again from each of its places: each of these took seconds or hours.
  it.each([
    ['backslashes', '\\'.repeat(400_000)],
    ['beginnings of addresses', 'http://a'.repeat(50_000)],
    ['escaped beginnings', 'http:\\/\\/'.repeat(40_000)],
    ['long addresses of nothing', `http://${'b'.repeat(990)}`.repeat(400)],
  ])(
    'are looked for in time among %s',
    (_, text) => {
      expect(addressesIn(text)).toEqual([])
    },
    5_000,
  )
})
