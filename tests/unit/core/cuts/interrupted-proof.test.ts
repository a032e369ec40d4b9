import { describe, expect, it } from 'vitest'
import { announceStep } from '../../../../src/core/cuts/announced-step.ts'
import type { CutStatus } from '../../../../src/core/cuts/cut-order.ts'
import { applyStep, nextCutAction } from '../../../../src/core/cuts/cut-steps.ts'
import { proofCutShort, resumeProof } from '../../../../src/core/cuts/interrupted-proof.ts'
import { judgeProof, PROOF_SETTINGS } from '../../../../src/core/cuts/judge-proof.ts'
import { PUBLISH_STATE } from '../../../../src/core/cuts/proof-trails.ts'
import { anOrder, at, look, step } from './order.ts'

const FLV = 'http://media/live/maths.flv'
const accepted = anOrder({ status: 'accepted', acceptedAt: at(0) })
const round = (second: number, found: 'gone' | 'live') =>
  [PUBLISH_STATE, FLV].map((what) => look(second, what, found))
const rounds = (from: number, to: number, found: 'gone' | 'live') =>
  Array.from({ length: Math.floor((to - from) / 5) + 1 }, (_, i) =>
    round(from + i * 5, found),
  ).flat()
const judge = (checks: ReturnType<typeof round>, second: number) =>
  judgeProof(resumeProof(accepted, checks, at(second)), [FLV], checks, at(second)).kind
const budget = PROOF_SETTINGS.budget / 1_000

describe('a proof whose process was killed', () => {
  it('is not called as it stands by the first look after the restart', () => {
    const checks = [...round(2, 'live'), ...round(300, 'live')]
    expect(judge(checks, 300)).toBe('look-again')
    expect(judge([...checks, ...rounds(305, 300 + budget, 'live')], 300 + budget)).toBe(
      'accepted-unverified',
    )
  })

  it('stands when the stream is seen gone twice after the restart, not once before and once after', () => {
    const checks = [...round(2, 'gone'), ...round(300, 'gone')]
    expect(judge(checks, 300)).toBe('look-again')
    expect(judge([...checks, ...round(303, 'gone')], 303)).toBe('verified')
  })

  it('has its time once, not for ever, when nobody interrupts it', () => {
    expect(judge(rounds(2, budget + 2, 'live'), budget + 2)).toBe('accepted-unverified')
  })
})

describe('an order whose proof was called as it stood', () => {
  const called = (status: CutStatus, checks: ReturnType<typeof round>, more = {}) =>
    ({ ...accepted, status, checks, ...more }) as const

  it.each(['accepted-unverified', 'cannot-verify', 'cached-tail'] as const)(
    'is proven again when it is %s because nobody was there to look',
    (status) => {
      const order = called(status, [...round(2, 'live'), ...round(90, 'live')])
      expect(proofCutShort(order, at(200))).toBe(true)
    },
  )

  it('stands when it was looked at for as long as a proof takes', () => {
    const order = called('accepted-unverified', rounds(2, budget, 'live'))
    expect(proofCutShort(order, at(200))).toBe(false)
  })

  it('stands when its ban is over, when it is old, when it has no address, and in any other state', () => {
    const checks = [...round(2, 'live'), ...round(90, 'live')]
    const short = called('accepted-unverified', checks)
    expect(proofCutShort({ ...short, until: at(150) }, at(200))).toBe(false)
    expect(proofCutShort(short, at(3 * 24 * 3_600))).toBe(false)
    expect(proofCutShort({ ...short, checks: [look(90, PUBLISH_STATE, 'live')] }, at(200))).toBe(
      false,
    )
    expect(proofCutShort({ ...short, status: 'verified' }, at(200))).toBe(false)
    expect(proofCutShort({ ...short, status: 'undone' }, at(200))).toBe(false)
  })
})

describe('a kick whose process was killed before the answer', () => {
  const banned = [step(0, 'guard'), step(1, 'ban')].reduce(
    (order, done) => applyStep(order, done, done.at),
    anOrder(),
  )
  const announced = announceStep(banned, 'kick', at(2))

  it('is known to have been sent: when nobody publishes any more it was accepted, and the ban stays', () => {
    expect(nextCutAction(announced, at(60))).toEqual({ kind: 'guard' })
    const gone = applyStep(announced, step(60, 'guard', 'refused'), at(60))
    expect(gone).toMatchObject({ status: 'accepted', acceptedAt: at(60) })
  })

  it('is sent again when the same publisher is still there', () => {
    const there = applyStep(announced, step(60, 'guard'), at(60))
    expect(nextCutAction(there, at(60))).toEqual({ kind: 'kick' })
  })

  it('leaves no trace when the answer comes', () => {
    const answered = applyStep(announced, step(3, 'kick'), at(3))
    expect(answered.steps).toEqual([...banned.steps, step(3, 'kick')])
    expect(answered.status).toBe('accepted')
  })
})
