import { describe, expect, it } from 'vitest'
import { decideLook, freshPace, type HostPace } from '../../../../src/core/patrol/politeness.ts'
import { type LookEnd, settleLook } from '../../../../src/core/patrol/politeness-feedback.ts'
import { lookEndOf } from '../../../../src/core/patrol/politeness-signs.ts'
import { minutes, seconds } from '../../../../src/core/time/duration.ts'
import { type Instant, plus } from '../../../../src/core/time/instant.ts'
import { aBudget } from '../../../build/politeness.ts'
import { at } from '../../../build/violations.ts'

const NOON = at('2026-10-17T12:00:00+08:00')
const rules = aBudget({ looksPerMinute: 120, concurrency: 4, jitter: 0 })
const pushed = (retryAfter: number | null): LookEnd => ({
  kind: 'pushed-back',
  retryAfter: retryAfter === null ? null : seconds(retryAfter),
})
const started = (pace: HostPace, now: Instant, id: string): HostPace => {
  const decision = decideLook(now, pace, rules, { id, cost: 1 })
  if (decision.kind !== 'go') throw new Error(`${id} had to wait for ${decision.because}`)
  return decision.pace
}

describe('pushed back by the platform', () => {
  it('halves the pace, stays away as long as it was told, and comes back alone', () => {
    const first = started(freshPace('h', rules, NOON), NOON, 'a')
    const pace = settleLook(plus(NOON, seconds(1)), first, rules, 'a', pushed(40))
    expect(pace.looksPerMinute).toBe(60)
    const tooSoon = decideLook(plus(NOON, seconds(40)), pace, rules, { id: 'b', cost: 1 })
    expect(tooSoon).toMatchObject({ kind: 'wait', because: 'closed' })
    const back = plus(NOON, seconds(41))
    const trial = started(pace, back, 'b')
    const second = decideLook(plus(back, seconds(30)), trial, rules, { id: 'c', cost: 1 })
    expect(second).toMatchObject({ kind: 'wait', because: 'concurrency' })
  })

  it('doubles the time away with each push up to the ceiling', () => {
    let pace = freshPace('h', rules, NOON)
    let now = NOON
    const away: number[] = []
    for (let i = 0; i < 9; i += 1) {
      pace = started(pace, now, `look-${i}`)
      const over = plus(now, seconds(1))
      pace = settleLook(over, pace, rules, `look-${i}`, pushed(null))
      away.push(((pace.closedUntil ?? over) - over) / 1_000)
      now = plus(pace.closedUntil ?? over, minutes(1))
    }
    expect(away).toEqual([5, 10, 20, 40, 80, 160, 300, 300, 300])
  })

  it('comes back slowly: a tenth of the budget for each calm minute, and to the whole of it', () => {
    let now = plus(NOON, minutes(1))
    let pace = settleLook(
      now,
      started(freshPace('h', rules, NOON), NOON, 'a'),
      rules,
      'a',
      pushed(0),
    )
    const paces: number[] = []
    for (let minute = 0; minute < 8; minute += 1) {
      now = plus(now, minutes(1))
      pace = settleLook(
        plus(now, seconds(1)),
        started(pace, now, `${minute}`),
        rules,
        `${minute}`,
        {
          kind: 'answered',
        },
      )
      paces.push(pace.looksPerMinute)
      now = plus(now, seconds(1))
    }
    expect(paces).toEqual([72, 84, 96, 108, 120, 120, 120, 120])
  })

  it('counts looks that were already under way as one push, not as many', () => {
    let pace = freshPace('h', rules, NOON)
    for (let i = 0; i < 4; i += 1) pace = started(pace, plus(NOON, seconds(i)), `look-${i}`)
    for (let i = 0; i < 4; i += 1) {
      pace = settleLook(plus(NOON, seconds(5 + i)), pace, rules, `look-${i}`, pushed(null))
    }
    expect(pace.looksPerMinute).toBe(60)
  })
})

describe('failing', () => {
  const failed: LookEnd = { kind: 'failed' }

  it('closes the platform after so many failures in a row, and one answer in between forgives', () => {
    let pace = freshPace('h', rules, NOON)
    for (const [i, end] of [
      failed,
      failed,
      { kind: 'answered' } as const,
      failed,
      failed,
    ].entries()) {
      pace = settleLook(plus(NOON, seconds(i)), pace, rules, `${i}`, end)
    }
    expect(pace.closedUntil).toBeNull()
    pace = settleLook(plus(NOON, seconds(9)), pace, rules, 'last', failed)
    expect(pace).toMatchObject({ closedBecause: 'failing', looksPerMinute: 120 })
    expect(pace.closedUntil).toBe(plus(NOON, seconds(14)))
  })

  it('frees the place of a look whose worker died', () => {
    let pace = freshPace('h', aBudget({ concurrency: 1 }), NOON)
    pace = started(pace, NOON, 'lost')
    const one = aBudget({ concurrency: 1 })
    const soon = decideLook(plus(NOON, seconds(60)), pace, one, { id: 'b', cost: 1 })
    expect(soon).toMatchObject({ kind: 'wait', because: 'concurrency' })
    expect(decideLook(plus(NOON, minutes(3)), pace, one, { id: 'b', cost: 1 }).kind).toBe('go')
  })
})

describe('what an answer says about the patience of a platform', () => {
  const of = (reason: 'http-4xx' | 'http-5xx', httpStatus: number, retryAfterSeconds?: number) =>
    lookEndOf({
      reason,
      httpStatus,
      reached: true,
      ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
    })

  it.each([429, 412, 418])('takes %i for "too much"', (status) => {
    expect(of('http-4xx', status)).toEqual({ kind: 'pushed-back', retryAfter: null })
  })

  it('takes a captcha, and 503 with a time to stay away, for "too much"', () => {
    expect(lookEndOf({ reason: 'risk-control', httpStatus: 200 }).kind).toBe('pushed-back')
    expect(of('http-5xx', 503, 7)).toEqual({ kind: 'pushed-back', retryAfter: seconds(7) })
  })

  it('takes a room that is off air or private for an answer, a closed door and silence for a failure', () => {
    expect(of('http-4xx', 404)).toEqual({ kind: 'answered' })
    expect(of('http-4xx', 403)).toEqual({ kind: 'failed' })
    expect(lookEndOf({ reason: 'timeout', httpStatus: null })).toEqual({ kind: 'failed' })
    expect(lookEndOf({ reason: 'timeout', httpStatus: null, reached: true }).kind).toBe('answered')
    expect(lookEndOf({ reason: 'blocked-address', httpStatus: null }).kind).toBe('says-nothing')
  })
})
