import { namedFileWords } from '../adapters/system/named-file.ts'
import { type CommandIo, EXIT, type ExitCode } from './io.ts'

/** How the program ends over what a command did not expect: by a file that `words` of the command line name, or by our own fault. */
export function endUnexpected(
  { err }: Pick<CommandIo, 'err'>,
  words: readonly string[],
  cause: unknown,
): ExitCode {
  const named = namedFileWords(cause, words)
  if (named !== null) {
    err(`${named}\n`)
    return EXIT.badInput
  }
  err(`内部错误 internal error: ${cause instanceof Error ? cause.message : String(cause)}\n`)
  return EXIT.ourFault
}
