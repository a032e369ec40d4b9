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

const room = (sequence: number, query = ''): HlsRoom => ({
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
