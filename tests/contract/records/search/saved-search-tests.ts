import { expect, test } from 'vitest'
import { minutes } from '../../../../src/core/time/duration.ts'
import { plus } from '../../../../src/core/time/instant.ts'
import { SATURDAY } from '../../../build/database/database-rows.ts'
import { aSavedSearch } from '../../../build/search/saved-search.ts'
import type { RecordsTestContext } from '../records-suite.ts'
import { aViolationOf, saveIn } from '../records-violation-helpers.ts'

export function savedSearchTests({ transactions, unique }: RecordsTestContext): void {
  test('a hit is kept once, seen up to where somebody looked, and gone with its search', async () => {
    const violation = aViolationOf(unique, {})
    await saveIn(transactions(), violation)
    const search = aSavedSearch({ id: unique('search'), ownerId: unique('owner') })
    const hit = (minute: number) => ({
      ...{ searchId: search.id, wordsId: `words-${minute}`, violationId: violation.id },
      ...{ sense: 'picture' as const, seenAt: null },
      at: plus(SATURDAY, minutes(minute)),
      foundAt: plus(SATURDAY, minutes(minute)),
    })
    const told = await transactions().run(async ({ savedSearches }) => {
      await savedSearches.save(search)
      const first = await savedSearches.addHits([hit(1), hit(2)])
      const again = await savedSearches.addHits([hit(2), hit(3)])
      const page = await savedSearches.hits(search.id, { limit: 2, cursor: null })
      const rest = await savedSearches.hits(search.id, { limit: 2, cursor: page.nextCursor })
      const after = await savedSearches.hitsFoundAfter(search.id, hit(2).foundAt, 9)
      await savedSearches.markSeen(search.id, hit(2).foundAt, SATURDAY)
      const counts = (await savedSearches.counts([search.id])).get(search.id)
      const old = await savedSearches.forgetOldHits(search.id, 1)
      await savedSearches.save({ ...search, removedAt: SATURDAY })
      const removed = await savedSearches.of(search.ownerId)
      await savedSearches.forgetRemoved(plus(SATURDAY, minutes(1)))
      const gone = await savedSearches.find(search.id)
      const ids = [page, rest].map(({ items }) => items.map(({ wordsId }) => wordsId))
      return { first: first.length, again: again.length, ids, after, counts, old, removed, gone }
    })
    expect(told).toMatchObject({
      ...{ first: 2, again: 1, ids: [['words-3', 'words-2'], ['words-1']], old: 2 },
      ...{ after: [{ wordsId: 'words-3' }], counts: { hits: 3, unseen: 1 } },
      ...{ removed: [], gone: null },
    })
  })

  test('a search with an alert is due when its time has come', async () => {
    const search = aSavedSearch({ id: unique('search'), told: { group: SATURDAY } })
    const others = [
      { alert: false },
      { removedAt: SATURDAY },
      { nextRunAt: plus(SATURDAY, minutes(9)) },
    ]
    const due = await transactions().run(async ({ savedSearches }) => {
      await savedSearches.save(search)
      for (const other of others) {
        await savedSearches.save({ ...search, id: unique('other'), ...other })
      }
      return await savedSearches.due(plus(SATURDAY, minutes(1)), 9)
    })
    expect(due).toEqual([search])
  })
}
