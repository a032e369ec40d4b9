import { fail, type Result, succeed } from '../../core/fault.ts'
import { ENTERED } from '../../core/reports/figure.ts'
import { placeName } from '../../core/reports/place-name.ts'
import {
  alreadyFiled,
  decideFile,
  KIND_WORDS,
  type Report,
  whyUnfinished,
} from '../../core/reports/report.ts'
import { spanInChinese } from '../../core/reports/report-days.ts'
import type { Records } from '../../ports/records/records.ts'
import { audit, type Commanded, conflict, notFound } from '../commands/command.ts'
import { heldFromFiling, holdsReview } from './held-review.ts'
import { makeContent } from './make-content.ts'
import { type ReportAsked, type ReportDeps, regionAsked } from './report-deps.ts'
import { keepReport } from './report-files.ts'

export type MakeReport = Commanded & ReportAsked

export type FileReport = Commanded & {
  readonly id: string
  readonly addressee: string
  /** Numbers that people enter at last; left out: those of the draft. */
  readonly entered?: Readonly<Record<string, number>>
}

/** What the journal keeps: of its files the digests, not the table again. */
const told = ({ filed, ...report }: Report) => ({
  report: {
    ...report,
    filed:
      filed === null
        ? null
        : { at: filed.at, by: filed.by, addressee: filed.addressee, files: filed.files },
  },
})

export async function saveReport(
  records: Records,
  deps: Pick<ReportDeps, 'clock'>,
  command: Commanded,
  report: Report,
): Promise<boolean> {
  if (!(await records.reports.save(report))) return false
  await audit(records, deps.clock, command, {
    type: 'system.changed',
    subjectKind: 'system',
    subjectId: `report:${report.id}`,
    data: told(report),
  })
  return true
}

function enteredFault(entered: Readonly<Record<string, number>>): Result<never> | null {
  const odd = Object.keys(entered).find((code) => !ENTERED.some((one) => one.code === code))
  if (odd === undefined) return null
  return fail(
    'bad-request',
    `“${odd}”不是可填报的数字，可填：${ENTERED.map(({ code, zh }) => `${code}（${zh}）`).join('、')}。There is no such number to enter.`,
    `entered.${odd}`,
  )
}

/** A draft that a person asks for. It holds no numbers: they are read anew whenever somebody looks. */
export async function makeReport(deps: ReportDeps, command: MakeReport): Promise<Result<Report>> {
  const { who, why, kind, days, rehearsal, entered } = command
  const place = regionAsked(deps.jurisdiction, command.region)
  if (!place.ok) return place
  const wrong = enteredFault(entered)
  if (wrong !== null) return wrong
  const region = place.value
  const { from, to } = spanInChinese(days)
  const report: Report = {
    id: deps.identifiers.next(),
    kind,
    region,
    days,
    title: `${placeName(region)}${KIND_WORDS[kind].zh}（${from}-${to}）`,
    state: 'draft',
    rehearsal,
    asked: null,
    madeAt: deps.clock.now(),
    madeBy: who,
    why,
    entered,
    referral: null,
    filed: null,
    version: 1,
  }
  const saved = await deps.transactions.run((records) => saveReport(records, deps, command, report))
  return saved ? succeed(report) : conflict()
}

/**
 * 报送. The numbers are read once, written into files, and kept with these: what is filed is what the files say. Files are
 * written between two transactions, because nobody else may wait for a paper.
 */
export async function fileReport(deps: ReportDeps, command: FileReport): Promise<Result<Report>> {
  const { id, who, why, addressee } = command
  const made = await deps.transactions.run(async (records) => {
    const report = await records.reports.find(id)
    if (report === null || report.kind === 'referral') return notFound('该报表', 'report')
    const entered = command.entered ?? report.entered
    const wrong = enteredFault(entered)
    if (wrong !== null) return wrong
    const { kind, region, days, rehearsal } = report
    if (report.state === 'filed') return alreadyFiled()
    if (await holdsReview(records, report)) return heldFromFiling()
    const unfinished = whyUnfinished(report, deps.clock.now())
    if (unfinished !== null) return unfinished
    const content = await makeContent(records, deps, { kind, region, days, rehearsal, entered })
    return content.ok ? succeed({ report, content: content.value, entered }) : content
  })
  if (!made.ok) return made
  const { report, content, entered } = made.value
  const files = await keepReport(deps, report.kind, content)
  if (!files.ok) return files
  const filed = decideFile(
    { ...report, entered },
    { at: deps.clock.now(), by: who, why, addressee, content, files: files.value },
  )
  if (!filed.ok) return filed
  const saved = await deps.transactions.run((records) =>
    saveReport(records, deps, command, filed.value),
  )
  return saved ? filed : conflict()
}
