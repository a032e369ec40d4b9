import { describe, expect, test } from 'vitest'
import { NO_CANARIES } from '../../../../src/core/canary/canary-figures.ts'
import type { CanaryRun, HearingPair } from '../../../../src/core/canary/canary-run.ts'
import {
  begunCanary,
  type CanarySight,
  canaryRhythm,
  followCanary,
  heardRhythm,
  nextCanary,
} from '../../../../src/core/canary/follow-canary.ts'
import { heardFigures, heardWords } from '../../../../src/core/canary/heard-figures.ts'
import { type HeardMeans, heardMeans } from '../../../../src/core/canary/heard-means.ts'
import { heartbeatOf } from '../../../../src/core/canary/heartbeat.ts'
import { randomFrom } from '../../../../src/core/seeded-random.ts'
import { hours, milliseconds, minutes, seconds } from '../../../../src/core/time/duration.ts'
import {
  type Instant,
  instantOfEpochMilliseconds,
  plus,
} from '../../../../src/core/time/instant.ts'

const RHYTHM = heardRhythm(canaryRhythm(minutes(30)))
const NOON = instantOfEpochMilliseconds(1_795_924_800_000)
const MADE: HearingPair = { voice: 'espeak-ng', recogniser: 'one' }
const OWN: HearingPair = { voice: 'clips', recogniser: 'one' }
const READ: CanarySight = { reached: 'read', alertedAt: null }

const next = (last: CanaryRun | null, hearing: HearingPair, at = NOON): CanaryRun =>
  nextCanary('one', last, at, randomFrom(1), RHYTHM, hearing)

const onAir = (hearing: HearingPair, last: CanaryRun | null = null, at = NOON): CanaryRun =>
  begunCanary(next(last, hearing, at), at, RHYTHM)

function concluded(run: CanaryRun, now: Instant, sight: CanarySight): CanaryRun {
  const known = { newest: run, sight, nextId: 'next', ...(run.hearing && { hearing: run.hearing }) }
  const step = followCanary(known, now, randomFrom(1), RHYTHM)
  if (step.kind !== 'conclude') throw new Error(`it goes on: ${step.kind}`)
  return step.run
}

const missed = (run: CanaryRun) => concluded(run, plus(run.endsAt ?? NOON, seconds(5)), READ)
const found = (run: CanaryRun) => {
  const alertedAt = plus(run.begunAt ?? NOON, seconds(130))
  return concluded(run, plus(alertedAt, seconds(5)), { reached: 'alert', alertedAt })
}

const figures = (runs: readonly CanaryRun[], means: HeardMeans, now: Instant) =>
  heardFigures(runs, means, now, {
    pause: RHYTHM.pause,
    upFor: milliseconds(0),
    known: () => ({ since: milliseconds(0), witnessed: true }),
    lastRecordAt: null,
  })
const able = (pair: HearingPair): HeardMeans => ({ kind: 'able', ...pair })
const after = plus(NOON, minutes(6))

describe('with what canaries are heard', () => {
  const EARS = { ears: true, recogniser: 'one', voice: 'espeak-ng' } as const
  test.each([
    [[], 'nobody'],
    [[{ ears: true }], 'no-recogniser'],
    [[EARS, { ...EARS, recogniser: null }], 'no-recogniser'],
    [[{ ...EARS, ears: false }], 'no-ears'],
    [[EARS, { ...EARS, voice: null }], 'no-voice'],
  ] as const)('%j: it is not tried, and why is said', (watching, why) => {
    const means = heardMeans(watching)
    expect(means).toEqual({ kind: 'not-tried', why })
    const told = figures([], means, NOON)
    expect(told).toMatchObject({ sight: 'not-tried', why })
    expect(heardWords(told, 'seeing')?.zh).toMatch(/^听没有自检：/)
  })

  test('all who watch together: a change of any of them is a change', () => {
    expect(heardMeans([EARS, { ...EARS, recogniser: 'two' }, EARS])).toEqual({
      kind: 'able',
      voice: 'espeak-ng',
      recogniser: 'one + two',
    })
  })
})

describe('a made voice', () => {
  test('is a lesson that only calibrates, until it was understood once', () => {
    const first = onAir(MADE)
    expect(first).toMatchObject({ kind: 'lesson', sense: 'heard', calibrates: true })
    expect(next(missed(first), MADE)).toMatchObject({ kind: 'lesson', calibrates: true })
    expect(next(found(first), MADE).calibrates).toBe(false)
    const stopped: CanaryRun = { ...next(found(first), MADE), state: 'abandoned', endedAt: NOON }
    expect(next(stopped, MADE).calibrates).toBe(false)
  })

  test('is calibrated anew with another recogniser', () => {
    expect(next(found(onAir(MADE)), { ...MADE, recogniser: 'two' }).calibrates).toBe(true)
  })

  test('that is not understood is neither red nor green, and counts for nothing', () => {
    const told = figures([missed(onAir(MADE))], able(MADE), after)
    expect(told).toMatchObject({ sight: 'not-tried', why: 'not-understood', lessons: 0 })
    expect(heardWords(told, 'seeing')?.zh).toMatch(/没有听懂过合成语音.*XUNCHA_CANARY_VOICES/)
  })

  test('that was understood once and is not any more: it sees and does not hear', () => {
    const first = found(onAir(MADE))
    const lesson: CanaryRun = { ...onAir(MADE, first, plus(NOON, hours(1))), kind: 'lesson' }
    const lost = missed(lesson)
    const told = figures([lost, first], able(MADE), plus(NOON, hours(1.2)))
    expect(told).toMatchObject({ sight: 'blind', reached: 'read', lessons: 2, found: 1 })
    expect(heardWords(told, 'seeing')?.zh).toMatch(/^看得见、听不见：.*声音没有转成字/)
    expect(heardWords(told, 'blind')?.zh).toMatch(/^巡查听不见：/)
  })
})

describe('a recording of a person', () => {
  test('counts from the first', () => {
    const first = onAir(OWN)
    expect(first.calibrates).toBe(false)
    expect(figures([missed(first)], able(OWN), after).sight).toBe('blind')
    expect(figures([found(first)], able(OWN), after)).toMatchObject({
      sight: 'seeing',
      recall: 1,
      medianSeconds: 130,
    })
  })

  test('that is no lesson is left alone only where words came of it', () => {
    const other: CanaryRun = { ...onAir(OWN), kind: 'other' }
    const end = plus(other.endsAt ?? NOON, seconds(5))
    expect(concluded(other, end, READ).state).toBe('unseen')
    expect(concluded({ ...other, reached: 'heard' }, end, READ)).toMatchObject({
      state: 'quiet',
      reached: 'heard',
    })
  })

  test('that waits while another recogniser is set is let go, and begun anew', () => {
    const waits = next(null, OWN)
    const known = { newest: waits, sight: READ, nextId: 'next', hearing: MADE }
    expect(followCanary(known, NOON, randomFrom(1), RHYTHM)).toMatchObject({
      kind: 'conclude',
      run: { state: 'abandoned' },
    })
  })
})

test('who waits outside is told nothing while the patrol sees and does not hear', () => {
  const seeing = { ...NO_CANARIES, sight: 'seeing', lastFoundAt: NOON } as const
  expect(heartbeatOf(seeing, { sight: 'not-tried' }, after)).not.toBeNull()
  expect(heartbeatOf(seeing, { sight: 'unknown' }, after)).not.toBeNull()
  expect(heartbeatOf(seeing, { sight: 'blind' }, after)).toBeNull()
})
