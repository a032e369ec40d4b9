import { describe, expect, test } from 'vitest'
import { bringsCard, cardLedger } from '../../../../src/core/policy/cards.ts'
import { loadedLaw } from '../../../build/law.ts'
import { day } from '../../../build/register/registry.ts'

const { cards: policy } = (await loadedLaw()).rules

const ledgerOn = (on: string, acts: readonly string[], grave: readonly string[] = []) =>
  cardLedger(
    acts.map((act) => ({ id: act, on: day(act), grave: grave.includes(act) })),
    policy,
    day(on),
  )
const marksOn = (on: string, acts: readonly string[]) =>
  ledgerOn(on, acts).entries.map(({ mark }) => mark)

describe('reminder, yellow card, red card', () => {
  test('first a reminder, then a yellow card, and the second yellow card is red', () => {
    expect(marksOn('2026-03-01', ['2026-01-03', '2026-01-10', '2026-01-17'])).toEqual([
      'reminder',
      'yellow',
      'red',
    ])
  })

  test('nobody has a card without a confirmed case', () => {
    expect(ledgerOn('2026-03-01', [])).toEqual({
      entries: [],
      setAside: [],
      counted: 0,
      yellowCards: 0,
      standing: null,
      next: 'reminder',
    })
  })

  test('a case counts for two years to the day; the one after that is a first one again', () => {
    expect(marksOn('2026-12-31', ['2024-02-18', '2026-02-18'])).toEqual(['reminder', 'yellow'])
    expect(marksOn('2026-12-31', ['2024-02-18', '2026-02-19'])).toEqual(['reminder', 'reminder'])
    const [entry] = ledgerOn('2026-02-19', ['2024-02-18']).entries
    expect(entry).toMatchObject({ countsUntil: '2026-02-18', weight: 0 })
    expect(ledgerOn('2026-02-19', ['2024-02-18'])).toMatchObject({ counted: 0, standing: null })
  })

  test('a confirmation that is taken back takes its card back and lightens those that came of it', () => {
    const acts = ['2026-01-03', '2026-01-10', '2026-01-17']
    expect(ledgerOn('2026-03-01', acts)).toMatchObject({ standing: 'red', yellowCards: 2 })
    expect(ledgerOn('2026-03-01', acts.slice(1))).toMatchObject({
      standing: 'yellow',
      yellowCards: 1,
      next: 'red',
    })
  })

  test('a grave case is red at once', () => {
    expect(ledgerOn('2026-03-01', ['2026-01-03'], ['2026-01-03'])).toMatchObject({
      standing: 'red',
      counted: 1,
    })
  })

  test('acts from before the cards existed and acts still to come bring none', () => {
    expect(marksOn('2022-03-01', ['2021-10-31', '2022-04-01'])).toEqual([])
  })

  test('the order in which cases were confirmed does not matter', () => {
    const acts = ['2026-01-17', '2026-01-03', '2026-01-10']
    expect(ledgerOn('2026-03-01', acts)).toEqual(ledgerOn('2026-03-01', acts.toReversed()))
  })
})

test('forbidden times bring cards; the length of lessons, licence and stage do not', () => {
  expect((['CAL-REST', 'TOD-END21'] as const).every(bringsCard)).toBe(true)
  expect((['CLS-LEN30', 'ACT-SCOPE', 'STG-PRE'] as const).some(bringsCard)).toBe(false)
})
