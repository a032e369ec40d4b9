import { jurisdictionOf } from '../../core/access/jurisdiction.ts'
import { CANARY_INSTITUTION } from '../../core/canary/canary-room.ts'
import { errorKind } from '../../core/error-code.ts'
import { type Duration, hours } from '../../core/time/duration.ts'
import { type Instant, later, minus } from '../../core/time/instant.ts'
import { termsOf } from '../../core/violations/search/fold-words.ts'
import type { KeptWords } from '../../core/violations/search/kept-words.ts'
import {
  afterRun,
  endedSearch,
  MOST_KEPT_HITS,
  MOST_NEW_HITS,
  mayStillRun,
  placesOfSearch,
  putOff,
  type SavedSearch,
  type SearchHit,
  type SearchOwner,
  writtenSinceOf,
} from '../../core/violations/search/saved-search.ts'
import type { Logger } from '../../ports/logger.ts'
import type { Records } from '../../ports/records/records.ts'
import { audit } from '../commands/command.ts'
import type { SavedSearchDeps } from './saved-searches.ts'

export type RunDeps = Pick<SavedSearchDeps, 'clock' | 'transactions'> & {
  /** From one run of a search to the next, as it is set. */
  readonly searchPause: Duration
  readonly logger: Pick<Logger, 'warn'>
}

/** Searches of one tick; the others are due at the next. */
const MOST_AT_ONCE = 200
/** Hits are counted no further: what is more is too many by far. */
const COUNTED = 10_000
/** How long one that was deleted is kept: longer than it can be had back. */
const REMOVED_KEPT = hours(24)
const BY_ITSELF = {
  who: 'system',
  why: '保存的查找定时运行。A saved search, run by itself.',
} as const

async function ownerOf({ accounts }: Pick<Records, 'accounts'>, id: string) {
  const account = await accounts.find(id)
  if (account === null) return null
  const { role, regions, lockedAt } = account
  const owner: SearchOwner = {
    role,
    jurisdiction: jurisdictionOf(regions),
    locked: lockedAt !== null,
  }
  return owner
}

/** Its owner lost the right to it: nobody is told any more of what it would find. */
const end = ({ clock, transactions }: RunDeps, { id }: SavedSearch): Promise<void> =>
  transactions.run(async (records) => {
    const search = await records.savedSearches.hold(id)
    if (search === null || !search.alert) return
    await records.savedSearches.save(endedSearch(search, clock.now()))
    const data = { change: 'ended', owner: search.ownerId }
    await audit(records, clock, BY_ITSELF, {
      type: 'system.changed',
      subjectKind: 'system',
      subjectId: `search:${id}`,
      data,
    })
  })

/** The program's own pictures, by which it is tried, are nobody's news. */
async function withoutCanaries(
  { violations }: Records,
  found: readonly KeptWords[],
): Promise<readonly KeptWords[]> {
  const ids = [...new Set(found.map(({ violationId }) => violationId))]
  const cases = await violations.findMany(ids)
  const real = new Set(
    cases
      .filter(({ institutionId }) => institutionId !== CANARY_INSTITUTION.id)
      .map(({ id }) => id),
  )
  return found.filter(({ violationId }) => real.has(violationId))
}

const hitOf = (
  searchId: string,
  foundAt: Instant,
  { id, violationId, at, sense }: KeptWords,
): SearchHit => ({ searchId, wordsId: id, violationId, at, sense, foundAt, seenAt: null })

/** Looks through what was written down since, within what its owner may see now, and keeps what is new. */
async function look(
  records: Records,
  { clock, searchPause }: RunDeps,
  { id, regions }: { readonly id: string; readonly regions: readonly string[] },
): Promise<number> {
  const { savedSearches, words } = records.whole
  const search = await savedSearches.hold(id)
  const now = clock.now()
  if (search === null || !search.alert || search.removedAt !== null) return 0
  if (search.nextRunAt > now) return 0
  const latest = (await words.latest()) ?? search.cursor
  const filter = {
    ...search.filter,
    terms: termsOf(search.asked),
    writtenSince: writtenSinceOf(search),
  }
  const found = await records.words.find(filter, { limit: MOST_NEW_HITS, cursor: null })
  // What the run before looked through as well was counted then.
  const since = { ...filter, writtenSince: later(search.cursor, filter.writtenSince) }
  const total =
    found.nextCursor === null ? found.items.length : await records.words.count(since, COUNTED)
  const real = await withoutCanaries(records, found.items)
  const fresh = await records.savedSearches.addHits(real.map((one) => hitOf(id, now, one)))
  if (fresh.length > 0) await records.savedSearches.forgetOldHits(id, MOST_KEPT_HITS)
  const outcome = { fresh: fresh.length, total, latest, now, pause: searchPause }
  await savedSearches.save({ ...afterRun(search, outcome), regions })
  if (fresh.length === 0) return 0
  const data = { attention: id, found: fresh.length, total }
  await audit(records, clock, BY_ITSELF, {
    type: 'system.changed',
    subjectKind: 'system',
    subjectId: `attention:${id}`,
    data,
  })
  return fresh.length
}

/** In a transaction of its own: that of the run is lost. */
const setAside = ({ clock, transactions }: RunDeps, { id }: SavedSearch): Promise<void> =>
  transactions.run(async ({ savedSearches }) => {
    const search = await savedSearches.hold(id)
    if (search !== null) await savedSearches.save(putOff(search, clock.now()))
  })

async function runOne(deps: RunDeps, search: SavedSearch): Promise<number> {
  const owner = await deps.transactions.run((records) => ownerOf(records, search.ownerId))
  if (owner === null || !mayStillRun(search, owner)) {
    await end(deps, search)
    return 0
  }
  const regions = placesOfSearch(search.filter, owner.jurisdiction)
  return await deps.transactions
    .within(owner.jurisdiction)
    .run((records) => look(records, deps, { id: search.id, regions }))
}

/**
 * Runs the saved searches that are due, each within what its owner may see at this moment, and keeps what is new. Run twice it
 * finds nothing twice. One that fails keeps no other from running. How many new hits there are.
 */
export async function runSavedSearches(deps: RunDeps): Promise<number> {
  const { clock, transactions, logger } = deps
  const due = await transactions.run(async ({ savedSearches }) => {
    await savedSearches.forgetRemoved(minus(clock.now(), REMOVED_KEPT))
    return await savedSearches.due(clock.now(), MOST_AT_ONCE)
  })
  let fresh = 0
  for (const search of due) {
    try {
      fresh += await runOne(deps, search)
    } catch (error) {
      logger.warn({ search: search.id, error: errorKind(error) }, 'a saved search was not run')
      await setAside(deps, search).catch((again: unknown) =>
        logger.warn({ search: search.id, error: errorKind(again) }, 'it was not put off either'),
      )
    }
  }
  return fresh
}
