import type { CutCheck } from '../../core/cuts/cut-order.ts'
import { judgeAdvance, type MediaMark, readPlaylist } from '../../core/cuts/media-advance.ts'
import { lookAtVariants, variantBefore } from '../../core/cuts/variant-checks.ts'
import { type Duration, milliseconds, seconds } from '../../core/time/duration.ts'
import type { Instant } from '../../core/time/instant.ts'
import type { Clock } from '../../ports/clock.ts'
import type { StreamViewer, Unseen } from '../../ports/sight/stream-viewer.ts'
import type { TextFetcher } from '../../ports/sight/text-fetcher.ts'
import { steadyNow } from '../steady-time.ts'

export type PullDeps = {
  readonly clock: Clock
  readonly viewer: StreamViewer
  readonly texts: TextFetcher
}

export type PullNeeds = {
  /** How long nothing may come from an address that answers, before it is called silent. */
  readonly patience: Duration
  /** The last look, where it found a playlist that stands still. */
  readonly before?: CutCheck | undefined
}

/** A proof goes ahead of every patrol: it is short, and somebody waits for it. */
type Pull = { readonly budget: Duration; readonly priority: 'proof'; readonly signal: AbortSignal }
/** Of a playlist with segments of twenty seconds. */
const MARKS_AT_MOST = 60

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

const checkOf = (
  deps: PullDeps,
  what: string,
  found: CutCheck['found'],
  detail: string,
  since?: Instant,
): CutCheck => ({
  at: deps.clock.now(),
  steadyAt: steadyNow(deps.clock),
  what,
  found,
  detail,
  ...(since === undefined ? {} : { since }),
})

/** Silence on an open connection is seen for as long as it lasts; an answer in a moment. */
function fromUnseen(deps: PullDeps, what: string, unseen: Unseen, began: Instant): CutCheck {
  const found = isGone(unseen) ? 'gone' : 'unknown'
  const since = found === 'gone' && unseen.reason === 'timeout' ? began : undefined
  return checkOf(deps, what, found, `${unseen.reason}: ${unseen.detail}`, since)
}

type Mark =
  | { readonly kind: 'mark'; readonly mark: MediaMark }
  | { readonly kind: 'ended' }
  | { readonly kind: 'variants'; readonly variants: readonly string[] }
  | { readonly kind: 'unseen'; readonly unseen: Unseen }

const NO_PLAYLIST: Mark = {
  kind: 'unseen',
  unseen: { kind: 'unseen', reason: 'not-media', httpStatus: null, detail: 'no playlist' },
}

async function playlistMark(deps: PullDeps, url: string, pull: Pull): Promise<Mark> {
  const fetched = await deps.texts.fetchText(url, pull)
  if (fetched.kind === 'unseen') return { kind: 'unseen', unseen: fetched }
  const reading = readPlaylist(fetched.text, steadyNow(deps.clock))
  if (reading.kind === 'playlist') {
    return reading.ended ? { kind: 'ended' } : { kind: 'mark', mark: reading.mark }
  }
  if (reading.kind === 'not-a-playlist') return NO_PLAYLIST
  const variants = reading.variants.map((name) => URL.parse(name, fetched.url)?.href ?? null)
  // An address that is none hides what comes there.
  return variants.every((variant) => variant !== null)
    ? { kind: 'variants', variants }
    : NO_PLAYLIST
}

