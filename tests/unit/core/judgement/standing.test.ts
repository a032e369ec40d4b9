import { expect, it } from 'vitest'
import { inForce, type JudgementChange, standing } from '../../../../src/core/judgement/standing.ts'
import { at } from '../../../build/violations.ts'

const changes = (...list: readonly string[]): readonly JudgementChange[] =>
  list.map((what, place) => ({
    kind: 'model',
    number: place + 1,
    change: what === '-' ? 'withdrawn' : 'adopted',
    sha256: what,
    at: at('2026-10-17T09:30:00+08:00'),
    who: 'user:wang',
    why: 'x',
  }))

it('what was adopted last is in force; a withdrawal gives back what was before, step by step', () => {
  expect(inForce([])).toBeNull()
  expect(inForce(changes('a', 'b'))).toBe('b')
  expect(inForce(changes('a', 'b', '-'))).toBe('a')
  expect(inForce(changes('a', 'b', '-', '-'))).toBeNull()
  expect(standing(changes('a', 'b', '-', 'c'))).toEqual(['a', 'c'])
})
