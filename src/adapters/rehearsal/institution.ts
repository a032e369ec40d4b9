import { type Duration, milliseconds, seconds } from '../../core/time/duration.ts'
import type { ChildProcesses, RunningProcess } from '../../ports/child-processes.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Logger } from '../../ports/logger.ts'
import { createHlsPackager, type HlsPackager } from './hls-packager.ts'

export type InstitutionSettings = {
  readonly name: string
  readonly processes: ChildProcesses
  readonly ffmpegPath: string
  /** The encoded lesson, played over and over. */
  readonly loop: string
  /** Where it publishes, and where its own packager pulls from. */
  readonly publishUrl: string
  /** `null`: no HLS. */
  readonly hls: { readonly folder: string; readonly linger: Duration } | null
  readonly clock: Clock
  readonly logger: Logger
}

export type RunningInstitution = {
  /** Publishing attempts so far. */
  readonly attempts: () => number
  /** Ends encoder and packager for good. */
  readonly stop: () => Promise<void>
}

/** An encoder that was let in lives longer than this; one that was refused does not. */
const SETTLED = milliseconds(1_500)
/** As OBS does by default: two seconds at first, half as much again each time, here at most ten. */
const FIRST_RETRY = seconds(2)
const LONGEST_RETRY = seconds(10)

const longer = (pause: Duration): Duration => milliseconds(Math.min(pause * 1.5, LONGEST_RETRY))

async function settles(encoder: RunningProcess, clock: Clock): Promise<boolean> {
  const ended = new AbortController()
  const settled = clock.sleep(SETTLED, ended.signal).then(() => !ended.signal.aborted)
  const refused = encoder.exited.then(() => false)
  const result = await Promise.race([settled, refused])
  ended.abort()
  return result
}

/**
 * A made-up institution giving its lesson: a real encoder publishing over RTMP, which comes back by itself when it is
 * cut, and a packager that offers the stream as HLS while it lives.
 */
export function startInstitution(settings: InstitutionSettings): RunningInstitution {
  const { name, processes, ffmpegPath, loop, publishUrl, hls, clock, logger } = settings
  const stopping = new AbortController()
  const packager: HlsPackager | null =
    hls === null
      ? null
      : createHlsPackager({ processes, ffmpegPath, clock, streamUrl: publishUrl, ...hls })
  let attempts = 0

  function startEncoder(): RunningProcess {
    attempts += 1
    const input = ['-re', '-stream_loop', '-1', '-i', loop]
    return processes.start(
      ffmpegPath,
      ['-v', 'error', ...input, '-c', 'copy', '-f', 'flv', publishUrl],
      { budget: null, signal: stopping.signal, maximumOutputBytes: 10_000 },
    )
  }

  async function publishOnce(): Promise<boolean> {
    const encoder = startEncoder()
    const settled = await settles(encoder, clock)
    if (settled) {
      logger.info({ institution: name, attempts }, 'rehearsal stream is on air')
      await packager?.start()
    }
    const { code, stderrTail } = await encoder.exited
    await packager?.finish()
    logger.debug({ institution: name, code, stderrTail }, 'rehearsal encoder ended')
    return settled
  }

  async function publish(): Promise<void> {
    let pause = FIRST_RETRY
    while (!stopping.signal.aborted) {
      const settled = await publishOnce()
      pause = settled ? FIRST_RETRY : longer(pause)
      await clock.sleep(pause, stopping.signal)
    }
  }

  const publishing = publish().catch((error: unknown) => {
    logger.error({ institution: name, error }, 'rehearsal institution gave up')
  })
  return {
    attempts: () => attempts,
    stop: async () => {
      stopping.abort()
      await publishing
      await packager?.stop()
    },
  }
}
