import { hasAllOf, type Jurisdiction, jurisdictionOf, overlaps } from '../../access/jurisdiction.ts'
import { type AccountRole, mayDo } from '../../access/rights.ts'
import { type Duration, minutes, seconds } from '../../time/duration.ts'
import { type Instant, later, minus, plus } from '../../time/instant.ts'
import type { KeptWords } from './kept-words.ts'

/** What a saved search is narrowed to; as of a search by hand. */
export type SavedFilter = {
  readonly region?: string
  readonly institutionId?: string
  readonly roomId?: string
  readonly sense?: KeptWords['sense']
  readonly from?: Instant
  readonly to?: Instant
}

/**
 * What its owner has to be told of it. `too-many`: more was found at once than anybody reads, and it is asked less often.
 * `no-right`: its owner may no longer look there, or not sign in, and it is asked no more.
 */
export const SEARCH_TROUBLES = ['too-many', 'no-right'] as const
export type SearchTrouble = (typeof SEARCH_TROUBLES)[number]

export type SavedSearch = {
  readonly id: string
  /** An account. */
  readonly ownerId: string
  readonly name: string
  /** As it was typed. */
  readonly asked: string
  readonly filter: SavedFilter
  /** What codes of the places begin with that it looks at; none: everywhere. Of its owner's when he last had it. */
  readonly regions: readonly string[]
  /** Also shown to whoever may look at all of these places. */
  readonly shared: boolean
  readonly alert: boolean
  /** What was written down up to then is no news; `null`: it raises none. */
  readonly since: Instant | null
  /** How far what was written down has been looked through. */
  readonly cursor: Instant
  /** From one run to the next. */
  readonly pause: Duration
  readonly nextRunAt: Instant
  readonly lastRunAt: Instant | null
  /** When it last found something new. */
  readonly lastFoundAt: Instant | null
  /** Hits that were too many to be kept, since it was saved. */
  readonly dropped: number
  readonly trouble: SearchTrouble | null
  /** By channel, when it was last told of what this found. */
  readonly told: Readonly<Record<string, Instant>>
  readonly savedAt: Instant
  readonly version: number
  /** Deleted, and can be had back for a while. */
  readonly removedAt: Instant | null
}

/** Something that a saved search found. It holds no words: they are with the evidence, and go with it. */
export type SearchHit = Pick<KeptWords, 'violationId' | 'at' | 'sense'> & {
  readonly searchId: string
  /** Of the words that were found. */
  readonly wordsId: string
  readonly foundAt: Instant
  /** When the owner saw it; `null`: not yet. */
  readonly seenAt: Instant | null
}

/** New hits of one run; more are told as too many. Ours. */
export const MOST_NEW_HITS = 300
/** Of one search, the newest. Ours. */
export const MOST_KEPT_HITS = 2_000
/** How long a search that was deleted can be had back. Ours. */
export const UNDO_FOR = minutes(10)
/** A transaction that began before the last run may have come to its end after it. */
const OVERLAP = minutes(2)
const LONGEST_PAUSE = minutes(60)
/** Before the first run; then it is what is set. */
export const FIRST_PAUSE = minutes(1)
/** A tick may come a moment sooner after the last than it is set. */
const SOONER = seconds(15)

/** Where a search looks: at its own region, or wherever its owner may. */
export const placesOfSearch = (
  { region }: Pick<SavedFilter, 'region'>,
  jurisdiction: Jurisdiction,
): readonly string[] =>
  (region === undefined ? jurisdiction : jurisdictionOf([region])).prefixes ?? []

/** A search that is shared is shown to whoever may look at all places that it looks at. */
export const maySeeShared = (
  { shared, regions }: Pick<SavedSearch, 'shared' | 'regions'>,
  jurisdiction: Jurisdiction,
): boolean => shared && hasAllOf(jurisdiction, jurisdictionOf(regions))

export type SearchOwner = {
  readonly role: AccountRole
  readonly jurisdiction: Jurisdiction
  readonly locked: boolean
}

/** Whether its owner may still look for that, by what he is at this moment. `owner` is `null`: there is no such account. */
export function mayStillRun(
  { filter: { region } }: Pick<SavedSearch, 'filter'>,
  owner: SearchOwner | null,
): boolean {
  if (owner === null || owner.locked || !mayDo(owner.role, 'read')) return false
  return region === undefined || overlaps(owner.jurisdiction, jurisdictionOf([region]))
}

/** Its right is lost: it is asked no more until its owner turns it on again, and he is told. */
export const endedSearch = (search: SavedSearch, now: Instant): SavedSearch => ({
  ...search,
  alert: false,
  since: null,
  trouble: 'no-right',
  lastRunAt: now,
})

/** From when on what was written down is looked through. */
export function writtenSinceOf({ since, cursor }: Pick<SavedSearch, 'since' | 'cursor'>): Instant {
  const from = minus(cursor, OVERLAP)
  return since !== null && since > from ? since : from
}

/** Turned on (what is written down from `latest` on is news), off, or left as it was. */
export function withAlert(
  search: SavedSearch,
  alert: boolean,
  { latest, now }: { readonly latest: Instant; readonly now: Instant },
): SavedSearch {
  if (alert === search.alert && search.trouble !== 'no-right') return search
  const trouble = null
  if (!alert) return { ...search, alert, since: null, trouble }
  return {
    ...search,
    alert,
    since: latest,
    cursor: latest,
    nextRunAt: now,
    pause: FIRST_PAUSE,
    trouble,
  }
}

export type RunOutcome = {
  /** Hits that were not known yet. */
  readonly fresh: number
  /** How many there were that no run before could have found, counted no further than somebody cared to. */
  readonly total: number
  /** The last that was written down when it was looked. */
  readonly latest: Instant
  readonly now: Instant
  /** From one run to the next, as it is set. */
  readonly pause: Duration
}

const nextRun = (now: Instant, pause: Duration): Instant => minus(plus(now, pause), SOONER)

/** One that could not be run waits for its pause, as after a run: those behind it have their turn. */
export const putOff = (search: SavedSearch, now: Instant): SavedSearch => ({
  ...search,
  nextRunAt: nextRun(now, search.pause),
})

/** A search as it stands after a run; one that finds far too much is slowed, and says so. */
export function afterRun(search: SavedSearch, outcome: RunOutcome): SavedSearch {
  const { fresh, total, latest, now } = outcome
  const tooMany = total > MOST_NEW_HITS
  const slower = Math.min(LONGEST_PAUSE, search.pause * 2) as Duration
  const pause = tooMany ? slower : outcome.pause
  return {
    ...search,
    cursor: later(latest, search.cursor),
    pause,
    nextRunAt: nextRun(now, pause),
    lastRunAt: now,
    lastFoundAt: fresh > 0 ? now : search.lastFoundAt,
    dropped: search.dropped + Math.max(0, total - MOST_NEW_HITS),
    trouble: tooMany ? 'too-many' : null,
  }
}
