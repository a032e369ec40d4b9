import { type Duration, hours, milliseconds, seconds } from '../time/duration.ts'
import { between, type Instant } from '../time/instant.ts'
import { abilitiesOf, type CutCheck, type CutOrder, type CutStatus } from './cut-order.ts'
import { acceptedMoment, momentOf, reckonedFrom } from './moment.ts'

/** `CutCheck.what` of a look at the media server's own account of the stream. */
export const PUBLISH_STATE = 'publish-state'

/** No round of looks takes this long: who looked was stopped meanwhile. */
const INTERRUPTED_AFTER: Duration = seconds(25)
/** What was left so long ago is left to people. */
const WORTH_PROVING: Duration = hours(24)

export type ProofSettings = {
  /** Every address must be gone for at least this long, seen at both ends. */
  readonly apart: Duration
  /** After this time from the server's "accepted" the proof is called as it stands. */
  readonly budget: Duration
}

/**
 * 40 s more than the 30 s for which node-media-server keeps a picture of a publisher that left, and long enough to
 * see most HLS playlists go; SRS keeps its playlists for 120 s (`hls_dispose`), which then comes out as `cached-tail`.
 */
export const PROOF_SETTINGS: ProofSettings = { apart: seconds(3), budget: seconds(70) }

/** Except for `look-again`, `kind` is the order's next status. */
export type ProofJudgement =
  | { readonly kind: 'verified'; readonly detail: string }
  | { readonly kind: 'cached-tail'; readonly detail: string }
  | { readonly kind: 'accepted-unverified'; readonly detail: string }
  | { readonly kind: 'cannot-verify'; readonly detail: string }
  | { readonly kind: 'look-again'; readonly after: Duration }

type Trail = {
  readonly what: string
  readonly last: CutCheck['found'] | 'never-looked'
  /** First and last look of the unbroken run of `gone` at the end; `null` when the last look was not `gone`. */
  readonly gone: { readonly from: Instant; readonly to: Instant } | null
}

/** Since when the proof is under way without a pause: a stopped process must not use up the time for looking. */
function lookingSince(accepted: Instant, checks: readonly CutCheck[], now: Instant): Instant {
  let since = accepted
  let last = accepted
  for (const at of [...checks.map(momentOf), now].toSorted((a, b) => a - b)) {
    if (between(last, at) > INTERRUPTED_AFTER) since = at
    last = at
  }
  return since
}

/**
 * The order as its proof has to see it: after an interruption the proof begins anew with the first look that was made
 * since, with all of its time, and what was seen before counts no more. `now`, and `acceptedAt` of what comes back, are
 * steady time.
 */
export function resumeProof(order: CutOrder, checks: readonly CutCheck[], now: Instant): CutOrder {
  const accepted = acceptedMoment(order)
  if (accepted === null) return order
  const since = reckonedFrom(accepted, checks, now)
  const valid = checks.filter((look) => momentOf(look) >= since && momentOf(look) <= now)
  return { ...order, acceptedAt: lookingSince(since, valid, now) }
}

const CALLED_AS_IT_STOOD: readonly CutStatus[] = [
  'accepted-unverified',
  'cannot-verify',
  'cached-tail',
]

/**
 * The proof was called as it stood though nobody had looked for as long as it should: its process was stopped. It is
 * made again. A proof that had its time stands, whatever it says.
 */
export function proofCutShort(
  order: CutOrder,
  now: Instant,
  settings: ProofSettings = PROOF_SETTINGS,
): boolean {
  const { acceptedAt, until, checks } = order
  if (!CALLED_AS_IT_STOOD.includes(order.status) || acceptedAt === null) return false
  if (between(acceptedAt, now) > WORTH_PROVING || (until !== null && now >= until)) return false
  const accepted = acceptedMoment(order) ?? acceptedAt
  const valid = checks.filter((look) => momentOf(look) >= accepted)
  if (!valid.some(({ what }) => what !== PUBLISH_STATE)) return false
  const last = Math.max(...valid.map(momentOf)) as Instant
  const looked = between(lookingSince(accepted, valid, last), last)
  return looked < settings.budget - settings.apart * 2
}

/** What has to be seen gone: every address, and the platform's own account where it gives one. */
export const lookedAt = (order: CutOrder, addresses: readonly string[]): readonly string[] => [
  ...(abilitiesOf(order).reads === 'nothing' ? [] : [PUBLISH_STATE]),
  ...new Set(addresses),
]

/** What the looks at one address say, in order of time. */
export function trailOf(what: string, checks: readonly CutCheck[]): Trail {
  const looks = checks
    .filter((check) => check.what === what)
    .toSorted((a, b) => momentOf(a) - momentOf(b))
  const last = looks.at(-1)
  if (last === undefined) return { what, last: 'never-looked', gone: null }
  const broken = looks.findLastIndex((look) => look.found !== 'gone')
  const first = looks[broken + 1]
  return {
    what,
    last: last.found,
    gone: first === undefined ? null : { from: momentOf(first), to: momentOf(last) },
  }
}

/** Gone everywhere at once: the runs of "gone" of all addresses share at least `apart`. */
function goneTogether(trails: readonly Trail[], apart: Duration): boolean {
  const runs = trails.flatMap((trail) => (trail.gone === null ? [] : [trail.gone]))
  if (runs.length !== trails.length) return false
  const from = Math.max(...runs.map((run) => run.from))
  const to = Math.min(...runs.map((run) => run.to))
  return to - from >= apart
}

const listed = (trails: readonly Trail[]): string => trails.map(({ what }) => what).join(', ')

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

/**
 * Is the stream really gone? `verified` rests on our own looks alone: the server's state and every known address,
 * each seen gone twice, all at the same time, after the server had accepted the kick. The server's word, a playlist
 * that merely stands still, and looks that saw nothing never add up to it.
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
  const trails = lookedAt(order, addresses).map((what) => trailOf(what, valid))
  if (goneTogether(trails, settings.apart)) {
    return { kind: 'verified', detail: `gone in looks apart: ${listed(trails)}` }
  }
  const left = settings.budget - between(since, now)
  if (left <= 0) return callAsItStands(trails, settings.apart)
  return { kind: 'look-again', after: milliseconds(Math.min(settings.apart, left)) }
}
