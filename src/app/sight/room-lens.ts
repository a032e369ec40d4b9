import type { LiveRoom } from '../../core/registry/live-room.ts'
import { type Duration, milliseconds, seconds } from '../../core/time/duration.ts'
import type { Clock } from '../../ports/clock.ts'
import type {
  GlanceOptions,
  GlanceOutcome,
  StreamViewer,
  Unseen,
  ViewOptions,
} from '../../ports/sight/stream-viewer.ts'
import { playerPicture } from './player-picture.ts'
import { createPlayerTurn } from './player-turn.ts'
import type { RoomPages } from './room-pages.ts'

export type LensDeps = {
  readonly clock: Clock
  readonly viewer: StreamViewer
  readonly roomPages: RoomPages
}

/** What a watch looks through: it keeps where the room is, also when the page gives it another address. */
export type RoomLens = {
  /** `stands`: as `GlanceOptions` has it; left out, there is always a frame. */
  sample(signal: AbortSignal, stands?: Stands): Promise<GlanceOutcome>
}
type Stands = GlanceOptions['stands']

/** A glance where one is wanted and can be had, else a sample. */
const lookThrough = (
  { viewer }: Pick<LensDeps, 'viewer'>,
  url: string,
  options: ViewOptions,
  stands: Stands | undefined,
): Promise<GlanceOutcome> =>
  stands === undefined || viewer.glance === undefined
    ? viewer.sample(url, options)
    : viewer.glance(url, { ...options, stands })

const SAMPLE_BUDGET: Duration = seconds(10)
/** Keyframes are up to twenty seconds apart. */
const KEYFRAME_PATIENCE: Duration = seconds(14)
const SAMPLING = { budget: SAMPLE_BUDGET, keyframePatience: KEYFRAME_PATIENCE } as const
const PAGE_BUDGET: Duration = seconds(20)
/** A room that has only a picture costs a whole visit for each look. */
const BETWEEN_PICTURES: Duration = seconds(15)

/** Answers by which a platform says that this address is not (any longer) the room's. */
const GONE_STATUS: readonly (number | null)[] = [401, 403, 404, 410]
const GONE_REASONS: readonly Unseen['reason'][] = ['ended', 'refused', 'dns']

const isGone = ({ httpStatus, reason }: Unseen): boolean =>
  GONE_STATUS.includes(httpStatus) || GONE_REASONS.includes(reason)

const endedByPage: Unseen = {
  kind: 'unseen',
  reason: 'ended',
  httpStatus: null,
  reached: true,
  detail: 'the page says that nothing is on air',
}

const noPlayer: Unseen = {
  kind: 'unseen',
  reason: 'not-media',
  httpStatus: null,
  reached: true,
  detail: 'the page shows no player any more',
}

/** A room with a registered stream address is looked at there and nowhere else. */
const straight = (deps: LensDeps, url: string): RoomLens => ({
  sample: (signal, stands) => lookThrough(deps, url, { ...SAMPLING, signal }, stands),
})

function throughPage(deps: LensDeps, pageUrl: string, found: string): RoomLens {
  const { clock, roomPages } = deps
  const playerTurn = createPlayerTurn(deps, pageUrl)
  let [url, pictureAt]: [string, Duration | null] = [found, null]

  const picture = async (signal: AbortSignal): Promise<GlanceOutcome> => {
    const waited = pictureAt === null ? BETWEEN_PICTURES : clock.monotonic() - pictureAt
    await clock.sleep(milliseconds(Math.max(0, BETWEEN_PICTURES - waited)), signal)
    pictureAt = clock.monotonic()
    const { visit } = await roomPages.open(pageUrl, { budget: PAGE_BUDGET, signal })
    if (visit.kind === 'unseen') return visit
    const [address] = visit.mediaUrls
    if (address !== undefined) {
      url = address
      return await orPlayer(await stream(signal), signal)
    }
    const picture = playerPicture(visit)
    if (picture === null) return visit.saysOffAir ? endedByPage : noPlayer
    return { kind: 'frame', ...picture }
  }

  /** Another address that the page gives now; `null` when it gives none or it is too early to ask. */
  const renew = async (signal: AbortSignal): Promise<string | Unseen | null> => {
    roomPages.spent(pageUrl, url)
    const { visit, recalled } = await roomPages.open(pageUrl, { budget: PAGE_BUDGET, signal })
    // Our own budget kept us from asking: the refusal of the stream stays the reason.
    if (visit.kind === 'unseen') return recalled || visit.reason === 'budget' ? null : visit
    const next = visit.mediaUrls.find((address) => address !== url || !recalled)
    if (next !== undefined) return next
    return visit.saysOffAir && !recalled ? endedByPage : null
  }

  const stream = (signal: AbortSignal, stands?: Stands): Promise<GlanceOutcome> => {
    const pass = roomPages.passOf(pageUrl)
    const asked = { ...SAMPLING, signal }
    return lookThrough(deps, url, pass === undefined ? asked : { ...asked, pass }, stands)
  }

  const orPlayer = async (failed: GlanceOutcome, signal: AbortSignal): Promise<GlanceOutcome> => {
    const shown = failed.kind === 'unseen' ? await playerTurn(failed, signal) : null
    if (shown === null) return failed
    url = pageUrl
    pictureAt = clock.monotonic()
    return shown
  }

  /** From another address, where the page gives one. `last`: what came of the one before. */
  const renewed = async (
    last: GlanceOutcome | null,
    signal: AbortSignal,
  ): Promise<GlanceOutcome> => {
    const next = await renew(signal)
    if (next !== null && typeof next !== 'string') return next
    if (next === null && last !== null) return await orPlayer(last, signal)
    url = next ?? url
    return await orPlayer(await stream(signal), signal)
  }

  return {
    async sample(signal, stands) {
      if (url === pageUrl) return await picture(signal)
      let last: GlanceOutcome | null = null
      if (!roomPages.hasExpired(pageUrl, url)) {
        last = await stream(signal, stands)
        if (last.kind !== 'unseen' || signal.aborted) return last
        if (!isGone(last)) return await orPlayer(last, signal)
      }
      return await renewed(last, signal)
    },
  }
}

/**
 * Looks at a room where the probe found it. A room known by its page only is sampled straight from the media address;
 * the page is opened again when that address has expired or the platform refuses it, and for each picture of a player
 * that has no address.
 */
export const openRoomLens = (deps: LensDeps, room: LiveRoom, url: string): RoomLens =>
  room.pageUrl === null || room.streamUrls.length > 0
    ? straight(deps, url)
    : throughPage(deps, room.pageUrl, url)
