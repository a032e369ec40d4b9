import { isHoliday, isInLieu, isWorkday } from 'chinese-days'
import { expect, test } from 'vitest'
import { isWorkday as isOurWorkday } from '../../../../src/core/calendar/workdays.ts'
import { addDays, type CivilDate, weekdayOf, yearOf } from '../../../../src/core/time/civil-date.ts'
import { loadedLaw } from '../../../build/law.ts'

const { calendar } = await loadedLaw()

test.each([2021, 2022, 2023, 2024, 2025, 2026])(
  '%i agrees with chinese-days on every day',
  (year) => {
    let compared = 0
    let date = `${year}-01-01` as CivilDate
    for (; yearOf(date) === year; date = addDays(date, 1)) {
      expect(isOurWorkday(calendar, date), date).toBe(isWorkday(date))
      const isSwapped = calendar.arranged.get(date)?.kind === 'workday'
      expect(isSwapped, date).toBe(isWorkday(date) && weekdayOf(date) >= 6)
      const isOff = calendar.arranged.get(date)?.kind === 'off'
      if (weekdayOf(date) < 6) expect(isOff, date).toBe(isHoliday(date))
      if (isInLieu(date)) expect(isOff, date).toBe(true)
      compared += 1
    }
    expect(compared).toBeGreaterThanOrEqual(365)
  },
)

test('2027-02-05 is a statutory holiday here, where chinese-days silently says working day', () => {
  const date = '2027-02-05' as CivilDate
  expect(isWorkday(date)).toBe(true)
  expect(isOurWorkday(calendar, date)).toBe(false)
})
