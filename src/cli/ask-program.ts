import { z } from 'zod'
import { askAccess } from '../compose/open/open-control.ts'
import { fail, type Result, succeed } from '../core/fault.ts'
import { EXIT, type ExitCode } from './io.ts'
import type { ProgramContext } from './program-context.ts'
import { withFoundation } from './with-foundation.ts'

export type Question = {
  readonly method: 'GET' | 'POST' | 'PUT'
  readonly path: string
  readonly body?: Readonly<Record<string, unknown>>
}

/** What the interface calls `body.role` is `--role` here, and what stands in its path is an argument. */
const inCommandWords = (detail: string): string =>
  detail
    .replaceAll('body.name', 'NAME')
    .replaceAll('body.days', '--expires')
    .replaceAll(/\bbody\.(\w+)/g, '--$1')
    .replaceAll(/\bparams\.(\w+)/g, (_, name: string) => name.toUpperCase())

const PROBLEM = z.object({ detail: z.string() })

/**
 * Asks the running program over its socket, or does it on the database itself when none runs. The answer's text; a
 * fault of code `internal` is ours, any other is the question's.
 */
export async function askProgram(
  context: ProgramContext,
  { method, path, body }: Question,
): Promise<Result<string>> {
  context.spareMemory()
  const answered = await withFoundation(context, (foundation) =>
    askAccess(foundation, {
      method,
      path,
      body: body === undefined ? null : Buffer.from(JSON.stringify(body)),
      mediaType: 'application/json',
    }),
  )
  if (!answered.ok) return answered
  const { status, text } = answered.value
  if (status < 400) return succeed(text)
  const problem = PROBLEM.safeParse(JSON.parse(text))
  const words = problem.success ? inCommandWords(problem.data.detail) : text
  return fail(status >= 500 ? 'internal' : 'bad-request', words)
}

/** Says what is wrong, and how the command ends for it. */
export function refuseAsked(
  { io }: ProgramContext,
  { fault }: Extract<Result<unknown>, { readonly ok: false }>,
): ExitCode {
  io.err(`${fault.message}\n`)
  return fault.code === 'internal' ? EXIT.ourFault : EXIT.badInput
}

/** Asks, and prints the answer: a JSON document. */
export async function askAndPrint(context: ProgramContext, question: Question): Promise<ExitCode> {
  const answered = await askProgram(context, question)
  if (!answered.ok) return refuseAsked(context, answered)
  const text = answered.value
  context.io.out(text === '' || text === 'null' ? '{"done":true}\n' : `${text}\n`)
  return EXIT.done
}
