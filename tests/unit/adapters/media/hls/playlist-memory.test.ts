import { expect, it } from 'vitest'
import type { HlsRoom } from '../../../../../src/adapters/media/hls/hls-room.ts'
import { createPlaylistMemory } from '../../../../../src/adapters/media/hls/playlist-memory.ts'
import { milliseconds } from '../../../../../src/core/time/duration.ts'
import { instantOfEpochMilliseconds } from '../../../../../src/core/time/instant.ts'

let monotonic = 0
const clock = {
  now: () => instantOfEpochMilliseconds(0),
  monotonic: () => milliseconds(monotonic),
  sleep: async () => {},
}

const room = (sequence: number, query = '', rendition = 0): HlsRoom => ({
  rendition,
  kind: 'hls-room',
  url: 'http://made.example/x.m3u8',
  targetSeconds: 2,
  announced: false,
  soundUrl: null,
  codecName: null,
  height: null,
  ended: false,
  times: { type: null, firstSequence: sequence, seconds: 2, endsAt: null },
  segments: [
    {
      uri: `s.ts${query}`,
      range: null,
      sequence,
      key: { method: 'none' },
      map: null,
      seconds: null,
    },
  ],
})

it('takes a playlist for over when it has not moved for longer than a living one may', () => {
  const memory = createPlaylistMemory(clock)
  monotonic = 0
  expect(memory.isStale('a', room(1)), 'one look shows nothing').toBe(false)
  monotonic = 14_000
  expect(memory.isStale('a', room(1)), 'servers stall for a while').toBe(false)
  monotonic = 16_000
  expect(memory.isStale('a', room(1, '?token=new')), 'a new token is no movement').toBe(true)
  expect(memory.isStale('b', room(1)), 'other rooms are judged by themselves').toBe(false)
  expect(memory.isStale('a', room(2)), 'it came back').toBe(false)
  monotonic = 30_000
  expect(memory.isStale('a', room(2)), 'counted from the last movement').toBe(false)
})

it('judges renditions by themselves, and one that was never looked at by another at the same place', () => {
  const memory = createPlaylistMemory(clock)
  monotonic = 0
  expect(memory.isStale('a', room(7, '', 1))).toBe(false)
  monotonic = 60_000
  expect(memory.isStale('a', room(7, '', 1))).toBe(true)
  expect(memory.isStale('a', room(7, '', 2)), 'the other stands where the first stands').toBe(true)
  expect(memory.isStale('a', room(30, '', 3)), 'the third has gone on').toBe(false)
  expect(memory.isStale('a', room(7, '', 1)), 'which makes the first no younger').toBe(true)
  expect(memory.livedAgo('a'), 'the room lived when any of them did').toBe(0)
})
