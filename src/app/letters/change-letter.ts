import type { Result } from '../../core/fault.ts'
import { succeed } from '../../core/fault.ts'
import { isOpen, type Letter } from '../../core/letters/letter.ts'
import {
  enterReceipt,
  remind,
  reportMeasures,
  withdrawLetter,
} from '../../core/letters/letter-steps.ts'
import type { MeasureCode } from '../../core/letters/measures.ts'
import type { Instant } from '../../core/time/instant.ts'
import { type CommandDeps, type Commanded, notFound, writeWithRetry } from '../commands/command.ts'
import type { StageJob } from '../pipeline.ts'
import { type LetterFileDeps, withDocuments } from './letter-files.ts'
import { saveLetter } from './save-letter.ts'

export type LetterCommand = Commanded & { readonly letterId: string }

/** What a change came to, and the look that follows from it; the caller queues it after the change is written down. */
export type ChangedLetter = { readonly letter: Letter; readonly jobs: readonly StageJob[] }

export const letterJob = ({ id }: Letter): StageJob => ({
  stage: 'letter',
  key: id,
  payload: { letterId: id },
})

type Decide = (letter: Letter, now: Instant) => Result<Letter>

async function change(
  deps: CommandDeps,
  command: LetterCommand,
  decide: Decide,
): Promise<Result<Letter>> {
  return await writeWithRetry(deps.transactions, async (records) => {
    const before = await records.letters.find(command.letterId)
    if (before === null) return notFound('该函', 'letter')
    const decided = decide(before, deps.clock.now())
    if (!decided.ok) return decided
    return (await saveLetter(records, deps, command, decided.value, before)) ? decided : null
  })
}

export type EnterReceipt = LetterCommand & {
  readonly receivedAt: Instant
  readonly receivedBy: string
  readonly number: string
}

/** 登记回执. */
export const receiveReceipt = (deps: CommandDeps, command: EnterReceipt): Promise<Result<Letter>> =>
  change(deps, command, (letter, now) => {
    const { receivedAt, receivedBy, number, who } = command
    return enterReceipt(letter, { receivedAt, receivedBy, number, enteredBy: who }, now)
  })

export type EnterReport = LetterCommand & {
  readonly codes: readonly MeasureCode[]
  readonly at: Instant
}

/** 登记平台函复的措施: its word, which our own look follows. */
export async function enterReport(
  deps: CommandDeps,
  command: EnterReport,
): Promise<Result<ChangedLetter>> {
  const { codes, at, who, why } = command
  const changed = await change(deps, command, (letter, now) =>
    reportMeasures(letter, { codes, at, by: who, note: why }, now),
  )
  if (!changed.ok) return changed
  const letter = changed.value
  return succeed({ letter, jobs: isOpen(letter) ? [letterJob(letter)] : [] })
}

/** 催办: a document of its own, kept beside the letter. */
export async function sendReminder(
  deps: LetterFileDeps,
  command: LetterCommand,
): Promise<Result<Letter>> {
  const { who, why } = command
  const reminded = await change(deps, command, (letter, now) =>
    remind(letter, { by: who, reason: why }, now),
  )
  if (!reminded.ok) return reminded
  return await withDocuments(deps, reminded.value, reminded.value.reminders.length)
}

/** 撤回. */
export const takeBackLetter = (
  deps: CommandDeps,
  command: LetterCommand,
): Promise<Result<Letter>> =>
  change(deps, command, (letter, now) =>
    withdrawLetter(letter, { by: command.who, why: command.why }, now),
  )
