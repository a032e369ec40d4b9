import { proofDue } from '../../core/letters/judge-letter-proof.ts'
import type { Letter } from '../../core/letters/letter.ts'
import { ageLetter } from '../../core/letters/letter-steps.ts'
import type { CommandDeps } from '../commands/command.ts'
import type { StageJob } from '../pipeline.ts'
import { letterJob } from './change-letter.ts'
import { saveLetter } from './save-letter.ts'

const WORDS = {
  'no-receipt': '时限过半仍无回执,该催办了。Half of its time is over and no receipt has come.',
  overdue: '函已逾期。The letter is overdue.',
  'still-overdue': '仍逾期,该再次催办了。Still overdue: another reminder is due.',
} as const

const whyOf = (letter: Letter): string => WORDS[letter.raised.at(-1)?.cause ?? 'overdue']

/**
 * What time does to letters: some fall overdue, of some a reminder is due, and some are to be looked after. Whoever runs it
 * twice does nothing the second time.
 */
export async function ageLetters(deps: CommandDeps): Promise<readonly StageJob[]> {
  const open = await deps.transactions.run((records) => records.letters.open())
  const now = deps.clock.now()
  for (const letter of open) {
    const aged = ageLetter(letter, now)
    if (aged === null) continue
    const command = { who: 'system', why: whyOf(aged) }
    // Somebody was faster: the next tick sees what is left.
    await deps.transactions.run((records) => saveLetter(records, deps, command, aged, letter))
  }
  return open.filter((letter) => proofDue(letter, now)).map(letterJob)
}
