import { type Duration, milliseconds, seconds } from '../time/duration.ts'
import { between, type Instant } from '../time/instant.ts'
import { tellsNothing } from './cut-abilities.ts'
import { abilitiesOf, type CutCheck, type CutOrder } from './cut-order.ts'
import { momentOf, reckonedFrom } from './moment.ts'
import { lookedAt, PUBLISH_STATE, provenAt, type Run, type Trail, trailOf } from './proof-trails.ts'

export type ProofSettings = {
  /** Every address must be gone for at least this long, in two looks or more. */
  readonly apart: Duration
  /** After this time from the server's "accepted" the proof is called as it stands. */
  readonly budget: Duration
  /** As `budget`, while all that is left is a tail that the platform's own account cannot vouch for. */
  readonly tailBudget: Duration
}

/**
 * 40 s more than the 30 s for which node-media-server keeps a picture of a publisher that left; SRS keeps its playlists
 * for 120 s (`hls_dispose`).
 */
export const PROOF_SETTINGS: ProofSettings = {
  apart: seconds(3),
  budget: seconds(70),
  tailBudget: seconds(180),
}

/** Looks that find something are repeated at first quickly, then at leisure. */
const SOON = milliseconds(500)

/** `kind` is the order's next status; `look-again` has one as well once no more than a tail is left. */
export type ProofJudgement =
  | { readonly kind: 'verified'; readonly detail: string }
  | { readonly kind: 'cached-tail'; readonly detail: string }
  | { readonly kind: 'accepted-unverified'; readonly detail: string }
  | { readonly kind: 'cannot-verify'; readonly detail: string }
  | { readonly kind: 'came-back'; readonly detail: string }
  | { readonly kind: 'look-again'; readonly after: Duration; readonly status?: 'cached-tail' }

/** A banned encoder is seen for a moment each time it tries; one that is let in keeps its session. */
const STAYS = seconds(1)

/** Somebody else's session, or the encoder's next one, stands on the server: it is back, and was not let stay out. */
function isBack(order: CutOrder, looks: readonly CutCheck[]): boolean {
  const told = looks.filter(({ what }) => what === PUBLISH_STATE)
  const last = told.at(-1)
  if (last?.session === undefined || last.session === order.expectedPublisher?.sessionId)
    return false
  const first = told.findLastIndex(({ session }) => session !== last.session) + 1
  const since = told[first]
  return since !== undefined && between(momentOf(since), momentOf(last)) >= STAYS
}

const listed = (trails: readonly Trail[]): string => trails.map(({ what }) => what).join(', ')

/** The runs of all trails, or `null` when one has none. */
function allRuns(trails: readonly Trail[], of: 'gone' | 'still'): readonly Run[] | null {
  const runs = trails.flatMap((trail) => trail[of] ?? [])
  return runs.length === trails.length && runs.length > 0 ? runs : null
}

/** How long all have shown nothing new at once. */
function sharedSpan(runs: readonly Run[]): number {
  const from = Math.max(...runs.map((run) => run.from))
  const to = Math.min(...runs.map((run) => run.to))
  return to - from
}

function stands(runs: readonly Run[] | null, apart: Duration): boolean {
  if (runs === null) return false
  return runs.every(({ looks }) => looks >= 2) && sharedSpan(runs) >= apart
}

/** The budget is spent. A stream that was gone in the last look gets the one look more that can prove it. */
function callAsItStands(trails: readonly Trail[], apart: Duration): ProofJudgement {
  const live = trails.filter(({ last }) => last === 'live')
  if (live.length > 0) return { kind: 'accepted-unverified', detail: `still live: ${listed(live)}` }
  const unseen = trails.filter(({ last }) => last === 'unknown' || last === 'never-looked')
  if (unseen.length > 0) return { kind: 'cannot-verify', detail: `not seen: ${listed(unseen)}` }
  const cached = trails.filter(({ last }) => last === 'cached')
  if (cached.length > 0)
    return { kind: 'cached-tail', detail: `old media still served: ${listed(cached)}` }
  return { kind: 'look-again', after: apart }
}

/** A live stream that is pulled anew sends media well within it. */
const SILENCE: Duration = seconds(1)

/**
 * Of looks that just ended and found nothing new: for how long silence has to be seen once more, so that with it all
 * have shown nothing new for long enough.
 */
