import { expect, test } from 'vitest'
import { runSavedSearches } from '../../../../src/app/search/run-saved-searches.ts'
import { seconds } from '../../../../src/core/time/duration.ts'
import { minus, plus } from '../../../../src/core/time/instant.ts'
import type { Records } from '../../../../src/ports/records/records.ts'
import { SATURDAY } from '../../../build/database/database-rows.ts'
import { aSavedSearch } from '../../../build/search/saved-search.ts'
import { createFakeClock } from '../../../fakes/fake-clock.ts'
import { createMemoryTransactions } from '../../../fakes/memory-records.ts'
import { silentLogger } from '../../../fakes/silent-logger.ts'

test('a search that cannot be run waits for its pause, and the log tells the code and none of its words', async () => {
  const transactions = createMemoryTransactions()
  await transactions.run(({ savedSearches }) => savedSearches.save(aSavedSearch()))
  const cause = Object.assign(new Error('statement timeout'), { code: '57014' })
  const lost = new Error('Failed query: select $1\nparams: 群号 8765', { cause })
  const failing: typeof transactions = {
    ...transactions,
    run: (work) =>
      transactions.run((records: Records) => {
        const accounts = { ...records.accounts, find: () => Promise.reject(lost) }
        return work({ ...records, accounts })
      }),
  }
  const told: unknown[] = []
  const logger = { ...silentLogger, warn: (fields: object) => void told.push(fields) }
  const deps = { clock: createFakeClock(SATURDAY), searchPause: seconds(60), logger }
  expect(await runSavedSearches({ ...deps, transactions: failing })).toBe(0)
  expect(told).toEqual([{ search: 'search-1', error: 'Error 57014' }])
  const after = await transactions.run(({ savedSearches }) => savedSearches.find('search-1'))
  const { pause, cursor } = aSavedSearch()
  expect(after?.nextRunAt).toBe(minus(plus(SATURDAY, pause), seconds(15)))
  expect(after?.cursor).toBe(cursor)
})
