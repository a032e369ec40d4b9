import { createHash } from 'node:crypto'
import type { Frame } from '../../core/picture/frame.ts'
import { type Duration, milliseconds, seconds } from '../../core/time/duration.ts'
import type { Clock } from '../../ports/clock.ts'

const ROOMS = 2_000
/** Longer than any server keeps a last keyframe for newcomers while the next is still to come (10–40 s apart). */
const PATIENCE: Duration = seconds(60)
/**
 * Servers that count anew for each viewer, and segments that each begin at zero, show the same small times for ever:
 * they say nothing about the clock of the stream.
 */
const COUNTS_FROM_START_MILLISECONDS = 10_000

export type PictureMemory = {
  /** `true` when the stream goes on sending, and yet its own clock and picture have stood still for over a minute. */
  isFrozen(address: string, pixels: Pixels, streamMilliseconds: number | null): boolean
}

/** Something that is the same for the same pixels, asked for only where it matters. */
export type Pixels = () => string

export const pixelsOf = (frame: Frame): string =>
  createHash('sha1').update(frame.rgb).digest('base64')

/**
 * A slide left standing is no frozen stream: its encoder sends it anew, with new time stamps. Frozen is a stream that
 * hands out the very same moment again: same presentation time, same pixels, while our clock went on.
 */
export function createPictureMemory(clock: Clock): PictureMemory {
  const seen = new Map<string, { readonly moment: string; readonly since: Duration }>()
  return {
    isFrozen(address, pixels, streamMilliseconds) {
      if (streamMilliseconds === null || streamMilliseconds < COUNTS_FROM_START_MILLISECONDS) {
        seen.delete(address)
        return false
      }
      const moment = `${streamMilliseconds} ${pixels()}`
      const now = clock.monotonic()
      const known = seen.get(address)
      if (known?.moment === moment) return milliseconds(now - known.since) > PATIENCE
      // Insertion order makes the map a queue: the room that moved longest ago is forgotten first.
      seen.delete(address)
      seen.set(address, { moment, since: now })
      const [oldest] = seen.keys()
      if (seen.size > ROOMS && oldest !== undefined) seen.delete(oldest)
      return false
    },
  }
}
