import { describe, expect, it } from 'vitest'
import {
  isNeedless,
  isTooLarge,
} from '../../../../../src/adapters/browser/traffic/heavy-resources.ts'

const before = { images: 0, mediaFound: false }

describe('what a page asks for', () => {
  it.each([
    ['a font', { type: 'Font', url: 'https://a.example/x.woff2' }, before],
    ['an advertisement', { type: 'Script', url: 'https://pos.baidu.com/x.js' }, before],
    ['a visitor count', { type: 'Image', url: 'https://hm.baidu.com/hm.gif?x' }, before],
    [
      'the sixty-first picture',
      { type: 'Image', url: 'https://a.example/x.png' },
      { ...before, images: 60 },
    ],
    [
      'a segment of a stream that is known',
      { type: 'XHR', url: 'https://a.example/1.ts?x' },
      { images: 0, mediaFound: true },
    ],
  ] as const)('%s is stopped', (_name, asked, sofar) => {
    expect(isNeedless(asked, sofar)).toBe(true)
  })

  it.each([
    ['the page itself, wherever it is', { type: 'Document', url: 'https://ads.example.com/' }],
    ['a script', { type: 'Script', url: 'https://a.example/player.js' }],
    ['a name that only ends like an advertiser', { type: 'XHR', url: 'https://nottanx.com/api' }],
    ['a playlist', { type: 'XHR', url: 'https://a.example/x.m3u8' }],
    [
      'a first segment, which may show that a stream is there',
      { type: 'XHR', url: 'https://a.example/1.ts' },
    ],
    ['something that is no address', { type: 'XHR', url: 'about:blank' }],
  ])('%s is not', (_name, asked) => {
    expect(isNeedless(asked, before)).toBe(false)
  })

  it('is stopped in mid-answer only when it is a large picture', () => {
    expect(isTooLarge('Image', 2_000_000)).toBe(true)
    expect(isTooLarge('Image', 20_000)).toBe(false)
    expect(isTooLarge('Image', null)).toBe(false)
    expect(isTooLarge('XHR', 2_000_000)).toBe(false)
  })
})
