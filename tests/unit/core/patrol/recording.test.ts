import { describe, expect, it } from 'vitest'
import {
  type EndedPlaylist,
  isRecording,
  placeOfLook,
  placesOf,
} from '../../../../src/core/patrol/recording.ts'
import { minutes } from '../../../../src/core/time/duration.ts'
import { minus, plus } from '../../../../src/core/time/instant.ts'
import { at } from '../../../build/violations.ts'

const NOW = at('2026-10-03T10:00:00+08:00')
const WHOLE: EndedPlaylist = {
  type: null,
  firstSequence: 0,
  seconds: 2_700,
  endsAt: null,
  livedAgo: null,
}

describe('a playlist that has ended', () => {
  it.each<[string, Partial<EndedPlaylist>, boolean]>([
    ['from its first segment on is a recording', {}, true],
    ['of a few seconds is one all the same', { seconds: 6 }, true],
    ['that calls itself one is one', { type: 'vod', firstSequence: 900, seconds: 6 }, true],
    ['that calls itself one is one whatever its dates say', { type: 'vod', endsAt: NOW }, true],
    ['that grew while a lesson was sent is one', { type: 'event' }, true],
    ['a moment after the room was live is the end of the room', { livedAgo: minutes(2) }, false],
    ['whose dates end now is the end of a room', { type: 'event', endsAt: NOW }, false],
    ['that was dated yesterday is a recording', { endsAt: minus(NOW, minutes(1_440)) }, true],
    ['that is still there hours later is a recording', { livedAgo: minutes(120) }, true],
    ['that is dated in the far future is a recording', { endsAt: plus(NOW, minutes(60)) }, true],
    [
      'and is the short rest of a window is the end of a room',
      { firstSequence: 812, seconds: 18 },
      false,
    ],
    ['and is a long rest of a window is a recording', { firstSequence: 812, seconds: 1_800 }, true],
  ])('%s', (_, playlist, expected) => {
    expect(isRecording({ ...WHOLE, ...playlist }, NOW)).toBe(expected)
  })
})

describe('places of a recording', () => {
  it('lie all over it, whatever their number', () => {
    expect(placesOf(2)).toEqual([0.25, 0.75])
    const places = Array.from({ length: 8 }, (_, look) => placeOfLook(look)).toSorted()
    const gaps = places.map((place, i) => (places[i + 1] ?? 1) - place)
    expect(Math.max(...gaps, places[0] ?? 1)).toBeLessThan(0.25)
  })
})
