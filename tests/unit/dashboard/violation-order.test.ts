import { expect, test } from 'vitest'
import { lastKnown } from '../../../src/dashboard/lib/time/last-known.ts'
import {
  mergeViolations,
  neighbour,
  runningSeconds,
  splitViolations,
} from '../../../src/dashboard/lib/violations/violation-order.ts'
import { wireViolation } from '../../build/dashboard/wire-violation.ts'

const at = (minute: string) => `2026-03-07T09:${minute}:00+08:00`
const early = wireViolation({ id: 'early', startedAt: at('05') })
const late = wireViolation({ id: 'late', startedAt: at('31') })

test('newest first, each once, in its latest version', () => {
  const stale = wireViolation({ id: 'late', startedAt: at('31'), version: 1 })
  const fresh = { ...stale, version: 4, status: 'confirmed' as const }
  const merged = mergeViolations([early, fresh], [stale])
  expect(merged.map(({ id, version }) => [id, version])).toEqual([
    ['late', 4],
    ['early', 1],
  ])
})

test('what goes on and was not thrown out is pressing', () => {
  const dismissed = wireViolation({ id: 'd', status: 'dismissed' })
  const ended = wireViolation({ id: 'e', ongoing: false })
  const { pressing, past } = splitViolations([late, dismissed, ended])
  expect(pressing.map(({ id }) => id)).toEqual(['late'])
  expect(past.map(({ id }) => id)).toEqual(['d', 'e'])
})

const forPerson = (change: Parameters<typeof wireViolation>[0] = {}) => {
  const { verdict } = wireViolation({})
  return wireViolation({ ...change, verdict: { ...verdict, verdict: 'review' } })
}

test('what is left to a person is counted apart, and not as a violation', () => {
  const doubtful = forPerson({ id: 'doubt' })
  const split = splitViolations([late, doubtful, forPerson({ id: 'over', ongoing: false })])
  expect(split.pressing.map(({ id }) => id)).toEqual(['late'])
  expect(split.forPerson.map(({ id }) => id)).toEqual(['doubt'])
  expect(split.past.map(({ id }) => id)).toEqual(['over'])
})

test('the time of a recording that is read again does not grow', () => {
  const recorded = forPerson({ startedAt: at('31'), seconds: 12, recording: { seconds: 12 } })
  expect(runningSeconds(recorded, Date.parse(at('55')))).toBe(12)
})

test('a cut that was proven presses no more; one that was only accepted, or came back, does', () => {
  const cut = (state: 'verified' | 'accepted-unverified' | 'came-back') =>
    splitViolations([wireViolation({ cut: { id: 'c', state } })]).pressing.length
  expect(cut('verified')).toBe(0)
  expect(cut('accepted-unverified')).toBe(1)
  expect(cut('came-back')).toBe(1)
})

test('a lead that nobody decided, or no more, waits for a person while a cut stands upon it', () => {
  const ended = (change: Parameters<typeof wireViolation>[0]) =>
    splitViolations([wireViolation({ ongoing: false, ...change })])
  const cut = { id: 'c', state: 'verified' as const }
  expect(ended({ cut }).forPerson).toHaveLength(1)
  expect(ended({ cut }).past).toEqual([])
  expect(ended({ cut, status: 'confirmed' }).past).toHaveLength(1)
  expect(ended({ cut: { id: 'c', state: 'undone' } }).past).toHaveLength(1)
})

test('j and k walk the list and stop at its ends', () => {
  const ids = ['a', 'b', 'c']
  expect(neighbour(ids, null, 1)).toBe('a')
  expect(neighbour(ids, 'a', 1)).toBe('b')
  expect(neighbour(ids, 'c', 1)).toBe('c')
  expect(neighbour(ids, 'a', -1)).toBe('a')
  expect(neighbour(ids, 'gone', -1)).toBe('a')
  expect(neighbour([], 'a', 1)).toBeNull()
})

test('an ongoing violation runs by the program clock, an ended one stands still', () => {
  const now = Date.parse(at('35'))
  expect(runningSeconds(wireViolation({ startedAt: at('31'), seconds: 10 }), now)).toBe(240)
  expect(runningSeconds(wireViolation({ ongoing: false, seconds: 10 }), now)).toBe(10)
})

test('on a page that lost its program nothing goes on: a running time stands where it was last known', () => {
  const lostAt = Date.parse(at('33'))
  const later = Date.parse(at('50'))
  const running = wireViolation({ startedAt: at('31'), seconds: 10 })
  const shown = (connection: { readonly kind: string; readonly lostAt?: number }) =>
    runningSeconds(running, lastKnown(connection, later))
  expect(shown({ kind: 'lost', lostAt })).toBe(120)
  expect(shown({ kind: 'live' })).toBe(1_140)
})
