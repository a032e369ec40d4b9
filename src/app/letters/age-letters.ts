import { proofDue } from '../../core/letters/judge-letter-proof.ts'
import type { Letter } from '../../core/letters/letter.ts'
import { ageLetter } from '../../core/letters/letter-steps.ts'
import type { Instant } from '../../core/time/instant.ts'
import type { CommandDeps } from '../commands/command.ts'
import type { StageJob } from '../pipeline.ts'
import { letterJob } from './change-letter.ts'
import { saveLetter } from './save-letter.ts'

/** Letters are read so many at a time: whole ones are large. */
const READ_AT_ONCE = 100

const WORDS = {
  'no-receipt': '时限过半仍无回执，该催办了。Half of its time is over and no receipt has come.',
  overdue: '函已逾期。The letter is overdue.',
  'still-overdue': '仍逾期，该再次催办了。Still overdue: another reminder is due.',
} as const

const whyOf = (letter: Letter): string => WORDS[letter.raised.at(-1)?.cause ?? 'overdue']

/**
 * What time does to letters: some fall overdue, of some a reminder is due, and some are to be looked after. Whoever runs it
 * twice does nothing the second time.
 */
export async function ageLetters(deps: CommandDeps): Promise<readonly StageJob[]> {
  const now = deps.clock.now()
  const jobs: StageJob[] = []
  let after = ''
  for (;;) {
    const due = await deps.transactions.run(({ letters }) => letters.due(now, after, READ_AT_ONCE))
    for (const letter of due) await ageOne(deps, letter, now)
    jobs.push(...due.filter((letter) => proofDue(letter, now)).map(letterJob))
    const last = due.at(-1)
    if (last === undefined || due.length < READ_AT_ONCE) return jobs
    after = last.id
  }
}

async function ageOne(deps: CommandDeps, letter: Letter, now: Instant): Promise<void> {
  const aged = ageLetter(letter, now)
  await deps.transactions.run(async (records) => {
    // Somebody was faster: the next tick sees what is left.
    if (aged !== null) {
      return await saveLetter(records, deps, { who: 'system', why: whyOf(aged) }, aged, letter)
    }
    if (proofDue(letter, now)) return true
    // Kept by a version that wrote down no moment: saving it does.
    return await records.letters.save({ ...letter, version: letter.version + 1 })
  })
}
