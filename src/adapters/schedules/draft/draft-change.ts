import type { CalendarReach } from '../../../core/calendar/compare-calendars.ts'
import { CUTS_FILE } from '../../../core/cuts/power/cut-rules.ts'
import { fail, type Result, succeed } from '../../../core/fault.ts'
import type { Law } from '../../../core/policy/law.ts'
import { REPORTS_FILE } from '../../../core/reports/report-template.ts'
import type { Sha256 } from '../../../ports/hasher.ts'
import type {
  ChangeSubject,
  ScheduleDocument,
  ScheduleDraft,
} from '../../../ports/legal-schedules.ts'
import type { KeptChange } from '../change-history.ts'
import { inspectFiles } from '../load-schedules.ts'
import { type ScheduleProblem, sentenceOf } from '../problem.ts'
import { type ScheduleFolder, withChanges } from '../schedule-folder.ts'
import { isProblem, type YamlFile, type YamlReader } from '../yaml-reading.ts'
import { draftFile } from './draft-file.ts'
import { draftNotice } from './draft-notice.ts'
import { draftSchoolCalendar } from './draft-school-calendar.ts'
import { draftSweep } from './draft-sweep.ts'
import { type Drafted, firstDayOf, lastDayOf } from './drafting.ts'

export type DraftNeeds = {
  readonly folder: ScheduleFolder
  readonly law: Law
  readonly history: readonly KeptChange[]
  /** Where the sweep of that name is written; `null`: there is none. */
  readonly fileOfSweep: (name: string) => string | null
  readonly sha256: Sha256
  /** Reads what came from outside. */
  readonly readYaml: YamlReader
}

/** Years that a change of whole files is compared over: those with data, and one more on either side. */
function wholeReach(laws: readonly Law[]): Pick<CalendarReach, 'from' | 'to' | 'regions'> {
  const years = laws.flatMap((law) => [...law.calendar.years.keys()])
  return {
    from: firstDayOf(Math.min(...years) - 1),
    to: lastDayOf(Math.max(...years) + 1),
    regions: null,
  }
}

const SAFE_FILE = /^(calendars\/(national\/|regions\/)?|rules\/)[A-Za-z0-9-]+\.yaml$/

function refusal(problems: readonly ScheduleProblem[]): Result<never> {
  const errors = problems.filter(({ severity }) => severity === 'error')
  const [first] = errors
  if (first === undefined) return fail('bad-request', '文件无法读取。The file cannot be read.')
  const rest =
    errors.length === 1 ? '' : `（另有${errors.length - 1}处 / and ${errors.length - 1} more）`
  const where = first.line === null ? first.file : `${first.file}:${first.line}`
  return fail('bad-request', `${sentenceOf(first)}${rest}`, where)
}

/** Every kind has its own way back, under the right of that kind alone. */
const SUBJECTS: Readonly<Record<Exclude<KeptChange['kind'], 'undo'>, ChangeSubject>> = {
  notice: 'calendar',
  'school-calendar': 'calendar',
  files: 'calendar',
  sweep: 'sweep',
  'cut-rules': 'cut-rules',
  'report-template': 'report-template',
}

/** Kinds that are one file each. */
const FILE_OF = { 'cut-rules': CUTS_FILE, 'report-template': REPORTS_FILE } as const

/** A way back is of what it took back; `null`: nobody knows any more, and it is taken back by hand. */
function subjectOf(history: readonly KeptChange[], change: KeptChange): ChangeSubject | null {
  if (change.kind !== 'undo') return SUBJECTS[change.kind]
  // Latest first: what was taken back stands further on, so that this comes to an end.
  const earlier = history.slice(history.indexOf(change) + 1)
  const undone = earlier.find(({ id }) => id === change.undoes)
  return undone === undefined ? null : subjectOf(earlier, undone)
}

/** The latest change that stands: neither a way back nor taken back. */
function lastStanding(history: readonly KeptChange[]): KeptChange | undefined {
  const takenBack = new Set(history.map(({ undoes }) => undoes))
  return history.find(({ id, kind }) => kind !== 'undo' && !takenBack.has(id))
}

export type Wanted = {
  readonly files: ReadonlyMap<string, string | null>
  readonly reach: CalendarReach | null
  /** Files from outside, as they were read. */
  readonly parsed?: ReadonlyMap<string, YamlFile | ScheduleProblem>
  readonly undoes: string | null
}

type UndoDocument = Extract<ScheduleDocument, { kind: 'undo' }>

