import { describe, expect, it } from 'vitest'
import type { HeldRoom } from '../../../../../src/core/patrol/plan-probes.ts'
import { estimatedEnd } from '../../../../../src/core/patrol/sweeps/estimated-end.ts'
import { followRuns, stillToSee } from '../../../../../src/core/patrol/sweeps/follow-runs.ts'
import {
  heldBack,
  type SweepRun,
  stateAfter,
} from '../../../../../src/core/patrol/sweeps/sweep-run.ts'
import { hours, minutes } from '../../../../../src/core/time/duration.ts'
import { civilDateOf, type Instant, minus, plus } from '../../../../../src/core/time/instant.ts'
import { aRun, aSweep } from '../../../../build/sweeps.ts'
import { aRoom, at } from '../../../../build/violations.ts'

const TEN = at('2026-10-17T10:00:00+08:00')
const TODAY = civilDateOf(TEN)
const daily = aSweep()

const room = (
  id: string,
  lastLookAt: Instant | null,
  sweep: HeldRoom['sweep'] = daily,
): HeldRoom => ({
  room: aRoom({ id }),
  status:
    lastLookAt === null
      ? null
      : { roomId: id, state: 'off-air', unseenReason: null, since: lastLookAt, lastLookAt },
  subjectTeachingNow: 'forbidden',
  sweep,
})

const followed = (runs: readonly SweepRun[], rooms: readonly HeldRoom[], now = TEN) =>
  followRuns({ sweeps: [daily], runs, rooms, backfilled: false }, now)

const aRound = (change: Partial<SweepRun> = {}): SweepRun =>
  aRun({ id: 'round', kind: 'manual', startedAt: minus(TEN, minutes(10)), ...change })

describe('the run of a sweep', () => {
  it('opens with the first tick of the day that finds a room, and not before', () => {
    expect(followed([], [room('a', null, null)])).toEqual([])
    expect(followed([], [room('a', null)])).toMatchObject([
      { kind: 'open', run: { id: 'daily@2026-10-17', state: 'running', rooms: 1, looked: 0 } },
    ])
  })

  it('advances as rooms are looked at, and keeps what it came to while its hours are over', () => {
    const run = aRun()
    const rooms = [room('a', TEN), room('b', minus(TEN, hours(24)))]
    expect(followed([run], rooms)).toEqual([{ kind: 'progress', id: run.id, rooms: 2, looked: 1 }])
    const before = { ...run, rooms: 2, looked: 1 }
    expect(followed([before], rooms)).toEqual([])
    expect(followed([before], [room('a', TEN, null)])).toEqual([])
  })

  it('ends with its day; the next day has one of its own', () => {
    const yesterday = aRun({ startedAt: minus(TEN, hours(24)) })
    const changes = followed([yesterday], [room('a', TEN)])
    expect(changes.map(({ kind }) => kind)).toEqual(['finish', 'open'])
    expect(estimatedEnd(aRun(), TEN)).toBe(at('2026-10-18T00:00:00+08:00'))
  })

  it('goes on when the clock is set back into a day that was over', () => {
    const over = aRun({ state: 'finished', endedAt: plus(TEN, hours(14)) })
    expect(followed([over], [room('a', TEN)])).toMatchObject([{ kind: 'reopen' }])
  })

  it('that a person paused or stopped holds nobody today, and is not advanced', () => {
    for (const state of ['paused', 'stopped'] as const) {
      expect([...heldBack([aRun({ state })], TODAY)]).toEqual(['daily'])
      expect(followed([aRun({ state })], [room('a', TEN)])).toEqual([])
    }
    expect(
      heldBack([aRun({ state: 'stopped', day: civilDateOf(minus(TEN, hours(24))) })], TODAY).size,
    ).toBe(0)
  })
})

describe('a round that a person asked for', () => {
  it('sees every room in scope whatever the hour, and is over when all were looked at', () => {
    const run = aRound()
    const rooms = [room('seen', TEN, null), room('old', minus(TEN, hours(1)), null)]
    expect(stillToSee(run, daily, rooms, TEN).map(({ room: { id } }) => id)).toEqual(['old'])
    expect(followed([run], rooms)).toEqual([{ kind: 'progress', id: 'round', rooms: 2, looked: 1 }])
    expect(followed([run], [room('seen', TEN, null)]).map(({ kind }) => kind)).toEqual([
      'progress',
      'finish',
    ])
  })

  it('tells when it will be over by the rate so far, and nothing before it has one', () => {
    const half = aRound({ rooms: 10, looked: 5, progressAt: TEN })
    expect(estimatedEnd(half, TEN)).toBe(plus(TEN, minutes(10)))
    expect(estimatedEnd({ ...half, looked: 0 }, TEN)).toBeNull()
    expect(estimatedEnd({ ...half, state: 'paused' }, TEN)).toBeNull()
  })

  it('rests while it is paused, begins anew when the clock is set back, and ends after a day', () => {
    const rooms = [room('old', minus(TEN, hours(48)), null)]
    expect(stillToSee(aRound({ state: 'paused' }), daily, rooms, TEN)).toEqual([])
    expect(followed([aRound({ startedAt: plus(TEN, hours(1)) })], rooms)).toMatchObject([
      { kind: 'reopen', startedAt: TEN },
    ])
    const stuck = aRound({ startedAt: minus(TEN, hours(25)), rooms: 1 })
    expect(followed([stuck], rooms).map(({ kind }) => kind)).toEqual(['finish'])
  })
})

describe('the steps of a run', () => {
  it.each([
    ['running', 'pause', 'paused'],
    ['paused', 'resume', 'running'],
    ['running', 'stop', 'stopped'],
    ['paused', 'stop', 'stopped'],
    ['stopped', 'resume', 'running'],
    ['finished', 'resume', null],
    ['finished', 'stop', null],
    ['paused', 'pause', null],
  ] as const)('%s, %s → %s', (state, step, expected) => {
    expect(stateAfter(aRun({ state }), step, TODAY)).toBe(expected)
  })

  it('a day that is over is not taken up again, nor a round that was stopped', () => {
    const tomorrow = civilDateOf(plus(TEN, hours(24)))
    expect(stateAfter(aRun({ state: 'paused' }), 'resume', tomorrow)).toBeNull()
    expect(stateAfter(aRound({ state: 'stopped' }), 'resume', TODAY)).toBeNull()
  })
})

describe('a round that somebody asked for and that meets no end', () => {
  it('has not seen a room that was only put off', () => {
    const postponed: HeldRoom = {
      ...room('a', TEN),
      status: { roomId: 'a', state: 'unseen', unseenReason: 'budget', since: TEN, lastLookAt: TEN },
    }
    const kinds = followed([aRound()], [postponed]).map(({ kind }) => kind)
    expect(kinds).not.toContain('finish')
  })

  it('is not over because this machine does not know its sweep, but after a day, also while paused', () => {
    const strange = aRound({ sweep: 'of another machine' })
    expect(followed([strange], [room('a', null, null)])).toEqual([])
    const old = { startedAt: minus(TEN, hours(25)) }
    expect(followed([{ ...strange, ...old }], [])).toMatchObject([{ kind: 'finish' }])
    expect(followed([aRound({ ...old, state: 'paused' })], [])).toMatchObject([{ kind: 'finish' }])
  })
})
