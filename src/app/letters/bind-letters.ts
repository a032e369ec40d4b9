import {
  type CardDeps,
  enterAppeal,
  findCardOfCase,
  setGrave,
  settleAppeal,
} from '../cards/change-marks.ts'
import { recordOfInstitution } from '../cards/institution-record.ts'
import { enterReport, receiveReceipt, sendReminder, takeBackLetter } from './change-letter.ts'
import { type IssueDeps, issueCardNotice, issueLetter } from './issue-letter.ts'
import { createLetterQueries } from './letter-queries.ts'

/** Letters to platforms and institutions, and the cards that some of them tell of. */
export function bindLetters(deps: IssueDeps & CardDeps) {
  return {
    letters: {
      ...createLetterQueries(deps),
      issue: (command: Parameters<typeof issueLetter>[1]) => issueLetter(deps, command),
      issueCardNotice: (command: Parameters<typeof issueCardNotice>[1]) =>
        issueCardNotice(deps, command),
      receipt: (command: Parameters<typeof receiveReceipt>[1]) => receiveReceipt(deps, command),
      report: (command: Parameters<typeof enterReport>[1]) => enterReport(deps, command),
      remind: (command: Parameters<typeof sendReminder>[1]) => sendReminder(deps, command),
      withdraw: (command: Parameters<typeof takeBackLetter>[1]) => takeBackLetter(deps, command),
    },
    cards: {
      ofCase: (violationId: string) => findCardOfCase(deps, violationId),
      record: (institutionId: string) => recordOfInstitution(deps, institutionId),
      appeal: (command: Parameters<typeof enterAppeal>[1]) => enterAppeal(deps, command),
      settle: (command: Parameters<typeof settleAppeal>[1]) => settleAppeal(deps, command),
      setGrave: (command: Parameters<typeof setGrave>[1]) => setGrave(deps, command),
    },
  }
}
