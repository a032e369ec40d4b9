import { describe, expect, test } from 'vitest'
import { canaryFigures, sightWords } from '../../../../src/core/canary/canary-figures.ts'
import type { CanaryRun } from '../../../../src/core/canary/canary-run.ts'
import {
  begunCanary,
  type CanarySight,
  canaryRhythm,
  followCanary,
  nextCanary,
} from '../../../../src/core/canary/follow-canary.ts'
import { randomFrom } from '../../../../src/core/seeded-random.ts'
import { hours, milliseconds, minutes, seconds } from '../../../../src/core/time/duration.ts'
import {
  type Instant,
  instantOfEpochMilliseconds,
  plus,
} from '../../../../src/core/time/instant.ts'

const RHYTHM = canaryRhythm(minutes(30))
const NOON = instantOfEpochMilliseconds(1_795_924_800_000)
const NOTHING: CanarySight = { reached: 'nothing', alertedAt: null }

const onAir = (kind: CanaryRun['kind'], at: Instant): CanaryRun =>
  begunCanary({ ...nextCanary('one', null, at, randomFrom(1), RHYTHM), kind }, at, RHYTHM)

const follow = (newest: CanaryRun | null, now: Instant, sight = NOTHING, seed = 1) =>
  followCanary({ newest, sight, nextId: 'next' }, now, randomFrom(seed), RHYTHM)

const concluded = (newest: CanaryRun, now: Instant, sight = NOTHING): CanaryRun => {
  const step = follow(newest, now, sight)
  if (step.kind !== 'conclude') throw new Error(`it goes on: ${step.kind}`)
  return step.run
}

describe('a canary', () => {
  test('is let out minutes after the start, a lesson first, at a moment that nobody can guess', () => {
    const due = [1, 2, 3].map((seed) => {
      const step = follow(null, NOON, NOTHING, seed)
      return step.kind === 'schedule' ? step.run : null
    })
    expect(due.map((run) => run?.kind)).toEqual(['lesson', 'lesson', 'lesson'])
    expect(new Set(due.map((run) => run?.dueAt)).size).toBe(3)
    for (const run of due) expect((run?.dueAt ?? 0) - NOON).toBeLessThanOrEqual(minutes(4.5))
  })

  test('begins when it is due, and not before', () => {
    const run = nextCanary('one', null, NOON, randomFrom(1), RHYTHM)
    expect(follow(run, NOON).kind).toBe('wait')
    expect(follow(run, run.dueAt).kind).toBe('begin')
  })

  test('that was due while nobody ran is due a little later, not at once', () => {
    const run = nextCanary('one', null, NOON, randomFrom(1), RHYTHM)
    const morning = plus(NOON, hours(20))
    const step = follow(run, morning)
    expect(step).toMatchObject({ kind: 'schedule', run: { id: 'one' } })
    if (step.kind === 'schedule') expect(step.run.dueAt).toBeGreaterThan(morning)
  })

  test('of a clock that was set back is not put off for days', () => {
    const run = nextCanary('one', null, NOON, randomFrom(1), RHYTHM)
    expect(follow(run, plus(NOON, hours(-48)))).toMatchObject({ kind: 'schedule' })
  })
})

