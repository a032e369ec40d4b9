import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import ffmpeg from '@ffmpeg-installer/ffmpeg'
import { createChildProcesses } from '../../../src/adapters/media/processes/child-processes.ts'
import { createNodeMediaServerCut } from '../../../src/adapters/platforms/node-media-server-cut.ts'
import { type Rehearsal, startRehearsal } from '../../../src/adapters/rehearsal/start-rehearsal.ts'
import { createSystemClock } from '../../../src/adapters/system/system-clock.ts'
import { type MediaMark, readPlaylist } from '../../../src/core/cuts/media-advance.ts'
import type { CalledTarget } from '../../../src/core/registry/cut-target.ts'
import type { ChildProcesses, RunningProcess } from '../../../src/ports/child-processes.ts'
import type { CutPlatform } from '../../../src/ports/cut-platform.ts'
import { startBanHook } from '../../fakes/media-servers/ban-hook.ts'
import { silentLogger } from '../../fakes/silent-logger.ts'
import { openTestRenderer } from './test-renderer.ts'

const clock = createSystemClock()

export type RehearsalWorld = {
  readonly rehearsal: Rehearsal
  readonly platform: CutPlatform
  /** Every process that was ever started. */
  readonly pids: readonly number[]
  readonly targetOf: (stream: string) => CalledTarget
  readonly flvOf: (stream: string) => string
  readonly hlsOf: (stream: string) => string
  readonly close: () => Promise<void>
}

/** Remembers what was started, so that the end of the test can look whether it is gone. */
function watched(processes: ChildProcesses, pids: number[]): ChildProcesses {
  return {
    start: (...args): RunningProcess => {
      const started = processes.start(...args)
      pids.push(started.pid)
      return started
    },
    stopAll: () => processes.stopAll(),
  }
}

export const MEDIA_SERVER_ACCOUNT = { username: 'xuncha', password: 'a password of this test' }

/** The whole rehearsal on ephemeral ports, with a publish authentication of its own unless another is named. */
export async function openRehearsalWorld(hookUrl?: string): Promise<RehearsalWorld> {
  const pids: number[] = []
  const processes = watched(createChildProcesses({ clock, logger: silentLogger }), pids)
  const folder = await mkdtemp(join(tmpdir(), 'rehearsal-'))
  const hook = await startBanHook()
  const renderer = openTestRenderer()
  const apiCredentials = MEDIA_SERVER_ACCOUNT
  const rehearsal = await startRehearsal({
    processes,
    ffmpegPath: ffmpeg.path,
    renderer,
    clock,
    logger: silentLogger,
    folder,
    hookUrl: hookUrl ?? hook.url,
    apiCredentials,
    tokenSecret: 'a secret of this test, long enough to sign with',
  })
  await renderer.close()
  const { httpUrl, siteUrl } = rehearsal.addresses
  return {
    rehearsal,
    pids,
    platform: createNodeMediaServerCut({
      servers: [{ apiUrl: httpUrl, ...apiCredentials }],
      bans: hook.bans,
      clock,
      logger: silentLogger,
    }),
    targetOf: (stream) => ({
      platform: 'node-media-server',
      apiUrl: httpUrl,
      app: 'live',
      stream,
    }),
    flvOf: (stream) => `${httpUrl}/live/${stream}.flv`,
    hlsOf: (stream) => `${siteUrl}/hls/${stream}/index.m3u8`,
    close: async () => {
      await rehearsal.stop()
      await processes.stopAll()
      await hook.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

export const answers = (url: string): Promise<boolean> =>
  fetch(url).then(
    () => true,
    () => false,
  )

/** Bytes of HTTP-FLV that come within a second and a half; more than its 13-byte header is media. */
export async function flvBytes(url: string): Promise<number> {
  let bytes = 0
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(1_500) })
    for await (const part of response.body ?? []) bytes += part.length
  } catch {
    // The time limit ends a live stream; what came until then counts.
  }
  return bytes
}

/** `null` when there is no playlist. */
export async function playlistMark(url: string): Promise<MediaMark | null> {
  const response = await fetch(url)
  const reading = readPlaylist(await response.text(), clock.now())
  return response.status === 200 && reading.kind === 'playlist' ? reading.mark : null
}
