import { type Jurisdiction, jurisdictionOf, overlaps } from '../../core/access/jurisdiction.ts'
import { fail, type Result, succeed } from '../../core/fault.ts'
import { type Instant, instantOfEpochMilliseconds, minus } from '../../core/time/instant.ts'
import { maskSearch } from '../../core/violations/search/mask-search.ts'
import {
  FIRST_PAUSE,
  maySeeShared,
  placesOfSearch,
  type SavedSearch,
  UNDO_FOR,
  withAlert,
} from '../../core/violations/search/saved-search.ts'
import type { Identifiers } from '../../ports/identifiers.ts'
import type { PlacedTransactions, Records } from '../../ports/records/records.ts'
import type { HitCounts } from '../../ports/records/search/saved-searches.ts'
import { audit, type CommandDeps, conflict, notFound } from '../commands/command.ts'
import type { Caller } from '../queries/who-asks.ts'
import { termsAsked } from './search-words.ts'

export type SavedSearchDeps = Pick<CommandDeps, 'clock'> & {
  readonly transactions: PlacedTransactions
  readonly identifiers: Identifiers
}

export type Searcher = Pick<Caller, 'kind' | 'id' | 'who' | 'jurisdiction'>

export type SearchDraft = Pick<SavedSearch, 'name' | 'asked' | 'filter' | 'shared' | 'alert'>

export type SearchView = {
  readonly search: SavedSearch
  readonly own: boolean
  /** Of whoever saved it; `null`: the account is gone. */
  readonly owner: string | null
  readonly counts: HitCounts
}

/** More than anybody reads the news of. Ours. */
const MOST_SEARCHES = 30
const BEGINNING = instantOfEpochMilliseconds(0)
const NONE: HitCounts = { hits: 0, unseen: 0 }

async function viewOf(
  records: Records,
  search: SavedSearch,
  { id }: Pick<Searcher, 'id'>,
): Promise<Omit<SearchView, 'counts'>> {
  const owner = await records.whole.accounts.find(search.ownerId)
  return { search, own: search.ownerId === id, owner: owner?.name ?? null }
}

/** Whether somebody may see it: it is his own, or shared by somebody of a place that he may look at. */
export const maySee = (
  search: SavedSearch | null,
  { id, jurisdiction }: Pick<Searcher, 'id' | 'jurisdiction'>,
): search is SavedSearch =>
  search !== null &&
  search.removedAt === null &&
  (search.ownerId === id || maySeeShared(search, jurisdiction))

/** A person's own, then those that others share with him; hits are counted where he may look. */
export const searchesFor = (
  { transactions }: Pick<SavedSearchDeps, 'transactions'>,
  person: Pick<Searcher, 'id' | 'jurisdiction'>,
): Promise<readonly SearchView[]> =>
  transactions.within(person.jurisdiction).run(async (records) => {
    const own = await records.whole.savedSearches.of(person.id)
    const others = (await records.savedSearches.shared()).filter(
      (search) => search.ownerId !== person.id && maySee(search, person),
    )
    const all = [...own, ...others]
    const counts = await records.savedSearches.counts(all.map(({ id }) => id))
    const views: SearchView[] = []
    for (const search of all) {
      const view = await viewOf(records, search, person)
      views.push({ ...view, counts: counts.get(search.id) ?? NONE })
    }
    return views
  })

function cannotSave(
  { kind, jurisdiction }: Pick<Searcher, 'kind' | 'jurisdiction'>,
  { asked, filter: { region } }: SearchDraft,
): Result<never> | null {
  if (kind === 'token') {
    return fail(
      'not-allowed',
      '查找由登录的人保存，令牌不能保存。A search is saved by a person who is signed in, not by a token.',
      'who',
    )
  }
  const terms = termsAsked(asked)
  if (!terms.ok) return terms
  if (region === undefined || overlaps(jurisdiction, jurisdictionOf([region]))) return null
  return fail(
    'bad-request',
    '地区须在您的管辖范围之内。The region has to lie within those that you look after.',
    'region',
  )
}

/** What was written down up to now is no news. */
const latestOf = async ({ whole }: Records): Promise<Instant> =>
  (await whole.words.latest()) ?? BEGINNING

const startedAnew = (search: SavedSearch): SavedSearch => ({
  ...search,
  lastFoundAt: null,
  dropped: 0,
})

/** A search with what its owner wants of it now. */
async function drafted(
  records: Records,
  { clock }: Pick<SavedSearchDeps, 'clock'>,
  search: SavedSearch,
  { draft, jurisdiction }: { readonly draft: SearchDraft; readonly jurisdiction: Jurisdiction },
): Promise<SavedSearch> {
  const { alert, ...said } = draft
  const regions = placesOfSearch(draft.filter, jurisdiction)
  const looksElsewhere =
    JSON.stringify([search.asked, search.filter]) !== JSON.stringify([said.asked, said.filter])
  const latest = await latestOf(records)
  const times = { latest, now: clock.now() }
  // What a search for something else would have found is no news of this one.
  const before = looksElsewhere ? startedAnew(withAlert(search, false, times)) : search
  // Nor is what it found before: nobody is told of that, or shown it, as of what it looks for now.
  if (looksElsewhere) await records.whole.savedSearches.forgetOldHits(search.id, 0)
  return { ...withAlert(before, alert, times), ...said, regions }
}

