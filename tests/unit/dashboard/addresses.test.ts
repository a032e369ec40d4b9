import { expect, test } from 'vitest'
import {
  filterFromSearch,
  filterToQuery,
  filterToSearch,
  isFiltered,
  NO_FILTER,
} from '../../../src/dashboard/lib/record-filter.ts'
import { lookupPath, placeOf, violationPath } from '../../../src/dashboard/lib/routes.ts'
import { isPast, untilOf } from '../../../src/dashboard/lib/time/ban-until.ts'

test('every place of the page has an address, and anything else is nowhere', () => {
  expect(placeOf('/')).toEqual({ page: 'wall' })
  expect(placeOf('/violations/')).toEqual({ page: 'records' })
  expect(placeOf(violationPath('a/b 中'))).toEqual({ page: 'violation', id: 'a/b 中' })
  expect(placeOf('/violations/%E0%A4%A')).toEqual({ page: 'nowhere' })
  expect(placeOf('/lookup/')).toEqual({ page: 'lookup' })
  expect(placeOf('/judgement')).toEqual({ page: 'judgement' })
  expect(placeOf('/nodes/')).toEqual({ page: 'nodes' })
  expect(lookupPath('')).toBe('/lookup')
  const asked = new URL(lookupPath('rtmp://h/a?k=1&b=#中'), 'http://page.example')
  expect(asked.searchParams.get('url')).toBe('rtmp://h/a?k=1&b=#中')
  expect(placeOf('/other')).toEqual({ page: 'nowhere' })
})

test('a filter survives its way through the address', () => {
  const filter = { ...NO_FILTER, rule: 'CAL-REST', region: '440100', from: '2026-03-07' }
  expect(filterFromSearch(filterToSearch(filter))).toEqual(filter)
  expect(filterToSearch(NO_FILTER)).toBe('')
  expect(isFiltered(NO_FILTER)).toBe(false)
  expect(isFiltered(filter)).toBe(true)
})

test('dates are asked for as whole days of Asia/Shanghai, and empty filters are not asked for', () => {
  const day = { from: '2026-03-07', to: '2026-03-07' }
  const filter = { ...NO_FILTER, ...day, region: '4401', ongoing: 'true' }
  const query = new URLSearchParams(filterToQuery(filter, 30, 'next'))
  expect(Object.fromEntries(query)).toEqual({
    limit: '30',
    ongoing: 'true',
    region: '4401',
    from: '2026-03-07T00:00:00+08:00',
    to: '2026-03-08T00:00:00+08:00',
    cursor: 'next',
  })
})

test('the end of a ban is read as time of Asia/Shanghai; empty means until undone', () => {
  const now = Date.parse('2026-03-07T09:30:00+08:00')
  expect(untilOf('')).toBeNull()
  expect(untilOf('2026-03-08T09:30')).toBe('2026-03-08T09:30:00+08:00')
  expect(isPast('2026-03-07T09:29', now)).toBe(true)
  expect(isPast('2026-03-07T09:31', now)).toBe(false)
  expect(isPast('', now)).toBe(false)
})