describe('a canary on air', () => {
  test('is patrolled while it is on air', () => {
    expect(follow(onAir('lesson', NOON), plus(NOON, seconds(20))).kind).toBe('patrol')
  })

  test('that is a lesson is found by its alert, and missed when its time is over', () => {
    const lesson = onAir('lesson', NOON)
    const alertedAt = plus(NOON, seconds(24))
    const sight: CanarySight = { reached: 'alert', alertedAt }
    expect(concluded(lesson, plus(NOON, seconds(30)), sight)).toMatchObject({
      state: 'found',
      alertedAt,
    })
    const late = plus(lesson.endsAt ?? NOON, seconds(5))
    expect(concluded(lesson, late, { reached: 'read', alertedAt: null })).toMatchObject({
      state: 'missed',
      reached: 'read',
    })
    const afterwards = { reached: 'alert', alertedAt: late } as const
    expect(concluded(lesson, late, afterwards).state).toBe('missed')
  })

  test('that is none raises a false alarm, is left alone, or was not seen', () => {
    const other = onAir('other', NOON)
    const end = plus(other.endsAt ?? NOON, seconds(5))
    const alarm: CanarySight = { reached: 'alert', alertedAt: plus(NOON, seconds(60)) }
    expect(concluded(other, end, alarm).state).toBe('false-alarm')
    expect(concluded(other, end, { reached: 'read', alertedAt: null }).state).toBe('quiet')
    expect(concluded(other, end).state).toBe('unseen')
  })

  test('that nobody followed to its end says nothing', () => {
    const lesson = onAir('lesson', NOON)
    expect(concluded(lesson, plus(NOON, hours(3))).state).toBe('abandoned')
    expect(concluded(lesson, plus(NOON, minutes(-5))).state).toBe('abandoned')
  })

  test('after a miss is a lesson again, within a minute or two', () => {
    const missed = concluded(onAir('lesson', NOON), plus(NOON, minutes(3.1)))
    const step = follow(missed, plus(NOON, minutes(3.2)))
    expect(step).toMatchObject({ kind: 'schedule', run: { kind: 'lesson' } })
    if (step.kind === 'schedule') {
      expect(step.run.dueAt).toBeLessThan(plus(NOON, minutes(5)))
    }
  })

  test('is a lesson two times of three in the long run', () => {
    const random = randomFrom(7)
    let last: CanaryRun | null = null
    const kinds: CanaryRun['kind'][] = []
    while (kinds.length < 3_000) {
      const next = nextCanary('x', last, NOON, random, RHYTHM)
      kinds.push(next.kind)
      last = { ...next, state: next.kind === 'lesson' ? 'found' : 'quiet', endedAt: NOON }
    }
    expect(kinds.join()).not.toContain('other,other')
    const lessons = kinds.filter((kind) => kind === 'lesson').length
    expect(lessons / kinds.length).toBeCloseTo(2 / 3, 1)
  })
})

const figures = (runs: readonly CanaryRun[], now: Instant) =>
  canaryFigures(runs, now, {
    pause: RHYTHM.pause,
    upFor: milliseconds(now - NOON),
    known: () => ({ since: milliseconds(0), witnessed: true }),
    lastRecordAt: null,
  })

describe('what canaries say of the patrol', () => {
  const found = (at: Instant, after: number): CanaryRun =>
    concluded(onAir('lesson', at), plus(at, seconds(after + 5)), {
      reached: 'alert',
      alertedAt: plus(at, seconds(after)),
    })
  const missed = (at: Instant) => concluded(onAir('lesson', at), plus(at, minutes(3.1)))

  test('nothing before the first is over', () => {
    expect(figures([], NOON)).toMatchObject({ sight: 'unknown', recall: null })
    expect(sightWords(figures([], NOON))).toBeNull()
  })

  test('recall, false alarms and the time to the alert', () => {
    const runs = [found(plus(NOON, hours(2)), 30), missed(plus(NOON, hours(1))), found(NOON, 20)]
    expect(figures(runs, plus(NOON, hours(2.1)))).toMatchObject({
      sight: 'seeing',
      lessons: 3,
      found: 2,
      recall: 2 / 3,
      medianSeconds: 20,
      p95Seconds: 30,
    })
  })

  test('blind from a miss until a lesson is found again, and where it was lost', () => {
    const runs = [missed(plus(NOON, hours(1))), found(NOON, 20)]
    const blind = figures(runs, plus(NOON, hours(1.1)))
    expect(blind).toMatchObject({ sight: 'blind', reached: 'nothing' })
    expect(sightWords(blind)?.zh).toMatch(/看不见.*没有人去探它/)
    const again = [found(plus(NOON, hours(2)), 20), ...runs]
    expect(figures(again, plus(NOON, hours(2.01))).sight).toBe('seeing')
  })

  test('a miss is not forgotten over what is no lesson', () => {
    const at = plus(NOON, hours(1))
    const quiet = concluded(onAir('other', at), plus(at, minutes(2.1)), {
      reached: 'read',
      alertedAt: null,
    })
    expect(figures([quiet, missed(NOON)], plus(at, minutes(3))).sight).toBe('blind')
  })

  test('blind also while the miss lies in the future, of a clock that was set back', () => {
    const runs = [missed(plus(NOON, hours(1)))]
    expect(figures(runs, plus(NOON, minutes(5))).sight).toBe('blind')
    const again = [found(NOON, 20), ...runs]
    expect(figures(again, plus(NOON, minutes(5))).sight).toBe('seeing')
  })

  test('nothing when none was let out for long: nobody knows', () => {
    expect(figures([found(NOON, 20)], plus(NOON, hours(3))).sight).toBe('stalled')
  })
})
