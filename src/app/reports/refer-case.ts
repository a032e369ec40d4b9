import { reviewsMissing } from '../../core/deadlines/enter-fact.ts'
import { fail, type Result, succeed } from '../../core/fault.ts'
import { type Contact, letterNumber } from '../../core/letters/letter.ts'
import { DEPARTMENT_FACTS, type Department } from '../../core/reports/departments.ts'
import {
  checkReferral,
  type EnclosureState,
  enclosuresOf,
  type GivenEnclosure,
  needsReviews,
  referralDocument,
} from '../../core/reports/referral.ts'
import type { Report, ReportContent } from '../../core/reports/report.ts'
import { yearOf } from '../../core/time/civil-date.ts'
import { civilDateOf } from '../../core/time/instant.ts'
import type { Records } from '../../ports/records/records.ts'
import { type Commanded, conflict, notFound } from '../commands/command.ts'
import { casesOf } from './gather.ts'
import { saveReport } from './report-commands.ts'
import type { ReportDeps } from './report-deps.ts'
import { keepReport } from './report-files.ts'

export type ReferralWanted = {
  readonly violationId: string
  readonly department: Department
}

export type ReferCase = Commanded &
  ReferralWanted & {
    readonly addressee: string
    readonly enclosures: readonly GivenEnclosure[]
    /** Left out: as on the letter before. */
    readonly issuer?: string
    readonly contact?: Contact
    /** It was referred to this department before, and is to be once more. */
    readonly again: boolean
    /** Show what would be written; nothing is kept, and no number is taken. */
    readonly preview: boolean
  }

async function caseOf(records: Records, violationId: string) {
  const violation = await records.violations.find(violationId)
  const [one] = violation === null ? [] : await casesOf(records, [violation])
  return one ?? null
}

/** What the department needs, and what of it is there by itself. */
export const referralNeeds = (
  { transactions }: ReportDeps,
  { violationId, department }: ReferralWanted,
): Promise<Result<readonly EnclosureState[]>> =>
  transactions.run(async (records) => {
    const one = await caseOf(records, violationId)
    return one === null
      ? notFound('该线索', 'violation')
      : succeed(enclosuresOf(department, one, []))
  })

const PREFIX = '巡移'

const senderMissing = (field: string): Result<never> =>
  fail(
    'bad-request',
    '须填写移送单位与联系人。A referral has to name its issuer and a contact.',
    field,
  )

const alreadyReferred = (department: Department): Result<never> => {
  const { zh, en } = DEPARTMENT_FACTS[department]
  return fail(
    'wrong-state',
    `该线索已向${zh}移送过；确需再次移送的，请注明再次移送（again）。It was referred to the ${en} before; say so with \`again\` to do it once more.`,
    'again',
  )
}

async function referralOf(
  records: Records,
  deps: ReportDeps,
  command: ReferCase,
): Promise<Result<Report>> {
  const one = await caseOf(records, command.violationId)
  if (one === null) return notFound('该线索', 'violation')
  const { department, enclosures, addressee, why, who } = command
  const checked = checkReferral(department, one, enclosures)
  if (!checked.ok) return checked
  if (!command.again && one.referrals.some((made) => made.department === department)) {
    return alreadyReferred(department)
  }
  const unreviewed = needsReviews(department)
    ? reviewsMissing(await records.caseFacts.of(one.violation.id))
    : null
  if (unreviewed !== null) {
    return fail(unreviewed.code, unreviewed.message, unreviewed.where)
  }
  const last = await records.letters.latest()
  const [issuer, contact] = [command.issuer ?? last?.issuer, command.contact ?? last?.contact]
  if (issuer === undefined) return senderMissing('issuer')
  if (contact === undefined) return senderMissing('contact')
  const now = deps.clock.now()
  const today = civilDateOf(now)
  const made = await records.whole.reports.countReferrals(yearOf(today))
  const document = referralDocument(one, checked.value, {
    number: letterNumber(PREFIX, yearOf(today), made + 1),
    ...{ department, addressee, issuer, contact, today },
    reason: why,
    pieces: await records.violationEvidence.of(one.violation.id),
  })
  const content: ReportContent = {
    title: `${document.title} ${document.number}`,
    ...{ table: null, document, figures: [], typical: [], merged: null },
  }
  return succeed({
    id: deps.identifiers.next(),
    kind: 'referral',
    region: one.violation.region,
    days: { from: today, to: today },
    title: `${document.number} 移送${DEPARTMENT_FACTS[department].zh}`,
    state: 'filed',
    rehearsal: one.violation.rehearsal,
    asked: null,
    madeAt: now,
    madeBy: who,
    why,
    entered: {},
    referral: { violationId: one.violation.id, department, enclosures },
    filed: { at: now, by: who, why, addressee, content, files: [] },
    version: 1,
  })
}

const ATTEMPTS = 3

/**
 * 移送函 by department: stopped where a paper is missing. Its files are written first and the record after them, so that there
 * is no referral without its paper. A number that somebody else has taken meanwhile is written anew.
 */
export async function referCase(deps: ReportDeps, command: ReferCase): Promise<Result<Report>> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const drafted = await deps.transactions.run((records) => referralOf(records, deps, command))
    if (!drafted.ok || command.preview) return drafted
    const { filed } = drafted.value
    if (filed === null) return drafted
    const files = await keepReport(deps, 'referral', filed.content)
    if (!files.ok) return files
    const kept: Report = { ...drafted.value, filed: { ...filed, files: files.value } }
    const saved = await deps.transactions.run(async (records): Promise<Result<Report> | null> => {
      const now = await referralOf(records, deps, command)
      if (!now.ok) return now
      if (now.value.title !== kept.title) return null
      return (await saveReport(records, deps, command, kept)) ? succeed(kept) : conflict()
    })
    if (saved !== null) return saved
  }
  return conflict()
}