export function silenceToSee(
  looks: readonly CutCheck[],
  { apart }: ProofSettings = PROOF_SETTINGS,
): Duration {
  const from = Math.max(...looks.map((look) => look.since ?? momentOf(look)))
  const to = Math.min(...looks.filter(({ since }) => since !== undefined).map(momentOf))
  return milliseconds(Math.min(Math.max(apart - (to - from), SILENCE), apart))
}

/**
 * When the next round can say more: at the end of its looks all have been gone for long enough. What has stood still for
 * longer and is no proof by that can only run dry: it is looked at now and then, not without a pause.
 */
function nextLook(trails: readonly Trail[], apart: Duration): Duration {
  const runs = allRuns(trails, 'still')
  if (runs === null) {
    const troubled = Math.max(...trails.map((trail) => trail.troubled))
    return milliseconds(Math.min(SOON * 2 ** Math.min(troubled, 8), apart))
  }
  if (stands(runs, apart)) return apart
  const takes = Math.max(...runs.map(({ lastTook }) => lastTook))
  return milliseconds(Math.max(apart - sharedSpan(runs) - takes, 0))
}

/** Nothing new comes anywhere, and what still comes is an old playlist: the tail of what was cut. */
const isTail = (trails: readonly Trail[]): boolean =>
  allRuns(trails, 'still') !== null && trails.some(({ last }) => last === 'cached')

/** Where no platform vouches for it, an address that never showed anything proves nothing by showing nothing. */
const wasLive = (addresses: readonly string[], checks: readonly CutCheck[]): boolean =>
  checks.some((look) => look.found === 'live' && addresses.includes(look.what))

/**
 * Is the stream really gone? `verified` rests on our own looks alone: the server's state and every known address,
 * each seen gone twice, all at the same time, after the server had accepted. Where the server says that nobody
 * publishes, a playlist that has stood still for twice its target duration (RFC 8216 §6.2.1: a live one is updated
 * within one and a half) counts as gone as well, though its old segments can be fetched until the server forgets them:
 * nothing more is taught there. The server's word, a playlist that stands still while nobody vouches for it, and looks
 * that saw nothing never add up to it.
 *
 * @param order as `resumeProof` sees it
 * @param now steady time, as the looks have it
 * @param addresses every address the room is known by, as `CutCheck.what` names them
 */
export function judgeProof(
  order: CutOrder,
  addresses: readonly string[],
  checks: readonly CutCheck[],
  now: Instant,
  settings: ProofSettings = PROOF_SETTINGS,
): ProofJudgement {
  const accepted = order.acceptedAt
  if (accepted === null) return { kind: 'cannot-verify', detail: 'no kick was accepted' }
  if (addresses.length === 0) {
    return { kind: 'cannot-verify', detail: 'no address is known to look at' }
  }
  const since = reckonedFrom(accepted, checks, now)
  const valid = checks.filter((look) => momentOf(look) >= since && momentOf(look) <= now)
  const trails = lookedAt(order, provenAt(addresses, valid)).map((what) =>
    trailOf(what, valid, since),
  )
  const vouched = !tellsNothing(abilitiesOf(order))
  if (stands(allRuns(trails, 'gone'), settings.apart)) {
    return vouched || wasLive(addresses, checks)
      ? { kind: 'verified', detail: `gone in looks apart: ${listed(trails)}` }
      : { kind: 'cannot-verify', detail: 'no address was seen live before the cut' }
  }
  if (vouched && stands(allRuns(trails, 'still'), settings.apart)) {
    const tails = trails.filter(({ last }) => last === 'cached')
    return {
      kind: 'verified',
      detail: `gone in looks apart: ${listed(trails)}; stands still, not forgotten yet: ${listed(tails)}`,
    }
  }
  if (isBack(order, valid)) {
    return { kind: 'came-back', detail: 'another session is being published' }
  }
  return goOn(trails, between(since, now), settings)
}

function goOn(trails: readonly Trail[], spent: number, settings: ProofSettings): ProofJudgement {
  const tail = isTail(trails)
  const left = (tail ? settings.tailBudget : settings.budget) - spent
  if (left <= 0) return callAsItStands(trails, settings.apart)
  const after = milliseconds(Math.min(nextLook(trails, settings.apart), left))
  return { kind: 'look-again', after, ...(tail ? { status: 'cached-tail' } : {}) }
}
