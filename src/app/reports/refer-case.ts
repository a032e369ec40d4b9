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

/**
 * 移送函 by department: stopped where a paper is missing. The number is taken in one transaction with the record; the files
 * are written after it, and added.
 */
export async function referCase(deps: ReportDeps, command: ReferCase): Promise<Result<Report>> {
  const written = await deps.transactions.run(async (records): Promise<Result<Report>> => {
    const report = await referralOf(records, deps, command)
    if (!report.ok || command.preview) return report
    return (await saveReport(records, deps, command, report.value)) ? report : conflict()
  })
  if (!written.ok || command.preview) return written
  const { filed, version } = written.value
  if (filed === null) return written
  const files = await keepReport(deps, 'referral', filed.content)
  if (!files.ok) return files
  const kept: Report = {
    ...written.value,
    filed: { ...filed, files: files.value },
    version: version + 1,
  }
  const saved = await deps.transactions.run((records) => saveReport(records, deps, command, kept))
  return saved ? succeed(kept) : conflict()
}
