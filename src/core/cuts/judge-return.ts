import { type Duration, milliseconds, seconds } from '../time/duration.ts'
import { between, type Instant, plus } from '../time/instant.ts'
import { tellsNothing } from './cut-abilities.ts'
import { abilitiesOf, type CutCheck, type CutOrder } from './cut-order.ts'
import { momentOf, reckonedFrom, verifiedMoment } from './moment.ts'
import { lookedAt, PUBLISH_STATE, trailOf } from './proof-trails.ts'

/** `held`, `came-back` and `came-back-elsewhere` are the order's next status; `not-seen` leaves it as it is. */
export type ReturnJudgement =
  | { readonly kind: 'held'; readonly detail: string }
  | { readonly kind: 'came-back'; readonly detail: string }
  | { readonly kind: 'came-back-elsewhere'; readonly detail: string }
  | { readonly kind: 'not-seen'; readonly detail: string }
  | { readonly kind: 'watching'; readonly after: Duration }

const LOOK_EVERY = seconds(5)

/**
 * The server shows a banned encoder as publishing for the moment until its authentication has answered,
 * so its own word counts as a return only when two looks in a row say so; media that came to a viewer counts at once.
 */
function serverSaysSo(looks: readonly CutCheck[]): boolean {
  return looks.some((look, i) => look.found === 'live' && looks[i - 1]?.found === 'live')
}

/**
 * Does the cut hold? Looks begin when it was verified. A live address that is not one of the room's own is a return
 * under another name. `held` needs every address seen gone at the end of the watch: what could not be seen is not held.
 */
export function judgeReturn(
  order: CutOrder,
  addresses: readonly string[],
  checks: readonly CutCheck[],
  now: Instant,
  watchFor: Duration,
): ReturnJudgement {
  const verified = verifiedMoment(order)
  if (verified === null) return { kind: 'not-seen', detail: 'the cut was never verified' }
  const since = reckonedFrom(verified, checks, now)
  // Looks made since a clock that was set back are all later than the proof.
  const isLater = (at: Instant): boolean => (since === verified ? at > since : at >= since)
  const looks = checks
    .filter((look) => isLater(momentOf(look)) && momentOf(look) <= now)
    .toSorted((a, b) => momentOf(a) - momentOf(b))
  const live = looks.filter(({ found }) => found === 'live')
  const own = live.find(({ what }) => addresses.includes(what))
  if (own !== undefined) return { kind: 'came-back', detail: own.what }
  if (serverSaysSo(looks.filter(({ what }) => what === PUBLISH_STATE))) {
    return { kind: 'came-back', detail: PUBLISH_STATE }
  }
  const elsewhere = live.find(({ what }) => what !== PUBLISH_STATE)
  if (elsewhere !== undefined) return { kind: 'came-back-elsewhere', detail: elsewhere.what }
  return judgeEnd(order, since, lookedAt(order, addresses), looks, now, watchFor)
}

/** A tail that a platform has not forgotten yet is no return where its own account says that nobody publishes. */
function judgeEnd(
  order: CutOrder,
  since: Instant,
  required: readonly string[],
  looks: readonly CutCheck[],
  now: Instant,
  watchFor: Duration,
): ReturnJudgement {
  const end = plus(since, watchFor)
  const left = between(now, end)
  if (left > 0) return { kind: 'watching', after: milliseconds(Math.min(LOOK_EVERY, left)) }
  const of = tellsNothing(abilitiesOf(order)) ? 'gone' : 'still'
  const trails = required.map((what) => trailOf(what, looks, since))
  const unseen = trails.filter((trail) => (trail[of]?.to ?? since) < end)
  if (unseen.length === 0) return { kind: 'held', detail: `gone: ${required.join(', ')}` }
  // One look more at the end of the watch, and a second chance for a look that failed.
  if (left > -LOOK_EVERY * 3) return { kind: 'watching', after: seconds(1) }
  return { kind: 'not-seen', detail: unseen.map(({ what }) => what).join(', ') }
}
