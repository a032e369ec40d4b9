import type { LiveRoom } from '../../core/registry/live-room.ts'
import { type Duration, seconds } from '../../core/time/duration.ts'
import type { CutPlatform } from '../../ports/cut-platform.ts'
import type { PageVisitor } from '../../ports/page-visitor.ts'
import type { StreamSource, StreamViewer, Unseen } from '../../ports/stream-viewer.ts'

export type AirState =
  | { readonly kind: 'on-air'; readonly url: string; readonly source: StreamSource }
  | { readonly kind: 'off-air' }
  | { readonly kind: 'unseen'; readonly unseen: Unseen }

export type AirStateDeps = {
  readonly viewer: StreamViewer
  readonly pages: PageVisitor
  readonly platform: CutPlatform
}

const PROBE_BUDGET: Duration = seconds(8)
const PAGE_BUDGET: Duration = seconds(20)

/**
 * A registered address that answers 404 or has ended is a room that is not on air; everything else that cannot be
 * seen stays unseen.
 */
export function meansOffAir(unseen: Unseen): boolean {
  return unseen.reason === 'ended' || unseen.httpStatus === 404
}

async function candidateUrls(
  room: LiveRoom,
  deps: AirStateDeps,
  signal: AbortSignal,
): Promise<readonly string[] | Unseen> {
  if (room.streamUrls.length > 0 || room.pageUrl === null) return room.streamUrls
  const visit = await deps.pages.visit(room.pageUrl, { budget: PAGE_BUDGET, signal })
  return visit.kind === 'page' ? visit.mediaUrls : visit
}

/** The media server's own word, when there is one that we may ask, settles a silence: nobody is publishing. */
export async function serverSaysOffAir(room: LiveRoom, platform: CutPlatform): Promise<boolean> {
  if (room.cutTarget === null) return false
  const state = await platform.publishState(room.cutTarget)
  return state.kind === 'not-publishing'
}

/** Is the room on air, and by which address? Asks its addresses in order and stops at the first that lives. */
export async function airStateOf(
  room: LiveRoom,
  deps: AirStateDeps,
  signal: AbortSignal,
): Promise<AirState> {
  const urls = await candidateUrls(room, deps, signal)
  if ('kind' in urls) return { kind: 'unseen', unseen: urls }
  // Asked first: a media server that holds silent connections open would cost the whole budget each time.
  if (await serverSaysOffAir(room, deps.platform)) return { kind: 'off-air' }
  let last: Unseen | null = null
  for (const url of urls) {
    const outcome = await deps.viewer.probe(url, { budget: PROBE_BUDGET, signal })
    if (outcome.kind === 'on-air') return { kind: 'on-air', url, source: outcome.source }
    if (meansOffAir(outcome)) return { kind: 'off-air' }
    last = outcome
  }
  if (last === null) {
    const detail = 'the room has no address, or its page shows no player'
    return {
      kind: 'unseen',
      unseen: { kind: 'unseen', reason: 'not-media', httpStatus: null, detail },
    }
  }
  return { kind: 'unseen', unseen: last }
}
