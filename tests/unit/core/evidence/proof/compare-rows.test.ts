import { expect, test } from 'vitest'
import { compareRow } from '../../../../../src/core/evidence/proof/compare-rows.ts'
import { aCutOrder, aStoredViolation } from '../../../../build/database/database-rows.ts'

const wordsOf = (...given: Parameters<typeof compareRow>) =>
  compareRow(...given).map(({ zh }) => zh)

test('while a violation goes on its row may be ahead of the journal in what moves, and in nothing else', () => {
  const told = aStoredViolation()
  const event = { sequence: 7, data: { ...told, traceparent: '00-…' } }
  expect(wordsOf('violation', { ...told }, [event])).toEqual([])
  const ahead = { ...told, version: 3, sightings: 3, score: 0.99 }
  expect(wordsOf('violation', ahead, [event])).toEqual([])
  expect(wordsOf('violation', { ...ahead, status: 'dismissed' }, [event])[0]).toContain('：status')
  expect(wordsOf('violation', { ...told, score: 0.99 }, [event])[0]).toContain('：score')
  const over = { ...told, ongoing: false, version: 4 }
  const ended = [event, { sequence: 9, data: over }]
  expect(wordsOf('violation', { ...over, sightings: 9 }, ended)[0]).toContain('至第 9 条')
})

test('what is told of a violation beside itself is not taken for it', () => {
  const told = aStoredViolation()
  const events = [
    { sequence: 1, data: told },
    { sequence: 2, data: { note: 'a note', version: 9 } },
  ]
  expect(wordsOf('violation', { ...told }, events)).toEqual([])
})

test('rounds of a proof tell their own looks, which add up', () => {
  const order = aCutOrder()
  const look = { at: order.requestedAt, what: 'x', found: 'gone', detail: '' } as const
  const { id } = order
  const events = [
    { sequence: 1, data: order },
    { sequence: 2, data: { id, status: 'verified', version: 2, checks: [look] } },
    { sequence: 3, data: { id, status: 'verified', version: 3, checks: [look] } },
  ]
  const row = { ...order, status: 'verified', version: 3, checks: [look, look] }
  expect(wordsOf('cut', row, events)).toEqual([])
  expect(wordsOf('cut', { ...row, checks: [look] }, events)[0]).toContain('：checks')
  expect(wordsOf('cut', row, [])[0]).toContain('日志却没有')
})
