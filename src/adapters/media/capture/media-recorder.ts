import { createReadStream } from 'node:fs'
import { statfs } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { isScarce } from '../../../core/data-space.ts'
import type { MediaSegment } from '../../../core/evidence/capture/capture-plan.ts'
import type {
  CaptureShelf,
  MediaRecorder,
  Recording,
} from '../../../ports/capture/media-recorder.ts'
import type { ChildProcesses } from '../../../ports/child-processes.ts'
import type { Clock } from '../../../ports/clock.ts'
import type { Egress } from '../../../ports/egress.ts'
import type { Identifiers } from '../../../ports/identifiers.ts'
import type { Ffmpeg } from '../ffmpeg/locate-ffmpeg.ts'
import { captureStart } from './capture-arguments.ts'
import { createFolderShelf, type FolderShelf, makeFolder } from './capture-shelf.ts'
import { closeClip } from './close-clip.ts'
import { leftoverShelves, shelfName } from './leftover-shelves.ts'
import { recordStream } from './record-stream.ts'

export type MediaRecorderNeeds = {
  readonly ffmpeg: Pick<Ffmpeg, 'path'>
  readonly processes: ChildProcesses
  readonly egress: Pick<Egress, 'check' | 'proxyUrl'>
  readonly clock: Clock
  readonly identifiers: Identifiers
  /** Captures lie in it, each in a folder of its own. */
  readonly folder: string
  /** Bytes free where the folder lies; the system's answer when left out. */
  readonly freeBytes?: () => Promise<number>
}

/** Made and kept in memory; a minute at 8 Mbit/s has 60 MB. */
const CLIP_BYTES = 100_663_296
/** A container adds little to its packets. */
const CONTAINER = 1.1

const FAILED: Recording = { trouble: () => 'disk-full', stop: async () => undefined }
const refusing = (why: ReturnType<Recording['trouble']>): Recording => ({
  ...FAILED,
  trouble: () => why,
})

async function* bytesOf(folder: string, segments: readonly MediaSegment[]) {
  for (const { name } of segments) {
    for await (const chunk of createReadStream(join(folder, name))) yield chunk as Uint8Array
  }
}

/** Keeps streams in folders on this machine's disk. */
export function createMediaRecorder(needs: MediaRecorderNeeds): MediaRecorder {
  const { ffmpeg, processes, egress, clock, identifiers, folder } = needs
  const shelves = new Map<CaptureShelf, FolderShelf>()
  const ours = new Set<string>()
  const freeBytes =
    needs.freeBytes ??
    (async () => {
      const { bavail, bsize } = await statfs(folder)
      return bavail * bsize
    })
  const isDiskFull = async () => isScarce(await freeBytes())
  const adopt = (shelf: FolderShelf): CaptureShelf => {
    const kept: CaptureShelf = {
      ...shelf,
      async remove() {
        await shelf.remove()
        shelves.delete(kept)
        ours.delete(basename(shelf.folder))
      },
      release() {
        shelves.delete(kept)
        ours.delete(basename(shelf.folder))
      },
    }
    shelves.set(kept, shelf)
    return kept
  }
  return {
    clipBytes: CLIP_BYTES,
    async open() {
      try {
        await makeFolder(folder)
        if (await isDiskFull()) return null
        const name = shelfName(identifiers.next())
        ours.add(name)
        await makeFolder(join(folder, name))
        return adopt(createFolderShelf(join(folder, name)))
      } catch {
        return null
      }
    },
    async leftovers() {
      const found = await leftoverShelves(folder, ours, () => {
        const name = shelfName(identifiers.next())
        ours.add(name)
        return name
      })
      return found.map(({ shelf, kept }) => ({ shelf: adopt(shelf), kept }))
    },
    async record(shelf, url) {
      const place = shelves.get(shelf)
      if (place === undefined) return FAILED
      const start = await captureStart(url, egress)
      if (typeof start === 'string') return refusing(start)
      const own = { ffmpegPath: ffmpeg.path, processes, clock, isDiskFull }
      return recordStream(own, place.folder, start)
    },
    async clip(shelf, segments, signal) {
      const place = shelves.get(shelf)
      if (place === undefined || segments.length === 0) return null
      const packets = () => bytesOf(place.folder, segments)
      return await closeClip({ ffmpeg, processes }, packets, CLIP_BYTES * CONTAINER, signal)
    },
  }
}
