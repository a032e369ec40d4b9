import type { MediaSegment } from '../../../src/core/evidence/capture/capture-plan.ts'
import type { MediaTrouble } from '../../../src/core/evidence/capture/capture-words.ts'
import type { KeptCapture } from '../../../src/core/evidence/capture/kept-capture.ts'
import { seconds } from '../../../src/core/time/duration.ts'
import { type Instant, minus, plus } from '../../../src/core/time/instant.ts'
import type { CaptureShelf, MediaRecorder } from '../../../src/ports/capture/media-recorder.ts'

/** What a fake recorder keeps, and what a test makes of it. */
export type FakeDisk = {
  shelves: number
  segments: MediaSegment[]
  trouble: MediaTrouble | null
  connections: string[]
  kept: KeptCapture | null
  /** Up to when the stream has come. */
  reached: Instant | null
  /** What makes no clip, or takes no note. */
  refuses: 'clips' | 'notes' | null
  released: number
  /** Called when a clip is asked for. */
  clipping: () => void
  /** A shelf is away when this has come. */
  removing: Promise<void>
  left: { readonly shelf: CaptureShelf; readonly kept: KeptCapture }[]
}

/** A stream that brings a segment for each four seconds of time that passes. */
export function createFakeRecorder(disk: FakeDisk, now: () => Instant): MediaRecorder {
  const shelf: CaptureShelf = {
    async note(kept) {
      if (disk.refuses === 'notes' && kept.lead !== null) throw new Error('ENOSPC')
      disk.kept = kept
    },
    async segments() {
      if (disk.connections.length > 0 && disk.trouble === null) {
        for (
          let from = disk.reached ?? minus(now(), seconds(4));
          plus(from, seconds(4)) <= now();
        ) {
          const to = plus(from, seconds(4))
          disk.segments.push({ name: `${from}`, from, to, bytes: 1_000 })
          from = to
          disk.reached = to
        }
      }
      return [...disk.segments]
    },
    drop: async (names) => {
      disk.segments = disk.segments.filter(({ name }) => !names.includes(name))
    },
    async remove() {
      disk.shelves -= 1
      await disk.removing
    },
    release() {
      disk.released += 1
    },
  }
  return {
    clipBytes: 1_000_000,
    async open() {
      disk.shelves += 1
      return shelf
    },
    leftovers: async () => disk.left.map((one) => ({ ...one, shelf })),
    async record(_shelf, url) {
      disk.connections.push(url)
      return { trouble: () => disk.trouble, stop: async () => undefined }
    },
    async clip(_shelf, segments) {
      disk.clipping()
      if (disk.refuses === 'clips') return null
      const bytes = new TextEncoder().encode(segments.map(({ name }) => name).join(' '))
      return { bytes, mediaType: 'video/mp4' }
    },
  }
}

export const emptyDisk = (): FakeDisk => ({
  shelves: 0,
  segments: [],
  trouble: null,
  connections: [],
  kept: null,
  reached: null,
  refuses: null,
  released: 0,
  clipping: () => undefined,
  removing: Promise.resolve(),
  left: [],
})
