import { readFile, stat, writeFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { z } from 'zod'
import { LIMITS } from '../adapters/spreadsheet/limits.ts'
import { writeCsvTemplate, writeXlsxTemplate } from '../adapters/spreadsheet/write-template.ts'
import { unreadableWords } from '../adapters/system/named-file.ts'
import type { ImportReport, RowRemark } from '../app/import/import-report.ts'
import { templateSheets } from '../app/import/template-sheets.ts'
import type { Foundation } from '../compose/foundation.ts'
import { askRunning } from '../compose/open/ask-running.ts'
import { openImport } from '../compose/open/open-import.ts'
import { importReport } from '../contracts/import.ts'
import { fail, type Result, succeed } from '../core/fault.ts'
import { type CommandIo, EXIT, type ExitCode } from './io.ts'
import type { ProgramContext } from './program-context.ts'
import { withFoundation } from './with-foundation.ts'

export type ImportOptions = {
  readonly dryRun?: boolean
  readonly json?: boolean
  readonly template?: string
  /** Which list a CSV template is of, by the name of its sheet. */
  readonly list?: string
  readonly reason?: string
}

/** More than this many remarks are shown in the JSON only. */
const SHOWN_REMARKS = 50

function sentenceOf({ sheet, row, column, heading, value, reason }: RowRemark): string {
  const place = `${sheet === '' ? '' : `${sheet} `}第 ${row} 行 / row ${row}`
  const cell = column === null ? '' : ` ${column} 列${heading === null ? '' : `（${heading}）`}`
  const shown = value === null ? '' : `“${value}”`
  return `${place}${cell}：${shown}${reason.zh} / ${reason.en}`
}

function tell(report: ImportReport, err: (text: string) => void): void {
  for (const [mark, remarks] of [
    ['提醒 warning', report.warnings],
    ['不收 rejected', report.rejected],
  ] as const) {
    for (const remark of remarks.slice(0, SHOWN_REMARKS)) err(`[${mark}] ${sentenceOf(remark)}\n`)
    const more = remarks.length - SHOWN_REMARKS
    if (more > 0) err(`[${mark}] 另有 ${more} 条，见 --json / ${more} more, see --json\n`)
  }
  const counts = Object.entries(report.changes).map(
    ([kind, { created, updated, unchanged }]) => `${kind} +${created} ~${updated} =${unchanged}`,
  )
  const outcome = report.applied
    ? '已导入 / imported'
    : report.rejected.length > 0
      ? `有 ${report.rejected.length} 处不收，什么也没有写入 / rejected, nothing was written`
      : '试运行，什么也没有写入 / dry run, nothing was written'
  err(`${report.file}:${report.rows} 行 / rows;${counts.join(' ')};${outcome}\n`)
}

/** The bytes, or why not, in one sentence. The size is looked at before anything is read. */
async function bytesOf(file: string): Promise<Uint8Array | string> {
  try {
    const { size } = await stat(file)
    if (size > LIMITS.fileBytes) {
      return `${file}：超过 ${LIMITS.fileBytes / 1_048_576} MB / over ${LIMITS.fileBytes / 1_048_576} MB`
    }
    return await readFile(file)
  } catch (error) {
    const words = unreadableWords(file, error)
    if (words === null) throw error
    return words
  }
}

async function writeTemplate(file: string, list: string | undefined): Promise<string | null> {
  const sheets = templateSheets()
  const names = sheets.map(({ name }) => name).join('、')
  const wanted = sheets.find(({ name }) => name === (list ?? sheets[0]?.name))
  if (wanted === undefined) {
    return `--list：没有名为“${list}”的表，可用 ${names} / no list of that name: ${list}`
  }
  if (file.endsWith('.xlsx')) {
    await writeFile(file, await writeXlsxTemplate(sheets))
    return null
  }
  if (!file.endsWith('.csv')) {
    return `--template ${file}：文件名应以 .xlsx 或 .csv 结尾；CSV 可用 --list ${names} / .xlsx or .csv, for CSV with --list`
  }
  await writeFile(file, writeCsvTemplate(wanted))
  return null
}

function finish(io: CommandIo, report: ImportReport, options: ImportOptions): ExitCode {
  tell(report, io.err)
  if (options.json === true) io.out(`${JSON.stringify(report)}\n`)
  return report.rejected.length > 0 ? EXIT.badInput : EXIT.done
}

const PROBLEM = z.object({ detail: z.string(), report: importReport.optional() })

/** Hands the file to the program that runs on this data folder; `null` when none does. */
async function importThroughRunning(
  foundation: Foundation,
  file: string,
  bytes: Uint8Array,
  options: ImportOptions,
): Promise<Result<ImportReport | null>> {
  const query = new URLSearchParams({
    file: basename(file),
    dryRun: String(options.dryRun === true),
    reason: options.reason ?? 'xuncha import',
  })
  const asked = await askRunning(foundation, {
    method: 'POST',
    path: `/institutions/import?${query}`,
    body: bytes,
    mediaType: 'application/octet-stream',
  })
  if (!asked.ok) return asked
  if (asked.value === null) return succeed(null)
  const answer: unknown = JSON.parse(asked.value.text)
  if (asked.value.status < 400) return succeed(importReport.parse(answer))
  const { detail, report } = PROBLEM.parse(answer)
  return report === undefined ? fail('bad-request', detail) : succeed(report)
}

async function runFile(
  context: ProgramContext,
  file: string,
  options: ImportOptions,
): Promise<ExitCode> {
  const { io } = context
  const refuse = (message: string): ExitCode => {
    io.err(`${message}\n`)
    return EXIT.badInput
  }
  const bytes = await bytesOf(file)
  if (typeof bytes === 'string') return refuse(bytes)
  context.spareMemory()
  const imported = await withFoundation(context, async (foundation) => {
    const through = await importThroughRunning(foundation, file, bytes, options)
    if (!through.ok) return succeed(refuse(through.fault.message))
    if (through.value !== null) return succeed(finish(io, through.value, options))
    const opened = await openImport(foundation)
    if (!opened.ok) return opened
    const done = await opened.value({
      file: basename(file),
      bytes,
      dryRun: options.dryRun === true,
      who: 'system',
      why: options.reason ?? 'xuncha import',
      onProgress: (step, rows) => io.err(`${step} ${rows}\n`),
    })
    if (!done.ok) return succeed(refuse(done.fault.message))
    return succeed(finish(io, done.value, options))
  })
  return imported.ok ? imported.value : refuse(imported.fault.message)
}

/**
 * `xuncha import FILE [--dry-run]`: the register from CSV or XLSX, all rows or none; `--template` writes the form to
 * fill in. Exit code 2 when any row is rejected.
 */
export async function runImport(
  context: ProgramContext,
  file: string | undefined,
  options: ImportOptions,
): Promise<ExitCode> {
  const refuse = (message: string): ExitCode => {
    context.io.err(`${message}\n`)
    return EXIT.badInput
  }
  if (options.template !== undefined) {
    const problem = await writeTemplate(options.template, options.list)
    if (problem !== null) return refuse(problem)
    context.io.err(`${options.template}：模板已写好 / template written\n`)
    return EXIT.done
  }
  if (options.list !== undefined) {
    return refuse('--list：只与 --template 同用 / goes with --template only')
  }
  if (file === undefined) {
    return refuse('请给出 FILE（.csv、.xlsx）或 --template FILE / give FILE or --template FILE')
  }
  return await runFile(context, file, options)
}
