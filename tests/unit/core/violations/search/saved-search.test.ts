import { expect, test } from 'vitest'
import { jurisdictionOf } from '../../../../../src/core/access/jurisdiction.ts'
import { minutes } from '../../../../../src/core/time/duration.ts'
import { minus, plus } from '../../../../../src/core/time/instant.ts'
import {
  afterRun,
  MOST_NEW_HITS,
  maySeeShared,
  mayStillRun,
  type SavedSearch,
  withAlert,
  writtenSinceOf,
} from '../../../../../src/core/violations/search/saved-search.ts'
import { SATURDAY } from '../../../../build/database/database-rows.ts'
import { aSavedSearch } from '../../../../build/search/saved-search.ts'

const outcome = (total: number) => ({
  fresh: Math.min(total, MOST_NEW_HITS),
  total,
  latest: plus(SATURDAY, minutes(3)),
  now: SATURDAY,
  pause: minutes(1),
})

test('a search with far too many hits says so, tells how many it let go, and is asked less and less often, up to an hour', () => {
  let search: SavedSearch = aSavedSearch()
  const pauses: number[] = []
  for (let times = 0; times < 8; times += 1) {
    search = afterRun(search, outcome(MOST_NEW_HITS + 312))
    pauses.push(search.pause / minutes(1))
  }
  expect(pauses).toEqual([2, 4, 8, 16, 32, 60, 60, 60])
  expect(search).toMatchObject({ trouble: 'too-many', dropped: 8 * 312 })
  expect(search.cursor).toBe(plus(SATURDAY, minutes(3)))
  expect(afterRun(search, outcome(1))).toMatchObject({ trouble: null, pause: minutes(1) })
})

test('what a transaction wrote down late is looked through again, but nothing from before it was turned on', () => {
  const { since } = aSavedSearch()
  expect(writtenSinceOf({ since, cursor: plus(SATURDAY, minutes(10)) })).toBe(
    plus(SATURDAY, minutes(8)),
  )
  expect(writtenSinceOf({ since, cursor: plus(SATURDAY, minutes(1)) })).toBe(SATURDAY)
})

test('what was written down before it is turned on is no news, also when it is turned on again', () => {
  const latest = plus(SATURDAY, minutes(30))
  const off = withAlert(aSavedSearch(), false, { latest, now: SATURDAY })
  expect(off).toMatchObject({ alert: false, since: null })
  expect(withAlert(off, true, { latest, now: SATURDAY })).toMatchObject({
    ...{ alert: true, since: latest, cursor: latest, nextRunAt: SATURDAY },
  })
  const before = minus(SATURDAY, minutes(1))
  const left = withAlert(aSavedSearch(), true, { latest, now: before })
  expect(left.since).toBe(SATURDAY)
})

test('it goes on as long as its owner may look where it looks', () => {
  const owner = { role: 'observer', jurisdiction: jurisdictionOf(['4401']), locked: false } as const
  const of = (region: string) => aSavedSearch({ filter: { region } })
  expect(mayStillRun(aSavedSearch(), owner)).toBe(true)
  expect(mayStillRun(of('44'), owner)).toBe(true)
  expect(mayStillRun(of('4403'), owner)).toBe(false)
  expect(mayStillRun(aSavedSearch(), { ...owner, locked: true })).toBe(false)
  expect(mayStillRun(aSavedSearch(), null)).toBe(false)
})

test('it is shared with whoever may look at all that it looks at, and nobody else', () => {
  const sees = (regions: readonly string[], looked: readonly string[]) =>
    maySeeShared({ shared: true, regions: looked }, jurisdictionOf(regions))
  expect(sees(['44'], ['4401', '4403'])).toBe(true)
  expect(sees(['4401'], ['4401', '4403'])).toBe(false)
  expect(sees(['4401'], [])).toBe(false)
  expect(sees([], [])).toBe(true)
  expect(maySeeShared({ shared: false, regions: [] }, jurisdictionOf([]))).toBe(false)
})
