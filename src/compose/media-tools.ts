import { createEgress } from '../adapters/egress/create-egress.ts'
import { type Ffmpeg, locateFfmpeg } from '../adapters/media/ffmpeg/locate-ffmpeg.ts'
import { createChildProcesses } from '../adapters/media/processes/child-processes.ts'
import { type Result, succeed } from '../core/fault.ts'
import type { ChildProcesses } from '../ports/child-processes.ts'
import type { Egress } from '../ports/egress.ts'
import type { Foundation } from './foundation.ts'

/** What fetches media and what decodes them. */
export type MediaTools = {
  readonly processes: ChildProcesses
  readonly ffmpeg: Ffmpeg
  readonly egress: Egress
}

/** Opens them; the foundation's closers end them. Hosts are allowed besides those of the settings (the rehearsal's own loopback). */
export async function openMediaTools(
  { clock, logger, settings, closers }: Foundation,
  alsoAllowHosts: readonly string[] = [],
): Promise<Result<MediaTools>> {
  const processes = createChildProcesses({ clock, logger })
  closers.add('child processes', () => processes.stopAll())
  const located = await locateFfmpeg({ configuredPath: settings.tools.ffmpegPath, processes })
  if (!located.ok) return located
  const allowPrivateHosts = [...settings.egress.allowPrivateHosts, ...alsoAllowHosts]
  const egress = createEgress({ allowPrivateHosts, logger })
  closers.add('egress', () => egress.close())
  return succeed({ processes, ffmpeg: located.value, egress })
}
