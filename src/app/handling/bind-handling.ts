import type { Jurisdiction } from '../../core/access/jurisdiction.ts'
import type { Law } from '../../core/policy/law.ts'
import type { Violation } from '../../core/violations/violation.ts'
import type { Identifiers } from '../../ports/identifiers.ts'
import type { CommandDeps } from '../commands/command.ts'
import { caseTimes, enterCaseFact, timesOf, undoCaseFact } from './case-facts.ts'
import { assignViolation, claimViolation, releaseViolation } from './claim.ts'
import { listColleagues } from './colleagues.ts'
import { addNote, notesOf } from './notes.ts'
import { removeView, saveView, viewsOf } from './saved-views.ts'
import { followedUpon, reopenViolation, takeBackConfirmation } from './take-back.ts'

type HandlingDeps = CommandDeps & { readonly identifiers: Identifiers }
type PlacedDeps = HandlingDeps & {
  readonly jurisdiction: Jurisdiction
  readonly law: () => Law
}

/** Who works on a violation, and what they go back on or add. */
export const bindHandling = (deps: PlacedDeps) => ({
  claim: (command: Parameters<typeof claimViolation>[1]) => claimViolation(deps, command),
  release: (command: Parameters<typeof releaseViolation>[1]) => releaseViolation(deps, command),
  assign: (command: Parameters<typeof assignViolation>[1]) => assignViolation(deps, command),
  takeBack: (command: Parameters<typeof takeBackConfirmation>[1]) =>
    takeBackConfirmation(deps, command),
  reopen: (command: Parameters<typeof reopenViolation>[1]) => reopenViolation(deps, command),
  followed: (violationId: string) => followedUpon(deps, violationId),
  addNote: (command: Parameters<typeof addNote>[1]) => addNote(deps, command),
  notes: (violationId: string) => notesOf(deps, violationId),
  times: (asked: Parameters<typeof caseTimes>[1]) => caseTimes(deps, asked),
  /** As of a lead of which nothing was entered. */
  timesOfLead: (violation: Violation, who: string) =>
    timesOf(violation, [], { calendar: deps.law().calendar, who, now: deps.clock.now() }),
  enterFact: (command: Parameters<typeof enterCaseFact>[1]) => enterCaseFact(deps, command),
  undoFact: (command: Parameters<typeof undoCaseFact>[1]) => undoCaseFact(deps, command),
  colleagues: () => listColleagues(deps),
})

/** How people like to look at pages. */
export const bindViews = (deps: HandlingDeps) => ({
  of: (accountId: string) => viewsOf(deps, accountId),
  save: (command: Parameters<typeof saveView>[1]) => saveView(deps, command),
  remove: (command: Parameters<typeof removeView>[1]) => removeView(deps, command),
})
