import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { instantText } from '../../src/contracts/primitives.ts'
import {
  addDays,
  dateOfEpochDay,
  epochDayOf,
  parseCivilDate,
  weekdayOf,
} from '../../src/core/time/civil-date.ts'
import { formatClockTime, parseClockTime } from '../../src/core/time/clock-time.ts'
import {
  civilDateOf,
  formatInstant,
  instantOfEpochMilliseconds,
  parseInstant,
  startOfDay,
} from '../../src/core/time/instant.ts'

/** 1992, when Shanghai gave up daylight saving for good, to 2200. */
const instant = fc
  .integer({ min: Date.UTC(1992, 0, 1), max: Date.UTC(2200, 0, 1) })
  .map(instantOfEpochMilliseconds)
const day = fc.integer({ min: -700_000, max: 2_000_000 })

const inShanghai = (epochMilliseconds: number) =>
  Temporal.Instant.fromEpochMilliseconds(epochMilliseconds).toZonedDateTimeISO('Asia/Shanghai')

test('every instant has the date and the day’s start that Temporal gives it in Asia/Shanghai', () => {
  fc.assert(
    fc.property(instant, (at) => {
      const zoned = inShanghai(at)
      expect(civilDateOf(at)).toBe(zoned.toPlainDate().toString())
      expect(startOfDay(civilDateOf(at))).toBe(zoned.startOfDay().epochMilliseconds)
    }),
  )
})

test('an instant written down and read again is the same', () => {
  fc.assert(
    fc.property(instant, (at) => {
      expect(parseInstant(formatInstant(at))).toBe(at)
      expect(parseInstant(new Date(at).toISOString())).toBe(at)
    }),
  )
})

const two = (most: number) =>
  fc.integer({ min: 0, max: most }).map((value) => String(value).padStart(2, '0'))
/** Any RFC 3339 text, most often near the ends of what can be written. */
const text = fc
  .tuple(
    fc.oneof(
      fc.constantFrom('0000', '0001', '9998', '9999'),
      two(99).map((year) => `20${year}`),
    ),
    fc.constantFrom('01-01', '02-29', '06-30', '12-31'),
    two(23),
    two(59),
    fc.constantFrom('', '.999', '.5', '.123456789'),
    fc.oneof(
      fc.constant('Z'),
      fc.tuple(fc.constantFrom('+', '-'), two(23)).map(([sign, hour]) => `${sign}${hour}:30`),
    ),
  )
  .map(
    ([year, rest, hour, minute, part, zone]) =>
      `${year}-${rest}T${hour}:${minute}:59${part}${zone}`,
  )

test('what is taken as an instant can be written again, and the contract lets it out', () => {
  fc.assert(
    fc.property(text, (typed) => {
      const at = parseInstant(typed)
      fc.pre(at !== null)
      const written = formatInstant(at as NonNullable<typeof at>)
      expect(parseInstant(written)).toBe(at)
      expect(instantText.safeParse(written).success).toBe(true)
    }),
  )
})

test('whatever a record holds is written so that the contract lets it out', () => {
  fc.assert(
    fc.property(fc.maxSafeInteger(), (held) => {
      const at = instantOfEpochMilliseconds(held)
      expect(instantText.safeParse(formatInstant(at)).success).toBe(true)
      expect(formatInstant(at).slice(0, 10)).toBe(civilDateOf(at))
    }),
  )
})

test.each(['9999-12-31T23:59:59Z', '9999-12-31T23:59:59-23:59', '0000-01-01T00:00:00+23:59'])(
  '%s, which has no year of four digits in Asia/Shanghai, is no instant',
  (typed) => {
    expect(parseInstant(typed)).toBeNull()
  },
)

test('the last day of all is no instant: whoever goes day by day to it never comes past it', () => {
  expect(parseInstant('9999-12-31T00:00:00+08:00')).toBeNull()
  const last = parseInstant('9999-12-30T23:59:59+08:00')
  expect(last).not.toBeNull()
  expect(addDays(civilDateOf(last as NonNullable<typeof last>), 1)).toBe('9999-12-31')
})

test('days count, weekdays and steps agree with Temporal', () => {
  fc.assert(
    fc.property(day, fc.integer({ min: -1_000, max: 1_000 }), (count, step) => {
      const ours = dateOfEpochDay(count)
      fc.pre(/^\d{4}-/.test(ours))
      const theirs = Temporal.PlainDate.from(ours)
      expect(epochDayOf(ours)).toBe(count)
      expect(weekdayOf(ours)).toBe(theirs.dayOfWeek)
      expect(addDays(ours, step)).toBe(theirs.add({ days: step }).toString())
      expect(parseCivilDate(ours)).toBe(ours)
    }),
  )
})

test.each(['2025-02-29', '2025-13-01', '2025-00-10', '2025-1-1', '20250101', ''])(
  '“%s” is no date',
  (text) => {
    expect(parseCivilDate(text)).toBeNull()
  },
)

test.each([
  '2025-10-15T19:00:00',
  '2025-10-15',
  '2025-02-29T19:00:00Z',
  '2025-10-15T24:00:00Z',
  '2025-10-15T19:60:00Z',
  '2025-10-15T19:00:00+24:00',
  '2025-10-15T19:00:00+08:60',
  'yesterday',
])('“%s” is no instant', (text) => {
  expect(parseInstant(text)).toBeNull()
})

test('a time of day written down and read again is the same', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 86_400 }), (second) => {
      expect(parseClockTime(formatClockTime(second))).toBe(second)
    }),
  )
})
