import { fail, type Result } from '../fault.ts'
import { type Duration, milliseconds } from './duration.ts'
import { between, type Instant } from './instant.ts'
import { lengthWords } from './length-words.ts'

/**
 * Whether what a person asked for lies too far ahead: a year that was mistyped must not hold until everybody has
 * forgotten it. Fault: `bad-request`, naming `field`. `null`: it does not.
 */
export function tooFarAhead(
  field: string,
  { from, to }: { readonly from: Instant; readonly to: Instant },
  atMost: Duration,
): Result<never> | null {
  if (between(from, to) <= atMost) return null
  const long = lengthWords(milliseconds(atMost))
  return fail(
    'bad-request',
    `${field} 至多在 ${long.zh}之后。${field} lies ${long.en} ahead at most.`,
    field,
  )
}
