import type { CutCheck } from '../../core/cuts/cut-order.ts'
import { judgeAdvance, type MediaMark, readPlaylist } from '../../core/cuts/media-advance.ts'
import { type Duration, seconds } from '../../core/time/duration.ts'
import type { Clock } from '../../ports/clock.ts'
import type { StreamViewer, Unseen } from '../../ports/sight/stream-viewer.ts'
import type { TextFetcher } from '../../ports/sight/text-fetcher.ts'
import { steadyNow } from '../steady-time.ts'

export type PullDeps = {
  readonly clock: Clock
  readonly viewer: StreamViewer
  readonly texts: TextFetcher
}

/** A proof goes ahead of every patrol: it is short, and somebody waits for it. */
const PULL = { budget: seconds(3), priority: 'proof' } as const
const MARKS_AT_MOST = 12

/**
 * Reasons that mean "the server was reached and has no such stream". A refused connection is not one of them: a
 * firewall against us looks the same.
 */
function isGone(unseen: Unseen): boolean {
  if (unseen.httpStatus === 404 || unseen.httpStatus === 410) return true
  if (unseen.reason === 'ended' || unseen.reason === 'empty') return true
  // Connected, answered, and then silence: a live stream is never silent for the whole budget.
  return unseen.reason === 'timeout' && unseen.reached === true
}

const checkOf = (deps: PullDeps, what: string, found: CutCheck['found'], detail: string) => ({
  at: deps.clock.now(),
  steadyAt: steadyNow(deps.clock),
  what,
  found,
  detail,
})

const fromUnseen = (deps: PullDeps, what: string, unseen: Unseen): CutCheck =>
  checkOf(deps, what, isGone(unseen) ? 'gone' : 'unknown', `${unseen.reason}: ${unseen.detail}`)

type Mark =
  | { readonly kind: 'mark'; readonly mark: MediaMark }
  | { readonly kind: 'ended' }
  | { readonly kind: 'unseen'; readonly unseen: Unseen }

async function playlistMark(deps: PullDeps, url: string, signal: AbortSignal): Promise<Mark> {
  let address = url
  for (let hop = 0; hop < 3; hop += 1) {
    const fetched = await deps.texts.fetchText(address, { ...PULL, signal })
    if (fetched.kind === 'unseen') return { kind: 'unseen', unseen: fetched }
    const reading = readPlaylist(fetched.text, steadyNow(deps.clock))
    if (reading.kind === 'playlist') {
      return reading.ended ? { kind: 'ended' } : { kind: 'mark', mark: reading.mark }
    }
    if (reading.kind === 'not-a-playlist') break
    address = new URL(reading.variant, fetched.url).href
  }
  const unseen: Unseen = {
    kind: 'unseen',
    reason: 'not-media',
    httpStatus: null,
    detail: 'no playlist',
  }
  return { kind: 'unseen', unseen }
}

/** A frame that a viewer receives anew; two equal ones may be a slide that stands or a server's cache. */
async function frameMark(deps: PullDeps, url: string, signal: AbortSignal): Promise<Mark> {
  const probed = await deps.viewer.probe(url, { ...PULL, signal })
  if (probed.kind === 'unseen') return { kind: 'unseen', unseen: probed }
  const sample = await deps.viewer.sample(url, { ...PULL, signal })
  if (sample.kind === 'unseen') {
    // Media came to the probe: a picture that cannot be had then (a keyframe only each minute) is not an end.
    return { kind: 'unseen', unseen: { ...sample, reached: false } }
  }
  const mark: MediaMark = {
    at: steadyNow(deps.clock),
    position: sample.sampled.sha256,
    standsStillAfter: seconds(8),
  }
  return { kind: 'mark', mark }
}

const isPlaylist = (url: string): boolean => /\.m3u8?($|[?#])/i.test(url)

/**
 * Pulls one address anew, as a stranger would, and says whether media still comes: twice or more when it has to be
 * told from a cache. Never concludes "gone" from not being able to look.
 */
export async function pullCheck(
  deps: PullDeps,
  url: string,
  signal: AbortSignal,
): Promise<CutCheck> {
  const marks: MediaMark[] = []
  while (marks.length < MARKS_AT_MOST && !signal.aborted) {
    const next = isPlaylist(url)
      ? await playlistMark(deps, url, signal)
      : await frameMark(deps, url, signal)
    if (next.kind === 'ended') return checkOf(deps, url, 'gone', 'the playlist has ended')
    if (next.kind === 'unseen') return fromUnseen(deps, url, next.unseen)
    marks.push(next.mark)
    const judged = judgeAdvance(marks)
    if (judged.kind !== 'look-again') {
      return checkOf(deps, url, judged.kind, `position ${next.mark.position.slice(0, 80)}`)
    }
    await deps.clock.sleep(Math.min(judged.after, seconds(1)) as Duration, signal)
  }
  return checkOf(deps, url, 'unknown', 'not decided within the looks allowed')
}