/** A frame that a viewer receives anew; two equal ones may be a slide that stands or a server's cache. */
async function frameMark(deps: PullDeps, url: string, pull: Pull): Promise<Mark> {
  const probed = await deps.viewer.probe(url, pull)
  if (probed.kind === 'unseen') return { kind: 'unseen', unseen: probed }
  const sample = await deps.viewer.sample(url, pull)
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

/** What is pulled: an address of a room, or one of the variants that it lists. */
type Pulled = { readonly url: string; readonly playlist: boolean; readonly depth: number }

/** Lists of lists are read so deep. */
const DEEPEST = 2

/** A playlist that still stands where the last look left it stands still; nothing else is known to. */
function tailCheck(
  deps: PullDeps,
  { url, playlist }: Pulled,
  mark: MediaMark,
  since: Instant,
): CutCheck {
  const check = checkOf(deps, url, 'cached', `position ${mark.position.slice(0, 80)}`, since)
  return playlist ? { ...check, tail: mark.position } : check
}

const lookOnce = (deps: PullDeps, { url, playlist }: Pulled, pull: Pull): Promise<Mark> =>
  playlist ? playlistMark(deps, url, pull) : frameMark(deps, url, pull)

/** What the marks of one look, the newest of which is given, come to; or how long to wait for another. */
function concluded(
  deps: PullDeps,
  pulled: Pulled,
  { marks, began, before }: { marks: readonly MediaMark[]; began: Instant; before?: CutCheck },
): CutCheck | Duration {
  const newest = marks.at(-1)
  if (newest === undefined) return milliseconds(0)
  if (before?.tail === newest.position)
    return tailCheck(deps, pulled, newest, before.since ?? began)
  const judged = judgeAdvance(marks)
  if (judged.kind === 'cached') return tailCheck(deps, pulled, newest, marks[0]?.at ?? began)
  if (judged.kind === 'look-again') return judged.after
  return checkOf(deps, pulled.url, judged.kind, `position ${newest.position.slice(0, 80)}`)
}

/** Every variant is looked at: viewers get what their player chooses. */
async function variantsCheck(
  deps: PullDeps,
  { url, depth }: Pulled,
  variants: readonly string[],
  needs: PullNeeds,
  signal: AbortSignal,
): Promise<CutCheck> {
  if (depth >= DEEPEST) return checkOf(deps, url, 'unknown', 'lists of playlists without end')
  const looks = await Promise.all(
    variants.map((variant) =>
      pulledCheck(
        deps,
        { url: variant, playlist: true, depth: depth + 1 },
        { ...needs, before: variantBefore(needs.before, variant) },
        signal,
      ),
    ),
  )
  return lookAtVariants(url, looks) ?? checkOf(deps, url, 'unknown', 'no variant')
}

/**
 * Pulls one address anew, as a stranger would, and says whether media still comes: twice or more when it has to be
 * told from a cache. Never concludes "gone" from not being able to look.
 */
export const pullCheck = (
  deps: PullDeps,
  url: string,
  needs: PullNeeds,
  signal: AbortSignal,
): Promise<CutCheck> =>
  pulledCheck(deps, { url, playlist: isPlaylist(url), depth: 0 }, needs, signal)

async function pulledCheck(
  deps: PullDeps,
  pulled: Pulled,
  needs: PullNeeds,
  signal: AbortSignal,
): Promise<CutCheck> {
  const { url } = pulled
  const { patience, before } = needs
  const pull: Pull = { budget: patience, priority: 'proof', signal }
  const began = steadyNow(deps.clock)
  const marks: MediaMark[] = []
  while (marks.length < MARKS_AT_MOST && !signal.aborted) {
    const next = await lookOnce(deps, pulled, pull)
    if (next.kind === 'ended') return checkOf(deps, url, 'gone', 'the playlist has ended')
    if (next.kind === 'unseen') return fromUnseen(deps, url, next.unseen, began)
    if (next.kind === 'variants') {
      return await variantsCheck(deps, pulled, next.variants, needs, signal)
    }
    marks.push(next.mark)
    const found = concluded(deps, pulled, {
      marks,
      began,
      ...(before === undefined ? {} : { before }),
    })
    if (typeof found !== 'number') return found
    await deps.clock.sleep(Math.min(found, seconds(1)) as Duration, signal)
  }
  return checkOf(deps, url, 'unknown', 'not decided within the looks allowed')
}
