import { expect, test } from 'vitest'
import {
  isYearKnown,
  nextStep,
  type SetupFacts,
  setupStates,
  yearState,
} from '../../../../src/dashboard/setup/setup-steps.ts'

const FACTS: SetupFacts = {
  region: null,
  calendar: null,
  reaches: null,
  rooms: null,
  rehearsed: false,
  skipped: new Set(),
}
const stateOf = (facts: Partial<SetupFacts>, step: string) =>
  setupStates({ ...FACTS, ...facts }).find((one) => one.step === step)?.state

const day = (date: string, known: boolean, provisional = false) => ({
  date,
  provisional,
  schoolCalendarKnown: known,
})

test('the guide goes on where it was left; what cannot be read is not done', () => {
  expect(nextStep(setupStates(FACTS))).toBe('region')
  const placed = { region: '440100', calendar: true }
  expect(stateOf(placed, 'channel')).toBe('unknown')
  expect(nextStep(setupStates({ ...FACTS, ...placed, reaches: true, rooms: 0 }))).toBe('room')
  expect(stateOf({ rooms: 0 }, 'room')).toBe('missing')
})

test('what was passed over stays in the list as that, until it is done', () => {
  const skipped = new Set(['channel', 'rehearsal'] as const)
  expect(stateOf({ skipped, reaches: false }, 'channel')).toBe('skipped')
  expect(stateOf({ skipped, reaches: true }, 'channel')).toBe('done')
  const all = { region: '440100', calendar: true, reaches: false, rooms: 3, skipped }
  expect(nextStep(setupStates({ ...FACTS, ...all }))).toBeNull()
})

test('a year is known when nothing of what is left of it is guessed', () => {
  const days = [day('2026-01-01', false), day('2026-11-30', true), day('2026-12-31', true)]
  expect(yearState(days)).toEqual({ official: true, days: 3, known: 2 })
  expect(isYearKnown(days, '2026-11-30')).toBe(true)
  expect(isYearKnown(days, '2026-01-01')).toBe(false)
  expect(isYearKnown([day('2026-12-31', true, true)], '2026-11-30')).toBe(false)
  expect(yearState([]).official).toBe(false)
})

test('what is still being read is not called unreadable', () => {
  const [reading] = setupStates({
    ...FACTS,
    reaches: null,
    reading: new Set(['channel'] as const),
  }).filter(({ step }) => step === 'channel')
  expect(reading?.state).toBe('reading')
})
