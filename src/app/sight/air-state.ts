import { tellsNothing } from '../../core/cuts/cut-abilities.ts'
import { isCalled } from '../../core/registry/cut-target.ts'
import type { LiveRoom } from '../../core/registry/live-room.ts'
import { type Duration, seconds } from '../../core/time/duration.ts'
import type { CutPlatform } from '../../ports/cut-platform.ts'
import type { PagePass } from '../../ports/egress.ts'
import type { PageVisit } from '../../ports/sight/page-visitor.ts'
import type { StreamSource, StreamViewer, Unseen } from '../../ports/sight/stream-viewer.ts'
import { playerPicture } from './player-picture.ts'
import type { RoomPages } from './room-pages.ts'

export type AirState =
  | { readonly kind: 'on-air'; readonly url: string; readonly source: StreamSource }
  | { readonly kind: 'off-air' }
  /** `url`: the address that was asked last; left out where there is none. */
  | { readonly kind: 'unseen'; readonly unseen: Unseen; readonly url?: string }

export type AirStateDeps = {
  readonly viewer: StreamViewer
  readonly roomPages: RoomPages
  readonly platform: CutPlatform
}

const PROBE_BUDGET: Duration = seconds(8)
/** Keyframes are up to twenty seconds apart. */
const KEYFRAME_PATIENCE: Duration = seconds(16)
const PAGE_BUDGET: Duration = seconds(20)

/**
 * A registered address that answers 404 or has ended is a room that is not on air; everything else that cannot be
 * seen stays unseen.
 */
export function meansOffAir(unseen: Unseen): boolean {
  return unseen.reason === 'ended' || unseen.httpStatus === 404
}

/** The media server's own word, when there is one that we may ask, settles a silence: nobody is publishing. */
export async function serverSaysOffAir(room: LiveRoom, platform: CutPlatform): Promise<boolean> {
  if (room.cutTarget === null || !isCalled(room.cutTarget)) return false
  if (tellsNothing(platform.abilities(room.cutTarget))) return false
  const state = await platform.publishState(room.cutTarget)
  return state.kind === 'not-publishing'
}

const NO_MEDIA: AirState = {
  kind: 'unseen',
  unseen: {
    kind: 'unseen',
    reason: 'not-media',
    httpStatus: null,
    detail: 'the room has no address, or its page shows no player',
  },
}

/** Asks addresses in order and stops at the first that lives or says that nothing is on air. */
async function stateOfUrls(
  urls: readonly string[],
  deps: AirStateDeps,
  signal: AbortSignal,
  pass?: PagePass,
): Promise<AirState> {
  let last = NO_MEDIA
  for (const url of urls) {
    const outcome = await deps.viewer.probe(url, {
      budget: PROBE_BUDGET,
      keyframePatience: KEYFRAME_PATIENCE,
      signal,
      ...(pass === undefined ? {} : { pass }),
    })
    if (outcome.kind === 'on-air') return { kind: 'on-air', url, source: outcome.source }
    if (meansOffAir(outcome)) return { kind: 'off-air' }
    last = { kind: 'unseen', unseen: outcome, url }
  }
  return last
}

/** A page that gives no address is on air by the picture of its player, off air by its own words, or unseen. */
function stateOfPage(pageUrl: string, visit: PageVisit): AirState {
  const picture = playerPicture(visit)
  if (picture !== null) return { kind: 'on-air', url: pageUrl, source: picture.source }
  return visit.saysOffAir ? { kind: 'off-air' } : NO_MEDIA
}

const stateOfUnseen = (visit: Unseen): AirState =>
  meansOffAir(visit) ? { kind: 'off-air' } : { kind: 'unseen', unseen: visit }

/** The page gives addresses that open nowhere else: its player may show the lesson all the same. */
async function stateOfPlayer(
  pageUrl: string,
  deps: AirStateDeps,
  unopened: AirState,
  signal: AbortSignal,
): Promise<AirState> {
  if (unopened.kind === 'off-air') return unopened
  const visit = await deps.roomPages.openPlayer(pageUrl, { budget: PAGE_BUDGET, signal })
  const picture = visit.kind === 'page' ? playerPicture(visit) : null
  return picture === null ? unopened : { kind: 'on-air', url: pageUrl, source: picture.source }
}

/** Former addresses are tried first; only when none of them lives the page is opened again, if it is time. */
async function stateOfPageRoom(
  pageUrl: string,
  deps: AirStateDeps,
  signal: AbortSignal,
): Promise<AirState> {
  let state: AirState = NO_MEDIA
  for (let opening = 0; opening < 2 && !signal.aborted; opening += 1) {
    const options = { budget: PAGE_BUDGET, signal }
    const { visit, recalled } = await deps.roomPages.open(pageUrl, options)
    if (visit.kind === 'unseen') return stateOfUnseen(visit)
    if (visit.mediaUrls.length === 0) return stateOfPage(pageUrl, visit)
    state = await stateOfUrls(visit.mediaUrls, deps, signal, visit.pass)
    if (state.kind === 'on-air') return state
    if (!recalled) return stateOfPlayer(pageUrl, deps, state, signal)
    for (const url of visit.mediaUrls) deps.roomPages.spent(pageUrl, url)
  }
  return state
}

/** Is the room on air, and by which address? A room that is only known by its page is asked through it. */
export async function airStateOf(
  room: LiveRoom,
  deps: AirStateDeps,
  signal: AbortSignal,
): Promise<AirState> {
  // Asked first: a media server that holds silent connections open would cost the whole budget each time.
  if (await serverSaysOffAir(room, deps.platform)) return { kind: 'off-air' }
  if (room.streamUrls.length > 0 || room.pageUrl === null) {
    return await stateOfUrls(room.streamUrls, deps, signal)
  }
  return await stateOfPageRoom(room.pageUrl, deps, signal)
}
