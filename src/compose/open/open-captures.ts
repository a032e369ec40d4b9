import { release, type } from 'node:os'
import { join } from 'node:path'
import { createAddressReader } from '../../adapters/egress/address-reader.ts'
import { createMediaRecorder } from '../../adapters/media/capture/media-recorder.ts'
import { createSntpSource } from '../../adapters/system/sntp-source.ts'
import type { CaptureDeps } from '../../app/capture/capture-deps.ts'
import { type CaptureDesk, createCaptureDesk } from '../../app/capture/capture-desk.ts'
import type { ToolVersion } from '../../core/evidence/capture/learned-facts.ts'
import { minutes, seconds } from '../../core/time/duration.ts'
import type { Eyes } from '../eyes.ts'
import type { Foundation } from '../foundation.ts'
import { VERSION } from '../version.ts'

const MEGABYTE = 1_048_576
/** What an earlier run left waits until this one has begun. */
const RECOVER_AFTER = seconds(5)
/** What others of a shared folder left, or a database that was away kept from being filed. */
const RECOVER_EVERY = minutes(5)

const version = (zh: string, en: string, value: string): ToolVersion => ({ zh, en, value })

/** What looks at streams here, as `/readyz` names it. */
const versionsOf = ({ ffmpeg, recogniser }: Pick<Eyes, 'ffmpeg' | 'recogniser'>) => [
  version('程序', 'program', `xuncha ${VERSION}`),
  version('运行环境', 'runtime', `Node.js ${process.version}`),
  version('操作系统', 'operating system', `${type()} ${release()}`),
  version('媒体工具', 'media tool', `ffmpeg ${ffmpeg.version}（${ffmpeg.origin}）`),
  version('识图引擎', 'reading engine', recogniser.engine),
]

async function recoverOften(
  { clock, logger }: Pick<Foundation, 'clock' | 'logger'>,
  desk: Pick<CaptureDesk, 'recover'>,
  signal: AbortSignal,
): Promise<void> {
  await clock.sleep(RECOVER_AFTER, signal)
  while (!signal.aborted) {
    await desk.recover().catch((error: unknown) => {
      logger.warn({ error: String(error) }, 'leftovers of captures could not be looked for')
    })
    await clock.sleep(RECOVER_EVERY, signal)
  }
}

/** Opens what captures suspect rooms, and takes up what an earlier run left; ended before what it works with. */
export function openCaptures(
  foundation: Foundation,
  eyes: Pick<Eyes, 'ffmpeg' | 'processes' | 'egress' | 'recogniser'>,
  parts: Pick<CaptureDeps, 'transactions' | 'evidenceStore' | 'roomPages' | 'pages' | 'gate'>,
): CaptureDesk {
  const { clock, logger, identifiers, closers, settings } = foundation
  const { rooms, megabytes, timeSource } = settings.capture
  const folder = join(settings.storage.dataFolder, 'capture')
  const desk = createCaptureDesk({
    ...parts,
    clock,
    logger,
    recorder: createMediaRecorder({ ...eyes, clock, identifiers, folder }),
    addresses: createAddressReader({ egress: eyes.egress, clock }),
    timeSource: createSntpSource({ source: timeSource, egress: eyes.egress, clock }),
    versions: () => versionsOf(eyes),
    rooms,
    mostBytes: Math.floor((megabytes * MEGABYTE) / Math.max(1, rooms)),
  })
  const stop = new AbortController()
  const recovered = recoverOften(foundation, desk, stop.signal)
  closers.add('captures', async () => {
    stop.abort()
    await desk.stop()
    await recovered
  })
  return desk
}
