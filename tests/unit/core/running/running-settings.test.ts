import { expect, test } from 'vitest'
import {
  changedWishes,
  differingWishes,
  type StartedSettings,
  sessionLimits,
  settingsInForce,
} from '../../../../src/core/running/running-settings.ts'
import { hours, minutes } from '../../../../src/core/time/duration.ts'

const STARTED: StartedSettings = {
  takeBackMinutes: 10,
  sessionIdleMinutes: 60,
  sessionHours: 12,
  canaryMinutes: null,
  pictureMinutes: 10,
  suspectDays: 60,
  caseDays: 0,
  ledgerDays: 400,
}

test('what people set goes before what the program was started with', () => {
  expect(settingsInForce(STARTED, { takeBackMinutes: 20, caseDays: 0 })).toEqual({
    ...STARTED,
    takeBackMinutes: 20,
  })
})

test('what was off at the start stays off, whatever another process lets people set', () => {
  expect(settingsInForce(STARTED, { canaryMinutes: 30 }).canaryMinutes).toBeNull()
})

test('a change leaves the others as they are, and one of nothing is as it was started again', () => {
  const before = { takeBackMinutes: 20, suspectDays: 90 }
  const after = changedWishes(before, { suspectDays: null, sessionHours: 8 })
  expect(after).toEqual({ takeBackMinutes: 20, sessionHours: 8 })
  expect(differingWishes(before, after)).toEqual(['sessionHours', 'suspectDays'])
})

test('a session without an idle limit is none of no time', () => {
  const started = { idle: minutes(60), lasts: hours(12) }
  const never = { ...STARTED, sessionIdleMinutes: 0 }
  expect(sessionLimits(never, started)).toEqual({ idle: null, lasts: hours(12) })
})
