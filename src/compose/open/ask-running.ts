import { join } from 'node:path'
import {
  askOverSocket,
  type ControlAnswer,
  type ControlRequest,
} from '../../adapters/http/control-socket.ts'
import { fail, type Result, succeed } from '../../core/fault.ts'
import type { Foundation } from '../foundation.ts'

/** Where the running program takes the commands of this machine. */
export const socketOf = ({ settings }: Foundation): string =>
  join(settings.storage.dataFolder, 'control.sock')

/** The running program's answer; `null` when none runs on this data folder. */
export async function askRunning(
  foundation: Foundation,
  request: ControlRequest,
): Promise<Result<ControlAnswer | null>> {
  try {
    return succeed(await askOverSocket(socketOf(foundation), request))
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    return fail(
      'data-folder-in-use',
      `正在运行的巡查没有回应（${why}），请以同一用户执行，或重启后再试。The running xuncha gives no answer (${why}): use the same user as it, or restart it.`,
    )
  }
}
