import { describe, expect, it } from 'vitest'
import {
  afterOf,
  beforeOf,
  clipsOf,
  gapsIn,
  leadOf,
  type MediaSegment,
  nextStep,
  outOfRing,
} from '../../../../../src/core/evidence/capture/capture-plan.ts'
import { becameOf } from '../../../../../src/core/evidence/capture/filed-with.ts'
import { minutes, seconds } from '../../../../../src/core/time/duration.ts'
import { type Instant, plus } from '../../../../../src/core/time/instant.ts'
import { at } from '../../../../build/violations.ts'

const NINE = at('2026-10-17T09:00:00+08:00')
const past = (count: number): Instant => plus(NINE, seconds(count))

/** One after the other, four seconds each. */
const segments = (from: number, to: number, bytes = 10): readonly MediaSegment[] =>
  Array.from({ length: (to - from) / 4 }, (_, place) => ({
    name: `s${from + place * 4}`,
    from: past(from + place * 4),
    to: past(from + place * 4 + 4),
    bytes,
  }))

describe('a suspect room', () => {
  const suspect = { suspectSince: NINE, suspectAt: past(30), lead: null }

  it('is let go when nobody has called it suspect for a minute and a half', () => {
    expect(nextStep(suspect, past(119))).toBe('go-on')
    expect(nextStep(suspect, past(120))).toBe('let-go')
  })

  it('of which a lead was told is captured for two minutes more, whatever is said then', () => {
    const lead = leadOf(past(60), past(50))
    expect(nextStep({ ...suspect, lead }, past(179))).toBe('go-on')
    expect(nextStep({ ...suspect, lead }, past(180))).toBe('close')
  })

  it('keeps two minutes, and no more bytes than it may', () => {
    const ring = segments(0, 200)
    expect(outOfRing(ring, suspect, past(200), 10_000)).toEqual(
      segments(0, 80).map(({ name }) => name),
    )
    expect(outOfRing(ring, suspect, past(200), 100)).toHaveLength(40)
  })

  it('keeps all that a lead asks for, however large', () => {
    const lead = leadOf(past(100), past(90))
    const dropped = outOfRing(segments(0, 200), { lead }, past(200), 100)
    expect(dropped).toEqual(segments(0, 28).map(({ name }) => name))
  })
})

describe('the start of a lead', () => {
  it('is when the lesson began, where the ring can have it', () => {
    expect(leadOf(past(60), past(40)).start).toBe(past(40))
    expect(leadOf(past(600), NINE).start).toBe(past(540))
    expect(leadOf(past(60), past(70)).start, 'a clock was set').toBe(past(60))
  })

  it('has a minute before it and two after', () => {
    const lead = leadOf(past(100), past(90))
    expect(beforeOf(lead)).toEqual({ from: past(30), to: past(90) })
    expect(afterOf(lead)).toEqual({ from: past(90), to: past(220) })
  })
})

describe('clips', () => {
  const window = { from: NINE, to: past(120) }

  it('have each segment once, none cut, a minute each', () => {
    const clips = clipsOf(segments(0, 120), window, 10_000)
    expect(clips.map((clip) => clip.length)).toEqual([15, 15])
    expect(clips.flat()).toEqual(segments(0, 120))
  })

  it('end where the stream broke off, and where they would be too large', () => {
    const broken = [...segments(0, 20), ...segments(40, 60)]
    expect(clipsOf(broken, window, 10_000).map((clip) => clip.length)).toEqual([5, 5])
    expect(clipsOf(segments(0, 40), window, 50).map((clip) => clip.length)).toEqual([5, 5])
    expect(clipsOf(segments(0, 4), window, 1), 'one that is too large by itself').toHaveLength(1)
  })

  it('leave gaps, which are found; seams are none', () => {
    const clips = [
      { from: past(20), to: past(60) },
      { from: past(62), to: past(100) },
    ]
    expect(gapsIn(clips, window)).toEqual([
      { from: NINE, to: past(20) },
      { from: past(100), to: past(120) },
    ])
    expect(gapsIn([], window)).toEqual([window])
    expect(gapsIn([window], window)).toEqual([])
  })
})

it('is filed with the lesson that it was captured of, and with no earlier or later one', () => {
  const lead = leadOf(past(100), past(90))
  const lesson = (from: number, to: number) => ({
    openedAt: plus(NINE, minutes(from)),
    lastSeenAt: plus(NINE, minutes(to)),
  })
  expect(becameOf(lesson(2, 2), lead)).toBe(true)
  expect(becameOf(lesson(-40, 60), lead)).toBe(true)
  expect(becameOf(lesson(-40, -10), lead), 'over before').toBe(false)
  expect(becameOf(lesson(1_440, 1_500), lead), 'of the next day').toBe(false)
})
