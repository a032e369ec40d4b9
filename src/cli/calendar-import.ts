import { readFile } from 'node:fs/promises'
import { userInfo } from 'node:os'
import { basename } from 'node:path'
import { presentImport } from '../adapters/http/present/calendar-change.ts'
import { kindOfDocument } from '../adapters/schedules/document-kind.ts'
import { openLiveSchedules } from '../adapters/schedules/live-schedules.ts'
import { sha256 } from '../adapters/system/sha256.ts'
import { createSystemClock } from '../adapters/system/system-clock.ts'
import { type CalendarPreview, previewOf } from '../app/queries/calendar-preview.ts'
import type { DayChangeSpan, DayFacts } from '../core/calendar/compare-calendars.ts'
import { fail, type Result, succeed } from '../core/fault.ts'
import { DAY_WORDS } from '../core/policy/day-words.ts'
import { regionName } from '../core/registry/region.ts'
import type { ScheduleChange, ScheduleDocument } from '../ports/legal-schedules.ts'
import { type CommandIo, EXIT, type ExitCode } from './io.ts'

export type CalendarImportOptions = {
  readonly schedules: string
  readonly file?: string
  readonly dryRun?: boolean
  /** Takes back the latest import, or the one named. */
  readonly undo?: string | true
  readonly reason?: string
  readonly json?: boolean
}

async function documentOf(options: CalendarImportOptions): Promise<Result<ScheduleDocument>> {
  const { file, undo } = options
  if ((file === undefined) === (undo === undefined)) {
    return fail('bad-request', '请给出一个文件,或用 --undo / give a file, or --undo', 'FILE')
  }
  if (file === undefined) {
    return succeed({ kind: 'undo', changeId: undo === undefined || undo === true ? null : undo })
  }
  const text = await readFile(file, 'utf8').catch(() => null)
  if (text === null) {
    return fail('bad-request', `${file}:文件无法读取 / the file cannot be read`, 'FILE')
  }
  const kind = kindOfDocument(text)
  if (kind !== null) return succeed({ kind, name: basename(file), text })
  const zh = `${file}:既不是放假安排(year、off)也不是校历(rows、region)`
  return fail('bad-request', `${zh} / neither a notice nor school calendars`, 'FILE')
}

const factsText = (facts: DayFacts): string =>
  `${DAY_WORDS[facts.kind].zh}${facts.name === null ? '' : `(${facts.name})`}${facts.provisional ? '[暂定]' : ''}${facts.schoolCalendarKnown ? '' : '[无校历]'}`

/** More places than this in one span are counted instead of named. */
const NAMED_PLACES = 6

function spanText({ from, to, days, before, after, places }: DayChangeSpan): string {
  const span = from === to ? from : `${from}—${to}(${days}天)`
  const named = places.map(({ region }) => regionName(region) ?? '其他地区')
  const where = named.length > NAMED_PLACES ? `${named.length} 处 / places` : named.join('、')
  const stages = [...new Set(places.flatMap((place) => place.stages))].join(',')
  return `${span}  ${factsText(before)} → ${factsText(after)}  ${where}  ${stages}\n`
}

function tell(preview: CalendarPreview, change: ScheduleChange | null, io: CommandIo): void {
  for (const span of preview.spans) io.err(spanText(span))
  for (const warning of preview.warnings) io.err(`[提醒 warning] ${warning}\n`)
  const counts = `${preview.days} 天有变,其中日类变 ${preview.kindDays} 天 / days change, kinds of days`
  const outcome =
    change === null
      ? '未写入 / nothing was written'
      : `已写入 ${change.files.join('、')},撤销用 --undo ${change.id} / written`
  io.err(`${counts};${outcome}\n`)
}

/**
 * `xuncha calendar-import FILE [--dry-run]`: a State Council notice or school calendars into the schedules folder;
 * `--undo [CHANGE]` takes one back. What days change is said before anything is written. A program that runs on the
 * same folder reads it anew by itself. Exit code 2 for a document that cannot be, with its line.
 */
export async function runCalendarImport(
  options: CalendarImportOptions,
  io: CommandIo,
): Promise<ExitCode> {
  const refuse = (message: string): ExitCode => {
    io.err(`${message}\n`)
    return EXIT.badInput
  }
  const document = await documentOf(options)
  if (!document.ok) return refuse(document.fault.message)
  const opened = await openLiveSchedules(options.schedules, sha256)
  if (!opened.ok) return refuse(opened.fault.message)
  const who = `command:${userInfo().username}`
  const draft = await opened.value.draft(document.value, who)
  if (!draft.ok) return refuse(draft.fault.message)
  const preview = previewOf(draft.value)
  let change: ScheduleChange | null = null
  if (options.dryRun !== true && draft.value.files.length > 0) {
    const stamp = {
      at: createSystemClock().now(),
      who,
      why: options.reason ?? 'xuncha calendar-import',
    }
    const applied = await opened.value.apply(draft.value, stamp)
    if (!applied.ok) return refuse(applied.fault.message)
    change = applied.value
  }
  tell(preview, change, io)
  if (options.json === true) io.out(`${JSON.stringify(presentImport({ preview, change }))}\n`)
  return EXIT.done
}
