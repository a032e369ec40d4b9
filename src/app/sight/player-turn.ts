import { type Duration, seconds } from '../../core/time/duration.ts'
import type { Clock } from '../../ports/clock.ts'
import type { SampleOutcome, Unseen } from '../../ports/sight/stream-viewer.ts'
import { playerPicture } from './player-picture.ts'
import type { RoomPages } from './room-pages.ts'

const PAGE_BUDGET: Duration = seconds(20)
/** A page whose player shows nothing either is not opened for it again earlier than this. */
const BETWEEN_TURNS: Duration = seconds(60)

/** Reasons that are the stream's own or ours, and no refusal: the page shows nothing else. */
const SAME_IN_PAGE: readonly Unseen['reason'][] = ['ended', 'black', 'frozen', 'budget']
const mayPlayInPage = (failed: Unseen): boolean =>
  !SAME_IN_PAGE.includes(failed.reason) && failed.httpStatus !== 404

/**
 * What does not open for us may play in the page: gives the picture of its player in the place of a failure, or `null`
 * where that says no more.
 */
export function createPlayerTurn(
  { clock, roomPages }: { readonly clock: Clock; readonly roomPages: RoomPages },
  pageUrl: string,
): (failed: Unseen, signal: AbortSignal) => Promise<SampleOutcome | null> {
  let turnAt: Duration | null = null
  return async (failed, signal) => {
    const tooEarly = turnAt !== null && clock.monotonic() - turnAt < BETWEEN_TURNS
    if (!mayPlayInPage(failed) || tooEarly || signal.aborted) return null
    turnAt = clock.monotonic()
    const visit = await roomPages.openPlayer(pageUrl, { budget: PAGE_BUDGET, signal })
    const shown = visit.kind === 'page' ? playerPicture(visit) : null
    return shown === null ? null : { kind: 'frame', ...shown }
  }
}
