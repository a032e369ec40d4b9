import { expect, test } from 'vitest'
import {
  RUNNING_NAMES,
  RUNNING_RANGES,
  type WireRunningSettings,
} from '../../../../src/contracts/upkeep/running-settings.ts'
import {
  changeIn,
  isTaken,
  runningDraft,
} from '../../../../src/dashboard/settings/running-draft.ts'

const SETTINGS: WireRunningSettings = {
  version: 1,
  items: RUNNING_NAMES.map((name) => ({
    ...{ name, started: 60, value: 60, ...RUNNING_RANGES[name] },
    wished: name === 'suspectDays' ? 90 : null,
  })),
}
const typed = (change: object) => ({ ...runningDraft(SETTINGS), ...change })

test('what nobody set is empty, and emptied again it is as the program was started', () => {
  const draft = runningDraft(SETTINGS)
  expect([draft.suspectDays, draft.sessionHours]).toEqual(['90', ''])
  expect(
    changeIn(typed({ suspectDays: '', sessionHours: '8' }), ['suspectDays', 'sessionHours']),
  ).toEqual({ suspectDays: null, sessionHours: 8 })
})

test('what the interface would refuse is told while it is typed', () => {
  for (const text of ['0', '721', '1.5', 'x', '-1']) {
    expect(isTaken(typed({ sessionHours: text }), 'sessionHours')).toBe(false)
  }
  for (const text of ['', ' 8 ', '720']) {
    expect(isTaken(typed({ sessionHours: text }), 'sessionHours')).toBe(true)
  }
})
