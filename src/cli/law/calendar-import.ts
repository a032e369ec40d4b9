import { userInfo } from 'node:os'
import { presentImport } from '../../adapters/http/present/calendar-change.ts'
import { openLiveSchedules } from '../../adapters/schedules/live-schedules.ts'
import { sha256 } from '../../adapters/system/sha256.ts'
import { importCalendar } from '../../app/commands/import-calendar.ts'
import { type CalendarPreview, previewOf } from '../../app/queries/calendar-preview.ts'
import { type Audit, openAudit } from '../../compose/open/open-audit.ts'
import type { DayChangeSpan, DayFacts } from '../../core/calendar/compare-calendars.ts'
import { fail, type Result, succeed } from '../../core/fault.ts'
import { DAY_WORDS } from '../../core/policy/words/day-words.ts'
import { regionName } from '../../core/registry/region.ts'
import type {
  CalendarDocument,
  LegalSchedules,
  ScheduleChange,
  ScheduleDraft,
} from '../../ports/legal-schedules.ts'
import { type CommandIo, EXIT, type ExitCode } from '../io.ts'
import type { ProgramContext } from '../program-context.ts'
import { withFoundation } from '../with-foundation.ts'
import { outsideDocument } from './outside-document.ts'

export type CalendarImportOptions = {
  readonly schedules: string
  readonly file?: string
  readonly dryRun?: boolean
  /** Takes back the latest import, or the one named. */
  readonly undo?: string | true
  readonly reason?: string
  readonly json?: boolean
}

async function documentOf(context: ProgramContext, options: CalendarImportOptions) {
  const { file, undo } = options
  if ((file === undefined) === (undo === undefined)) {
    return fail('bad-request', '请给出一个文件，或用 --undo / give a file, or --undo', 'FILE')
  }
  if (file === undefined) {
    const changeId = undo === undefined || undo === true ? null : undo
    return succeed({ document: { kind: 'undo', of: 'calendar', changeId } as const })
  }
  return await outsideDocument(context, file)
}

const factsText = (facts: DayFacts): string =>
  `${DAY_WORDS[facts.kind].zh}${facts.name === null ? '' : `(${facts.name})`}${facts.provisional ? '[暂定]' : ''}${facts.schoolCalendarKnown ? '' : '[无校历]'}`

/** More places than this in one span are counted instead of named. */
const NAMED_PLACES = 6

function spanText({ from, to, days, before, after, places }: DayChangeSpan): string {
  const span = from === to ? from : `${from}—${to}（${days}天）`
  const named = places.map(({ region }) => regionName(region) ?? '其他地区')
  const where = named.length > NAMED_PLACES ? `${named.length} 处 / places` : named.join('、')
  const stages = [...new Set(places.flatMap((place) => place.stages))].join(',')
  return `${span}  ${factsText(before)} → ${factsText(after)}  ${where}  ${stages}\n`
}

const AUDITED: Readonly<Record<Audit['kind'], string>> = {
  journal: '已记入审计日志 / in the journal',
  none: '没有数据库，只记入 schedules/history / no database, kept in schedules/history only',
  'running-program': '由运行中的程序记入审计日志 / the running program writes it into the journal',
}

type Written = { readonly change: ScheduleChange | null; readonly audit: Audit['kind'] }

function tell(preview: CalendarPreview, written: Written | null, io: CommandIo): void {
  for (const span of preview.spans) io.err(spanText(span))
  for (const warning of preview.warnings) io.err(`[提醒 warning] ${warning}\n`)
  const counts = `${preview.days} 天有变，其中日类变 ${preview.kindDays} 天 / days change, kinds of days`
  const change = written?.change ?? null
  const outcome =
    written === null || change === null
      ? '未写入 / nothing was written'
      : `已写入 ${change.files.join('、')}，撤销用 --undo ${change.id} / written;${AUDITED[written.audit]}`
  io.err(`${counts};${outcome}\n`)
}

type Change = {
  readonly schedules: LegalSchedules
  readonly document: CalendarDocument
  readonly draft: ScheduleDraft
  readonly who: string
  readonly why: string
}

/** Files and journal change together where there is a database. */
async function write(context: ProgramContext, change: Change): Promise<Result<Written>> {
  const { schedules, document, draft, who, why } = change
  context.spareMemory()
  return await withFoundation(context, async (foundation): Promise<Result<Written>> => {
    const { clock } = foundation
    const opened = await openAudit(foundation)
    if (!opened.ok) return opened
    const audit = opened.value
    if (audit.kind !== 'journal') {
      const applied = await schedules.apply(draft, { at: clock.now(), who, why })
      return applied.ok ? succeed({ change: applied.value, audit: audit.kind }) : applied
    }
    const { transactions } = audit
    const command = { document, dryRun: false, expectedDraft: draft.id, who, why }
    const imported = await importCalendar({ schedules, clock, transactions }, command)
    return imported.ok ? succeed({ change: imported.value.change, audit: audit.kind }) : imported
  })
}

/**
 * `xuncha calendar-import FILE [--dry-run]`: a State Council notice or school calendars into the schedules folder;
 * `--undo [CHANGE]` takes one back. What days change is said before anything is written. A program that runs on the
 * same folder reads it anew by itself. Who did it and why goes into the journal of the database, where there is one, and
 * always into the folder's own history. Exit code 2 for a document that cannot be, with its line.
 */
export async function runCalendarImport(
  context: ProgramContext,
  options: CalendarImportOptions,
): Promise<ExitCode> {
  const { io } = context
  const refuse = (message: string): ExitCode => {
    io.err(`${message}\n`)
    return EXIT.badInput
  }
  const asked = await documentOf(context, options)
  if (!asked.ok) return refuse(asked.fault.message)
  const { document, ...reading } = asked.value
  const opened = await openLiveSchedules(
    options.schedules,
    sha256,
    'readYaml' in reading ? reading.readYaml : undefined,
  )
  if (!opened.ok) return refuse(opened.fault.message)
  const schedules = opened.value
  const who = `command:${userInfo().username}`
  const draft = await schedules.draft(document, who)
  if (!draft.ok) return refuse(draft.fault.message)
  const preview = previewOf(draft.value)
  let written: Written | null = null
  if (options.dryRun !== true && draft.value.files.length > 0) {
    const why = options.reason ?? 'xuncha calendar-import'
    const change = { schedules, document, draft: draft.value, who, why }
    const done = await write(context, change)
    if (!done.ok) return refuse(done.fault.message)
    written = done.value
  }
  tell(preview, written, io)
  if (options.json === true) {
    io.out(`${JSON.stringify(presentImport({ preview, change: written?.change ?? null }))}\n`)
  }
  return EXIT.done
}
