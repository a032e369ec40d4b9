import { maskSecrets } from '../../core/cuts/proof/mask-secrets.ts'
import { errorKind, withoutQueryValues } from '../../core/error-code.ts'

/** Signs. Whatever a server on the far side wrote into an error, the table of jobs stays small. */
const LONGEST_MESSAGE = 500
const LONGEST_STACK = 8_000
/** Read of a text before it is masked: what is cut off afterwards is no part of a secret that was cut in two. */
const LONGEST_READ = 16_000

const told = (text: string, longest: number): string =>
  maskSecrets(withoutQueryValues(text).slice(0, LONGEST_READ)).slice(0, longest)

/**
 * What is kept of a failed job: of what sort the failure is, and its message without the secrets of addresses and the values
 * of queries. The table of jobs is read by more people than the log, and kept for longer.
 */
export function toldFailure(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error)
  return `${errorKind(error)}: ${told(message, LONGEST_MESSAGE)}`
}

/** Where it happened, for the log. */
export const toldStack = (error: unknown): string =>
  told(error instanceof Error ? (error.stack ?? error.message) : String(error), LONGEST_STACK)
