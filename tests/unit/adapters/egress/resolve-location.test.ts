import { expect, it } from 'vitest'
import { resolveLocation } from '../../../../src/adapters/egress/resolve-location.ts'

const BASE = new URL('http://a.example/x/live.m3u8')

it.each([
  ['a path with blanks', ' /my room/1.m3u8 ', 'http://a.example/my%20room/1.m3u8'],
  ['bytes of Latin-1', '/caf\xe9.m3u8', 'http://a.example/caf%e9.m3u8'],
  ['UTF-8', Buffer.from('/课.m3u8').toString('latin1'), 'http://a.example/%E8%AF%BE.m3u8'],
  ['another host of the same scheme', '//b.example/1', 'http://b.example/1'],
])('%s leads where a browser goes', (_name, header, expected) => {
  expect(resolveLocation(header, BASE)).toBe(expected)
})

it('leaves an absolute address as it is spelled, so that its host can be judged', () => {
  expect(resolveLocation('http://2130706433/', BASE)).toBe('http://2130706433/')
})
