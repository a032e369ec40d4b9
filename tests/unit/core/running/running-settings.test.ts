import { expect, test } from 'vitest'
import {
  changedWishes,
  differingWishes,
  type RunningWishes,
  SHORTENED_AFTER,
  type StartedSettings,
  sessionLimits,
  settingsInForce,
  wishesAt,
} from '../../../../src/core/running/running-settings.ts'
import { hours, minutes } from '../../../../src/core/time/duration.ts'
import { plus } from '../../../../src/core/time/instant.ts'
import { SATURDAY } from '../../../build/database/database-rows.ts'

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

const version = (number: number, hoursLater: number, wishes: RunningWishes) => ({
  ...{ version: number, wishes, who: 'user:boss', why: 'x', undoes: null },
  at: plus(SATURDAY, hours(hoursLater)),
})
const wishedAfter = (hoursLater: number, ...versions: readonly ReturnType<typeof version>[]) =>
  wishesAt(versions, STARTED, plus(SATURDAY, hours(hoursLater)))

test('evidence is kept shorter after 72 hours only, longer at once, and small steps come no sooner', () => {
  const first = version(1, 0, { suspectDays: 90, caseDays: 200, sessionHours: 8 })
  expect(wishedAfter(1, first)).toEqual({ suspectDays: 90, caseDays: 0, sessionHours: 8 })
  expect(wishedAfter(72, first)).toEqual(first.wishes)
  const second = version(2, 80, { suspectDays: 80, caseDays: 300 })
  const third = version(3, 100, { suspectDays: 70, caseDays: 300 })
  expect(wishedAfter(101, third, second, first)).toEqual({ suspectDays: 90, caseDays: 300 })
  expect(wishedAfter(160, third, second, first)).toEqual({ suspectDays: 80, caseDays: 300 })
  expect(wishedAfter(172, third, second, first)).toEqual(third.wishes)
})

test('a shortening that is taken back in time never held', () => {
  const undone = version(2, 5, {})
  expect(wishedAfter(6, undone, version(1, 0, { suspectDays: 60, caseDays: 184 }))).toEqual({})
  expect(SHORTENED_AFTER).toBe(hours(72))
})

test('where more was changed within the wait than is read, nothing is let go', () => {
  expect(wishedAfter(1, version(200, 0, { suspectDays: 60, caseDays: 184 }))).toMatchObject({
    suspectDays: 36_500,
    caseDays: 0,
  })
})