function wantedUndo(
  history: readonly KeptChange[],
  { changeId, of }: Pick<UndoDocument, 'changeId' | 'of'>,
): Result<Wanted & { readonly base: ReadonlyMap<string, string | null> }> {
  const own = history.filter((change) => subjectOf(history, change) === of)
  const change = changeId === null ? lastStanding(own) : own.find(({ id }) => id === changeId)
  if (change === undefined) {
    const zh = changeId === null ? '没有可撤销的导入' : `没有编号为 ${changeId} 的导入`
    return fail('not-found', `${zh}。There is no such import to take back.`, 'changeId')
  }
  const files = new Map(change.files.map(({ file, before }) => [file, before]))
  const base = new Map(change.files.map(({ file, after }) => [file, after]))
  return succeed({ files, base, reach: null, undoes: change.id })
}

const wantedOf = (drafted: Drafted): Result<Wanted> =>
  'problems' in drafted
    ? refusal(drafted.problems)
    : succeed({ files: drafted.drafted.files, reach: drafted.drafted, undoes: null })

/** Texts from outside are read once, where that keeps nobody else waiting. */
async function readAll(
  readYaml: YamlReader,
  files: ReadonlyMap<string, string | null>,
): Promise<ReadonlyMap<string, YamlFile | ScheduleProblem>> {
  const parsed = new Map<string, YamlFile | ScheduleProblem>()
  for (const [file, text] of files) {
    if (text !== null) parsed.set(file, await readYaml(file, text))
  }
  return parsed
}

type Undone = ReturnType<typeof wantedUndo>

/** Refused where a file is not as the change left it. */
async function checkedUndo(folder: ScheduleFolder, found: Undone): Promise<Undone> {
  if (!found.ok) return found
  for (const [file, after] of found.value.base) {
    if ((await folder.read(file)) === after) continue
    const zh = `${file} 在那次导入之后又被改动，不能直接撤销`
    return fail('conflict', `${zh}。${file} was changed since; it cannot be taken back.`, file)
  }
  return found
}

async function wanted(
  { folder, history, readYaml, fileOfSweep }: DraftNeeds,
  document: ScheduleDocument,
  who: string,
): Promise<Result<Wanted>> {
  switch (document.kind) {
    case 'notice':
    case 'school-calendar': {
      const source = await readYaml(document.name, document.text)
      if (isProblem(source)) return refusal([source])
      return wantedOf(
        document.kind === 'notice'
          ? await draftNotice(folder, source)
          : await draftSchoolCalendar(folder, source, who),
      )
    }
    case 'sweep': {
      const drafted = await draftSweep({ readYaml, folder, fileOfSweep }, document)
      return drafted.problem === null ? succeed(drafted.wanted) : refusal([drafted.problem])
    }
    case 'cut-rules':
    case 'report-template': {
      const file = FILE_OF[document.kind]
      const { text } = document
      const drafted = await draftFile(readYaml, await folder.read(file), { file, text })
      return drafted.problem === null ? succeed(drafted.wanted) : refusal([drafted.problem])
    }
    case 'files': {
      const unsafe = document.files.find(({ file }) => !SAFE_FILE.test(file))
      if (unsafe !== undefined) {
        const en = 'Only files of calendars/ and rules/ can be replaced'
        return fail('bad-request', `只能替换 calendars/ 与 rules/ 里的文件。${en}.`, unsafe.file)
      }
      const files = new Map(document.files.map(({ file, text }) => [file, text]))
      const parsed = await readAll(readYaml, files)
      return succeed({ files, reach: null, undoes: null, parsed })
    }
    case 'undo':
      return document.later === true
        ? wantedUndo(history, document)
        : await checkedUndo(folder, wantedUndo(history, document))
  }
}

/** Checks what a document would make of the folder, as a whole, and loads the law that would follow. */
export async function draftChange(
  needs: DraftNeeds,
  document: ScheduleDocument,
  who: string,
): Promise<Result<ScheduleDraft>> {
  const asked = await wanted(needs, document, who)
  if (!asked.ok) return asked
  const { reach, undoes, parsed } = asked.value
  const files: ScheduleDraft['files'][number][] = []
  for (const [file, after] of asked.value.files) {
    const before = await needs.folder.read(file)
    if (before !== after) files.push({ file, before, after })
  }
  const { problems, loaded } = await inspectFiles(
    withChanges(needs.folder, asked.value.files, parsed),
  )
  if (loaded === null) return refusal(problems)
  const own = problems.filter(({ file }) => asked.value.files.has(file))
  const { law: before } = needs
  return succeed({
    id: needs.sha256(JSON.stringify(files)).slice(0, 16),
    kind: document.kind,
    undoes,
    files,
    before,
    after: loaded.law,
    sweeps: loaded.sweeps,
    reach: reach ?? wholeReach([before, loaded.law]),
    warnings: own.map(sentenceOf),
  })
}