function auditSaved(
  records: Pick<Records, 'journal'>,
  { clock }: Pick<SavedSearchDeps, 'clock'>,
  { id, name, asked, filter, shared, alert }: SavedSearch,
  { who, change }: { readonly who: string; readonly change: string },
): Promise<void> {
  const why = '保存的查找。A saved search.'
  return audit(
    records,
    clock,
    { who, why },
    {
      type: 'system.changed',
      subjectKind: 'system',
      subjectId: `search:${id}`,
      data: {
        change,
        name: maskSearch(name),
        words: maskSearch(asked),
        filters: filter,
        shared,
        alert,
      },
    },
  )
}

/** Of all that one person has, also where one that was deleted comes back. */
const tooMany = (own: readonly SavedSearch[]): Result<never> | null =>
  own.length < MOST_SEARCHES
    ? null
    : fail(
        'bad-request',
        `最多保存 ${MOST_SEARCHES} 个查找。At most ${MOST_SEARCHES} searches.`,
        'name',
      )

export const saveSearch = (
  deps: SavedSearchDeps,
  { person, draft }: { readonly person: Searcher; readonly draft: SearchDraft },
): Promise<Result<SearchView>> =>
  deps.transactions.within(person.jurisdiction).run(async (records) => {
    const refused = cannotSave(person, draft)
    if (refused !== null) return refused
    const { accounts, savedSearches } = records.whole
    // Two of one person at once would both count before either is kept.
    await accounts.hold(person.id)
    const many = tooMany(await savedSearches.of(person.id))
    if (many !== null) return many
    const now = deps.clock.now()
    const blank: SavedSearch = {
      ...draft,
      ...{ id: deps.identifiers.next(), ownerId: person.id, regions: [], alert: false },
      ...{ since: null, cursor: BEGINNING, pause: FIRST_PAUSE, nextRunAt: now },
      ...{ lastRunAt: null, lastFoundAt: null, dropped: 0, trouble: null, told: {} },
      ...{ savedAt: now, version: 1, removedAt: null },
    }
    const search = await drafted(records, deps, blank, { draft, ...person })
    await savedSearches.save(search)
    await auditSaved(records, deps, search, { who: person.who, change: 'saved' })
    return succeed({ ...(await viewOf(records, search, person)), counts: NONE })
  })

type OfOne = { readonly person: Searcher; readonly id: string }

/** Nobody's search is there to be changed but his own. */
async function changeOwn(
  deps: SavedSearchDeps,
  { person, id }: OfOne,
  change: string,
  changed: (records: Records, search: SavedSearch) => Promise<Result<SavedSearch>>,
): Promise<Result<SearchView>> {
  return await deps.transactions.within(person.jurisdiction).run(async (records) => {
    const { savedSearches } = records.whole
    const search = await savedSearches.hold(id)
    if (search === null || search.ownerId !== person.id) return notFound('该查找', 'search')
    const next = await changed(records, search)
    if (!next.ok) return next
    const saved = { ...next.value, version: search.version + 1 }
    await savedSearches.save(saved)
    await auditSaved(records, deps, saved, { who: person.who, change })
    const counts = (await records.savedSearches.counts([id])).get(id) ?? NONE
    return succeed({ ...(await viewOf(records, saved, person)), counts })
  })
}

export const changeSearch = (
  deps: SavedSearchDeps,
  command: OfOne & { readonly draft: SearchDraft; readonly expectedVersion: number },
): Promise<Result<SearchView>> =>
  changeOwn(deps, command, 'changed', async (records, search) => {
    const { person, draft, expectedVersion } = command
    if (search.removedAt !== null) return notFound('该查找', 'search')
    const refused = cannotSave(person, draft)
    if (refused !== null) return refused
    if (search.version !== expectedVersion) return conflict()
    return succeed(await drafted(records, deps, search, { draft, ...person }))
  })

/** It is gone from all lists at once, and can be had back for a while. */
export const removeSearch = (deps: SavedSearchDeps, command: OfOne): Promise<Result<SearchView>> =>
  changeOwn(deps, command, 'removed', async (_, search) =>
    search.removedAt === null
      ? succeed({ ...search, removedAt: deps.clock.now() })
      : notFound('该查找', 'search'),
  )

export const restoreSearch = (deps: SavedSearchDeps, command: OfOne): Promise<Result<SearchView>> =>
  changeOwn(deps, command, 'restored', async ({ whole }, { removedAt, ...search }) => {
    if (removedAt === null || removedAt < minus(deps.clock.now(), UNDO_FOR)) {
      return notFound('该查找', 'search')
    }
    // Two at once would both count before either is back.
    await whole.accounts.hold(search.ownerId)
    const many = tooMany(await whole.savedSearches.of(search.ownerId))
    return many ?? succeed({ ...search, removedAt: null })
  })
