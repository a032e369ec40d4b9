import { createHash } from 'node:crypto'
import type { ElementHandle, Page } from 'puppeteer'
import sharp from 'sharp'
import { type Duration, milliseconds } from '../../core/time/duration.ts'
import type { Clock } from '../../ports/clock.ts'
import type { SampledFrame } from '../../ports/sight/stream-viewer.ts'
import { type Candidate, findCandidates } from './player-candidates.ts'
import { motionOf } from './player-motion.ts'

const LOOK_EVERY: Duration = milliseconds(150)
/** Lessons on slides are sent with few pictures a second; one that brings none for this long stands still. */
const PATIENCE: Duration = milliseconds(4_000)
/** A smaller player that moves gives way to the largest, if that moves within this. */
const FOR_THE_LARGEST: Duration = milliseconds(1_200)

/** Those that have gone on so far, in the order of the candidates, as soon as that says enough. */
async function findMoving(
  candidates: readonly Candidate[],
  clock: Clock,
  until: Duration,
): Promise<readonly Candidate[]> {
  const started = clock.monotonic()
  const end = Math.min(until, started + PATIENCE)
  const first = await Promise.all(candidates.map(motionOf))
  const moved = new Set<Candidate>()
  for (;;) {
    const now = await Promise.all(candidates.map(motionOf))
    for (const [place, candidate] of candidates.entries()) {
      const [before, after] = [first[place], now[place]]
      if (before !== null && after !== null && before !== after) moved.add(candidate)
    }
    const moving = candidates.filter((candidate) => moved.has(candidate))
    const shows = moving.some(({ kind }) => kind !== 'voice')
    const isLargest = moving[0] !== undefined && moving[0] === candidates[0]
    const waited = clock.monotonic() - started
    if ((isLargest && shows) || (shows && waited > FOR_THE_LARGEST)) return moving
    if (clock.monotonic() >= end) return moving
    await clock.sleep(LOOK_EVERY)
  }
}

async function pictureOf(player: ElementHandle): Promise<SampledFrame> {
  const shot = await player.screenshot({ type: 'png' })
  const { data, info } = await sharp(shot).removeAlpha().raw().toBuffer({ resolveWithObject: true })
  const png = await sharp(data, { raw: { width: info.width, height: info.height, channels: 3 } })
    .png({ compressionLevel: 4 })
    .toBuffer()
  return {
    frame: { width: info.width, height: info.height, rgb: data },
    png,
    sha256: createHash('sha256').update(png).digest('hex'),
  }
}

export type ShownPicture = {
  readonly picture: SampledFrame
  /** It stands still, and is not live. */
  readonly frozen: boolean
}

/**
 * A picture of the player as it is shown, for streams without an address that opens elsewhere (WebRTC, canvas, one-time
 * tokens): of the largest that moves, a video before a canvas, in whatever frame. `null`: there is none. A board that
 * nobody writes on just now is live while a voice goes on beside it and no video stands still.
 */
export async function takeMovingPicture(
  page: Page,
  clock: Clock,
  until: Duration,
): Promise<ShownPicture | null> {
  const candidates = await findCandidates(page)
  const players = candidates.filter(({ kind }) => kind !== 'voice')
  const [largest] = players
  if (largest === undefined) return null
  const moving = await findMoving(candidates, clock, until)
  const shows = moving.find(({ kind }) => kind !== 'voice')
  const isTalkedOver = largest.kind === 'canvas' && moving.length > 0
  const picture = await pictureOf((shows ?? largest).element)
  return { picture, frozen: shows === undefined && !isTalkedOver }
}
