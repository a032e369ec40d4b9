import { describe, expect, it } from 'vitest'
import { seconds } from '../../../../src/core/time/duration.ts'
import { plus } from '../../../../src/core/time/instant.ts'
import {
  addLook,
  CALM_TOLD_EVERY,
  NO_CALM_LOOKS,
  waitingOf,
} from '../../../../src/core/violations/calm-looks.ts'
import type { Observation } from '../../../../src/core/violations/observation.ts'
import { aClassification, aSighting, at } from '../../../build/violations.ts'

const START = at('2026-10-17T09:30:00+08:00')
const after = (second: number) => plus(START, seconds(second))
const base = (second: number) => ({ id: `look-${second}`, at: after(second) })
const nothing = aClassification({ label: 'non-subject', subjects: [] })
const calm = (second: number, change: Parameters<typeof aSighting>[0] = {}): Observation =>
  aSighting({ ...base(second), instructing: false, classification: nothing, ...change })
const unseen = (second: number): Observation => {
  const { roomId, watchId } = aSighting()
  return { ...base(second), roomId, watchId, kind: 'unseen', reason: 'timeout' }
}

/** What is told of these looks, and what waits in the end. */
function told(looks: readonly Observation[]) {
  let memory = NO_CALM_LOOKS
  const all = looks.flatMap((look) => {
    const added = addLook(memory, look)
    memory = added.calm
    return added.tell
  })
  return { told: all, waiting: waitingOf(memory) }
}
const summary = (looks: readonly Observation[]) =>
  looks.map((look) => [look.id, look.kind === 'seen' ? (look.standsFor ?? 1) : look.kind])

describe('looks that say nothing new', () => {
  it('are told together, the last of them for all, well within the minute that a look vouches for', () => {
    const every5 = Array.from({ length: 9 }, (_, n) => calm(n * 5))
    const { told: said, waiting } = told(every5)
    expect(summary(said)).toEqual([
      ['look-0', 1],
      ['look-20', 4],
      ['look-40', 4],
    ])
    expect(waiting).toEqual([])
    expect(CALM_TOLD_EVERY).toBeLessThan(seconds(30))
  })

  it('are told before what ends them, so that the ledger knows until when the room was seen', () => {
    const { told: said } = told([calm(0), calm(5), calm(10), unseen(15), calm(20)])
    expect(summary(said)).toEqual([
      ['look-0', 1],
      ['look-10', 2],
      ['look-15', 'unseen'],
      ['look-20', 1],
    ])
  })

  it('wait for no longer than their watch', () => {
    expect(summary(told([calm(0), calm(5)]).waiting)).toEqual([['look-5', 1]])
  })

  it('are held back by no clock that was set', () => {
    const { told: said } = told([calm(0), calm(-3_600), calm(-3_595)])
    expect(summary(said)).toEqual([
      ['look-0', 1],
      ['look--3600', 1],
    ])
  })
})

it('a look that was read with less speaks for none that was read whole, nor the other way round', () => {
  const less = { less: 'fewer-lines' as const }
  const looks = [calm(0), calm(5), calm(10, less), calm(15, less), calm(20), calm(25)]
  const { told: said, waiting } = told(looks)
  const withLess = (all: readonly Observation[]) =>
    all.map((look) => [look.id, look.kind === 'seen' && look.less !== undefined])
  expect(withLess([...said, ...waiting])).toEqual([
    ['look-0', false],
    ['look-5', false],
    ['look-10', true],
    ['look-15', true],
    ['look-20', false],
    ['look-25', false],
  ])
})

describe('looks that say something', () => {
  const opinion = { sha256: 'a', at: START, model: 'm', millis: 1 }
  it.each([
    ['a lesson', calm(5, { instructing: true })],
    ['a doubt', calm(5, { classification: aClassification({ label: 'unsure' }) })],
    ['a lead that turned out to be nothing', calm(5, { withdrawn: true })],
    ['what was heard', calm(5, { sense: 'sound' })],
    ['a recording', calm(5, { recording: { seconds: 60 } })],
    [
      'another opinion',
      calm(5, {
        opinions: [{ ...opinion, answer: { kind: 'no-opinion', reason: 'busy', detail: '' } }],
      }),
    ],
    ['that nothing could be seen', unseen(5)],
  ])('are told at once: %s', (_, look) => {
    expect(told([calm(0), look]).told).toHaveLength(2)
    expect(told([look, look]).told).toHaveLength(2)
  })
})
