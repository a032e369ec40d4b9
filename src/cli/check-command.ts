import { createFoundation } from '../compose/foundation.ts'
import { openCheck } from '../compose/open-check.ts'
import { parseSettings } from '../config/settings.ts'
import { type CheckOptions, parseCheckRequest, runCheck } from './check.ts'
import { EXIT, type ExitCode } from './io.ts'
import type { ProgramContext } from './program-context.ts'

/** Opens what a check needs, checks, closes. Logs stay quiet unless LOG_LEVEL says otherwise. */
export async function runCheckCommand(
  context: ProgramContext,
  url: string,
  options: CheckOptions,
): Promise<ExitCode> {
  const { io } = context
  const refuse = (message: string): ExitCode => {
    io.err(`${message}\n`)
    return EXIT.badInput
  }
  const asked = parseCheckRequest(url, options)
  if ('problem' in asked) return refuse(asked.problem)
  const parsed = parseSettings(
    { LOG_LEVEL: 'error', ...context.environment },
    context.workingFolder,
  )
  if (!parsed.ok) return refuse(parsed.fault.message)
  const { errorStream } = context
  const foundation = createFoundation({ ...parsed.value, errorStream, drillStart: null })
  try {
    const look = await openCheck(foundation, context.asRoot, context.stop)
    if (!look.ok) return refuse(look.fault.message)
    return await runCheck(asked.request, look.value, io)
  } finally {
    await foundation.closers.closeAll()
  }
}
