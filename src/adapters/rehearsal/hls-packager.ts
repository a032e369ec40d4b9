import { mkdir, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { type Duration, seconds } from '../../core/time/duration.ts'
import type { ChildProcesses } from '../../ports/child-processes.ts'
import type { Clock } from '../../ports/clock.ts'

export type HlsPackagerSettings = {
  readonly processes: ChildProcesses
  readonly ffmpegPath: string
  readonly clock: Clock
  readonly streamUrl: string
  readonly folder: string
  /** How long playlist and segments are still served after the stream has ended, as real servers do. */
  readonly linger: Duration
}

export type HlsPackager = {
  readonly start: () => Promise<void>
  /** Ends packaging; the files go after `linger`, unless it was started again before. */
  readonly finish: () => Promise<void>
  readonly stop: () => Promise<void>
}

export const PLAYLIST = 'index.m3u8'

/** Four segments of two seconds, numbered on across restarts so that a return is an advance. */
const PACKAGING =
  '-c copy -f hls -hls_time 2 -hls_list_size 4 -hls_flags delete_segments -hls_start_number_source epoch'.split(
    ' ',
  )
const RESTART_AFTER = seconds(1)

async function emptyFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true })
  const files = await readdir(folder)
  await Promise.all(files.map((file) => rm(join(folder, file), { force: true })))
}

/** Pulls a stream from the media server as any viewer would and writes it as HLS. */
export function createHlsPackager(settings: HlsPackagerSettings): HlsPackager {
  const { processes, ffmpegPath, clock, streamUrl, folder } = settings
  let packaging = { wanted: new AbortController(), done: Promise.resolve() }
  let cleaning = { kept: new AbortController(), done: Promise.resolve() }
  packaging.wanted.abort()

  async function packageWhile(signal: AbortSignal): Promise<void> {
    const output = [...PACKAGING, join(folder, PLAYLIST)]
    while (!signal.aborted) {
      await processes.start(ffmpegPath, ['-v', 'error', '-y', '-i', streamUrl, ...output], {
        budget: null,
        signal,
        maximumOutputBytes: 10_000,
      }).exited
      await clock.sleep(RESTART_AFTER, signal)
    }
  }

  async function cleanLater(signal: AbortSignal): Promise<void> {
    await clock.sleep(settings.linger, signal)
    if (!signal.aborted) await emptyFolder(folder)
  }

  async function end(): Promise<void> {
    packaging.wanted.abort()
    cleaning.kept.abort()
    await Promise.all([packaging.done, cleaning.done])
  }

  return {
    start: async () => {
      await end()
      await emptyFolder(folder)
      const wanted = new AbortController()
      packaging = { wanted, done: packageWhile(wanted.signal) }
    },
    finish: async () => {
      if (packaging.wanted.signal.aborted) return
      await end()
      const kept = new AbortController()
      cleaning = { kept, done: cleanLater(kept.signal) }
    },
    stop: async () => {
      await end()
      await emptyFolder(folder)
    },
  }
}
