import { expect, test } from 'vitest'
import {
  changeSearch,
  removeSearch,
  restoreSearch,
  saveSearch,
} from '../../../../src/app/search/saved-searches.ts'
import { WHOLE_JURISDICTION } from '../../../../src/core/access/jurisdiction.ts'
import { SATURDAY } from '../../../build/database/database-rows.ts'
import { createFakeClock, createFakeIdentifiers } from '../../../fakes/fake-clock.ts'
import { createMemoryTransactions } from '../../../fakes/memory-records.ts'

const person = {
  kind: 'cookie',
  id: 'li',
  who: 'user:li',
  jurisdiction: WHOLE_JURISDICTION,
} as const
const draft = { name: '招生群', asked: '群号 8765', filter: {}, shared: false, alert: true }

function desk() {
  const transactions = createMemoryTransactions()
  const deps = {
    transactions,
    clock: createFakeClock(SATURDAY),
    identifiers: createFakeIdentifiers(),
  }
  const save = async () => {
    const saved = await saveSearch(deps, { person, draft })
    return saved.ok ? saved.value.search.id : saved.fault.code
  }
  return { deps, transactions, save }
}

test('one that comes back counts, like one that is new', async () => {
  const { deps, save } = desk()
  const id = await save()
  for (let more = 1; more < 30; more += 1) await save()
  expect(await save()).toBe('bad-request')
  expect((await removeSearch(deps, { person, id })).ok).toBe(true)
  const other = await save()
  const refused = await restoreSearch(deps, { person, id })
  expect(refused).toMatchObject({ ok: false, fault: { code: 'bad-request' } })
  await removeSearch(deps, { person, id: other })
  expect((await restoreSearch(deps, { person, id })).ok).toBe(true)
})

test('one that is changed to look for something else, or elsewhere, starts anew', async () => {
  const { deps, transactions, save } = desk()
  const id = await save()
  const hit = { searchId: id, wordsId: 'words-1', violationId: 'v', sense: 'picture' } as const
  const found = { ...hit, at: SATURDAY, foundAt: SATURDAY, seenAt: null }
  let expectedVersion = 1
  const hitsAfter = async (change: object) => {
    await transactions.run(({ savedSearches }) => savedSearches.addHits([found]))
    const changed = { ...draft, ...change }
    await changeSearch(deps, { person, id, draft: changed, expectedVersion })
    expectedVersion += 1
    const { items } = await transactions.run(({ savedSearches }) =>
      savedSearches.hits(id, { limit: 9, cursor: null }),
    )
    return items.length
  }
  expect(await hitsAfter({ name: '别名' })).toBe(1)
  expect(await hitsAfter({ asked: '报名' })).toBe(0)
  expect(await hitsAfter({ asked: '报名', filter: { region: '4403' } })).toBe(0)
})
