import { createFoundation, type Foundation } from '../compose/foundation.ts'
import { parseSettings } from '../config/settings.ts'
import type { Result } from '../core/fault.ts'
import type { ProgramContext } from './program-context.ts'

/**
 * For a command that does one thing and ends: reads the settings, works, closes whatever was opened.
 * Logs stay quiet unless LOG_LEVEL says otherwise, because what the command prints is what people want to see.
 */
export async function withFoundation<T>(
  context: ProgramContext,
  work: (foundation: Foundation) => Promise<Result<T>>,
): Promise<Result<T>> {
  const environment = { LOG_LEVEL: 'error', ...context.environment }
  const parsed = parseSettings(environment, context.workingFolder)
  if (!parsed.ok) return parsed
  const { errorStream } = context
  const foundation = createFoundation({ ...parsed.value, errorStream, drillStart: null })
  try {
    return await work(foundation)
  } finally {
    await foundation.closers.closeAll()
  }
}
