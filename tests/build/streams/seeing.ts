import { createEgress } from '../../../src/adapters/egress/create-egress.ts'
import { locateFfmpeg } from '../../../src/adapters/media/ffmpeg/locate-ffmpeg.ts'
import { createFfmpegStreamViewer } from '../../../src/adapters/media/ffmpeg-stream-viewer.ts'
import { createChildProcesses } from '../../../src/adapters/media/processes/child-processes.ts'
import { createSystemClock } from '../../../src/adapters/system/system-clock.ts'
import type { Clock } from '../../../src/ports/clock.ts'
import { silentLogger } from '../../fakes/silent-logger.ts'

/** The real parts that look at streams, wired as the program wires them, loopback allowed. */
export async function openSeeing(
  allowPrivateHosts: readonly string[] = ['127.0.0.0/8', '::1'],
  clockOf: (system: Clock) => Clock = (system) => system,
) {
  const clock = clockOf(createSystemClock())
  const logger = silentLogger
  const processes = createChildProcesses({ clock, logger })
  const located = await locateFfmpeg({ configuredPath: null, processes })
  if (!located.ok) throw new Error(located.fault.message)
  const egress = createEgress({ allowPrivateHosts, logger })
  const viewer = createFfmpegStreamViewer({
    ffmpeg: located.value,
    processes,
    egress,
    clock,
    logger,
    allowFiles: true,
  })
  return {
    clock,
    processes,
    egress,
    viewer,
    ffmpeg: located.value,
    close: async (): Promise<void> => {
      await processes.stopAll()
      await egress.close()
    },
  }
}

export type Seeing = Awaited<ReturnType<typeof openSeeing>>
