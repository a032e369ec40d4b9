import { fail, type Result, succeed } from '../../core/fault.ts'
import type { Contact, Letter } from '../../core/letters/letter.ts'
import { type AskedFor, writeCardNotice, writeMeasures } from '../../core/letters/write-letter.ts'
import type { Law } from '../../core/policy/law.ts'
import { yearOf } from '../../core/time/civil-date.ts'
import { civilDateOf } from '../../core/time/instant.ts'
import type { Violation } from '../../core/violations/violation.ts'
import type { Identifiers } from '../../ports/identifiers.ts'
import type { Records } from '../../ports/records/records.ts'
import { cardToldOf } from '../cards/card-of-case.ts'
import { type Commanded, conflict, notFound } from '../commands/command.ts'
import { type LetterFileDeps, withDocuments } from './letter-files.ts'
import { saveLetter } from './save-letter.ts'

export type IssueDeps = LetterFileDeps & {
  readonly identifiers: Identifiers
  readonly law: () => Law
}

/** What letters of an office have in common; left out: as on the letter before. */
export type LetterSender = {
  readonly prefix?: string
  readonly issuer?: string
  readonly contact?: Contact
}

export type IssueMeasures = Commanded &
  LetterSender & {
    readonly violationId: string
    readonly addressee: string
    readonly account: string | null
    readonly measures: readonly AskedFor[]
    readonly sellsCourses: boolean
    /** Show what would be written; nothing is kept, and no number is taken. */
    readonly preview: boolean
  }

export type IssueCardNotice = Commanded &
  LetterSender & { readonly violationId: string; readonly preview: boolean }

const DEFAULT_PREFIX = '巡函'

/** `巡函` out of `巡函〔2026〕17号`. */
export const prefixOf = (letter: Letter | null): string =>
  letter?.number.split('〔')[0] ?? DEFAULT_PREFIX

async function headOf(
  records: Records,
  deps: IssueDeps,
  command: Commanded & LetterSender,
  addressee: string,
): Promise<Result<Parameters<typeof writeMeasures>[0]>> {
  const last = await records.letters.latest()
  const issuer = command.issuer ?? last?.issuer
  const contact = command.contact ?? last?.contact
  if (issuer === undefined || contact === undefined) {
    return fail(
      'bad-request',
      '首次发函须填写发函单位与联系人。The first letter has to name its issuer and a contact.',
      issuer === undefined ? 'issuer' : 'contact',
    )
  }
  const now = deps.clock.now()
  return succeed({
    id: deps.identifiers.next(),
    prefix: command.prefix ?? prefixOf(last),
    lastSerial: await records.whole.letters.lastSerial(yearOf(civilDateOf(now))),
    addressee,
    issuer,
    contact,
    reason: command.why,
    who: command.who,
    now,
  })
}

async function caseOf(records: Records, violation: Violation, account: string | null) {
  return {
    violation,
    account,
    room: await records.rooms.find(violation.roomId),
    institution: await records.institutions.find(violation.institutionId),
    evidence: await records.violationEvidence.of(violation.id),
  }
}

type Write = (
  records: Records,
  violation: Violation,
  earlier: readonly Letter[],
) => Promise<Result<Letter>>

/** Number, facts and law are read and written down in one transaction; the papers are written after it. */
async function issue(
  deps: IssueDeps,
  command: Commanded & { readonly violationId: string; readonly preview: boolean },
  write: Write,
): Promise<Result<Letter>> {
  const issued = await deps.transactions.run(async (records): Promise<Result<Letter>> => {
    // Held: who takes the decision back at this moment sees the letter, or the letter is written of what is open again.
    const violation = await records.violations.hold(command.violationId)
    if (violation === null) return notFound('该线索', 'violation')
    const written = await write(records, violation, await records.letters.ofViolation(violation.id))
    if (!written.ok || command.preview) return written
    return (await saveLetter(records, deps, command, written.value, null)) ? written : conflict()
  })
  return issued.ok && !command.preview ? await withDocuments(deps, issued.value, 0) : issued
}

/** 发函: asks a platform that has no interface of ours to act. The letter is not the act, and its state says how far it got. */
export const issueLetter = (deps: IssueDeps, command: IssueMeasures): Promise<Result<Letter>> =>
  issue(deps, command, async (records, violation, earlier) => {
    const head = await headOf(records, deps, command, command.addressee)
    if (!head.ok) return head
    const about = await caseOf(records, violation, command.account)
    return writeMeasures(head.value, about, command, earlier)
  })

/** 红黄牌通知书: tells the institution which mark it was given for the case, and how to appeal. */
export const issueCardNotice = (
  deps: IssueDeps,
  command: IssueCardNotice,
): Promise<Result<Letter>> =>
  issue(deps, command, async (records, violation, earlier) => {
    const about = await caseOf(records, violation, null)
    const addressee = about.institution?.name ?? violation.institutionId
    const head = await headOf(records, deps, command, addressee)
    if (!head.ok) return head
    const card = await cardToldOf(records, deps, violation)
    return writeCardNotice(head.value, about, card, earlier)
  })
