import { openCheck } from '../../compose/open/open-check.ts'
import { succeed } from '../../core/fault.ts'
import { EXIT, type ExitCode } from '../io.ts'
import type { ProgramContext } from '../program-context.ts'
import { withFoundation } from '../with-foundation.ts'
import { type CheckOptions, parseCheckRequest, runCheck } from './check.ts'

/** Opens what a check needs, checks, closes. */
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
  const done = await withFoundation(context, async (foundation) => {
    const look = await openCheck(foundation, context.asRoot, context.stop)
    if (!look.ok) return look
    const lookOnce: typeof look.value = async (request) => {
      const report = await look.value(request)
      // What was not seen because somebody ended the program says nothing of the address.
      context.stop.throwIfAborted()
      return report
    }
    return succeed(await runCheck(asked.request, lookOnce, io))
  })
  return done.ok ? done.value : refuse(done.fault.message)
}
