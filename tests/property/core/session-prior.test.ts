import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PRESENT_ADDING_UP } from '../../../src/core/lesson/adding-up/adding-up-versions.ts'
import { followLook, NEW_SESSION, type SessionLook } from '../../../src/core/lesson/room-session.ts'
import { sessionPrior } from '../../../src/core/lesson/session-prior.ts'
import { ACTORS } from '../../../src/core/registry/institution.ts'
import { seconds } from '../../../src/core/time/duration.ts'
import { instantOfEpochMilliseconds, plus } from '../../../src/core/time/instant.ts'
import { classification } from '../../build/classification.ts'

const PRIOR_AT_MOST = PRESENT_ADDING_UP.prior.most

const START = instantOfEpochMilliseconds(1_760_000_000_000)
const WORDS = '山水 云海 花鸟 松石 竹林 梅雪 江船 桥影 灯火 市集 茶馆 渡口 城门 书院'.split(' ')

/** Screens that differ, so long apart, each believed so far. */
function looks(scores: readonly number[], prior: number): readonly SessionLook[] {
  return scores.map((score, i) => ({
    at: plus(START, seconds(i * 40)),
    changed: true,
    emptiness: 'has-content',
    text: `${WORDS[i % WORDS.length]}${i}`,
    classification: classification({
      score,
      label: score >= 0.75 ? 'subject' : score < 0.35 ? 'non-subject' : 'unsure',
      evidence: [],
    }),
    prior,
  }))
}

function outcome(scores: readonly number[], prior: number) {
  let session = NEW_SESSION
  let opened = false
  let leads = false
  for (const look of looks(scores, prior)) {
    const followed = followLook(session, look)
    session = followed.session
    opened ||= followed.instructing
    leads ||= followed.leads
  }
  return { opened, leads }
}

const anyPrior = fc.double({ min: -100, max: 100, noNaN: true })
const screens = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 40 })

describe('what is registered of a session', () => {
  it('never decides alone: without screens that speak for a lesson nothing opens and nobody is called', () => {
    const neutral = fc.array(fc.double({ min: 0, max: 0.5, noNaN: true }), { maxLength: 40 })
    fc.assert(
      fc.property(neutral, anyPrior, (scores, prior) => {
        expect(outcome(scores, prior)).toEqual({ opened: false, leads: false })
      }),
    )
  })

  it('counts for no more than its bound, however much is claimed', () => {
    fc.assert(
      fc.property(screens, fc.double({ min: 1, max: 1_000, noNaN: true }), (scores, prior) => {
        expect(outcome(scores, prior)).toEqual(outcome(scores, PRIOR_AT_MOST))
        expect(outcome(scores, -prior)).toEqual(outcome(scores, -PRIOR_AT_MOST))
      }),
    )
  })

  it('makes no lesson less likely by speaking for one', () => {
    fc.assert(
      fc.property(screens, anyPrior, anyPrior, (scores, one, other) => {
        const [less, more] = one < other ? [one, other] : [other, one]
        if (outcome(scores, less).opened) expect(outcome(scores, more).opened).toBe(true)
      }),
    )
  })

  it('is bounded whatever the licence, the timetable and the title say', () => {
    const registered = fc.record({
      actor: fc.constantFrom(null, ...ACTORS),
      subjectCourseNow: fc.boolean(),
      title: fc.option(fc.record({ score: fc.double({ min: 0, max: 1, noNaN: true }) })),
    })
    fc.assert(
      fc.property(registered, (one) => {
        expect(Math.abs(sessionPrior(one))).toBeLessThanOrEqual(PRIOR_AT_MOST)
      }),
    )
  })
})
