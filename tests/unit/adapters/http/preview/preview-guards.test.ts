import { expect, test } from 'vitest'
import { createPreviewPlaces } from '../../../../../src/adapters/http/preview/preview-places.ts'
import { openTicket, sealTicket } from '../../../../../src/adapters/http/preview/preview-ticket.ts'

const TICKET = {
  room: 'room-1',
  who: 'user:li',
  url: 'https://live.example/a.m3u8?key=secret',
  kind: 'playlist',
  until: 1_000,
} as const

test('a handle says nothing of the address, and none that was changed or made elsewhere is taken', () => {
  const handle = sealTicket('secret', TICKET)
  expect(openTicket('secret', handle)).toEqual(TICKET)
  expect(Buffer.from(handle, 'base64url').toString('latin1')).not.toContain('live.example')
  expect(openTicket('another', handle)).toBeNull()
  const changed = Buffer.from(handle, 'base64url')
  changed[changed.length - 1] = (changed.at(-1) ?? 0) ^ 1
  expect(openTicket('secret', changed.toString('base64url'))).toBeNull()
  expect(openTicket('secret', 'https://10.0.0.1/')).toBeNull()
})

test('a person has a few places and all together some more; each is given back once', () => {
  const places = createPreviewPlaces()
  const own = Array.from({ length: 8 }, () => places.take('user:li'))
  expect(own.every((one) => one !== null)).toBe(true)
  expect(places.take('user:li')).toBeNull()
  own[0]?.()
  own[0]?.()
  expect(places.take('user:li')).not.toBeNull()
  expect(places.take('user:li')).toBeNull()
  const others = Array.from({ length: 60 }, (_, n) => places.take(`user:${n}`))
  expect(others.filter((one) => one !== null)).toHaveLength(32)
})
