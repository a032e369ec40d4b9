import { fail, type Result, succeed } from '../../core/fault.ts'
import type { Instant } from '../../core/time/instant.ts'
import { termsOf } from '../../core/violations/search/fold-words.ts'
import { type Excerpt, excerptOf } from '../../core/violations/search/kept-words.ts'
import type { SavedSearch, SearchHit } from '../../core/violations/search/saved-search.ts'
import type { Page, PageRequest, Records } from '../../ports/records/records.ts'
import { notFound } from '../commands/command.ts'
import { loadViolationViews } from '../queries/load-views.ts'
import { mapPage, type ViolationView } from '../queries/views.ts'
import { maySee, type SavedSearchDeps, type Searcher } from './saved-searches.ts'
import { auditSearch } from './search-words.ts'

export type FoundHit = {
  readonly hit: SearchHit
  readonly view: ViolationView
  /** `null`: the words were deleted when their time was over, and the picture with them. */
  readonly words: { readonly sha256: string | null; readonly excerpt: Excerpt } | null
}

type OfSearch = { readonly person: Searcher; readonly id: string }

async function hitsWithWords(
  records: Records,
  hits: readonly SearchHit[],
  { asked }: SavedSearch,
): Promise<readonly FoundHit[]> {
  const terms = termsOf(asked)
  const kept = await records.words.findMany(hits.map(({ wordsId }) => wordsId))
  const words = new Map(kept.map((one) => [one.id, one]))
  const ids = [...new Set(hits.map(({ violationId }) => violationId))]
  const cases = await records.violations.findMany(ids)
  const views = await loadViolationViews(records, cases, 'list')
  const byId = new Map(views.map((view) => [view.violation.id, view]))
  return hits.flatMap((hit): readonly FoundHit[] => {
    const view = byId.get(hit.violationId)
    if (view === undefined) return []
    const found = words.get(hit.wordsId)
    const told = found && { sha256: found.sha256, excerpt: excerptOf(found.text, terms) }
    return [{ hit, view, words: told ?? null }]
  })
}

/** What a saved search found, where the person may look. It is a look through words, and audited as one. */
export const hitsOfSearch = (
  { clock, transactions }: Pick<SavedSearchDeps, 'clock' | 'transactions'>,
  { person, id, page }: OfSearch & { readonly page: PageRequest },
): Promise<Result<Page<FoundHit>>> =>
  transactions.within(person.jurisdiction).run(async (records) => {
    const search = await records.whole.savedSearches.find(id)
    if (!maySee(search, person)) return notFound('该查找', 'search')
    const hits = await records.savedSearches.hits(id, page)
    const items = await hitsWithWords(records, hits.items, search)
    const { asked, filter } = search
    const look = { who: person.who, asked, filter }
    await auditSearch({ clock, records }, look, { found: items.length })
    return succeed(mapPage(hits, items))
  })

/** The owner has seen what was found up to then. */
export const markHitsSeen = (
  { clock, transactions }: Pick<SavedSearchDeps, 'clock' | 'transactions'>,
  { person, id, upTo }: OfSearch & { readonly upTo: Instant },
): Promise<Result<null>> =>
  transactions.within(person.jurisdiction).run(async (records) => {
    const search = await records.whole.savedSearches.find(id)
    if (!maySee(search, person)) return notFound('该查找', 'search')
    if (search.ownerId !== person.id) {
      return fail(
        'not-allowed',
        '只有保存者能标为已看。Only who saved it marks what it found as seen.',
      )
    }
    await records.savedSearches.markSeen(id, upTo, clock.now())
    return succeed(null)
  })
