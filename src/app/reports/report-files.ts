import { fail, type Result, succeed } from '../../core/fault.ts'
import { mergeSheets } from '../../core/reports/merge-sheets.ts'
import {
  FORMATS_OF,
  KIND_WORDS,
  REPORT_TYPES,
  type ReportContent,
  type ReportFile,
  type ReportFormat,
  type ReportKind,
} from '../../core/reports/report.ts'
import type { ReportDeps } from './report-deps.ts'

type WriterDeps = Pick<ReportDeps, 'letterWriter' | 'reportWriter'>

/** A report as a file of one of its formats. */
export async function writeReport(
  { letterWriter, reportWriter }: WriterDeps,
  kind: ReportKind,
  content: ReportContent,
  format: ReportFormat,
): Promise<Result<Uint8Array>> {
  const { table, document } = content
  if (format === 'xlsx' && table !== null) {
    const own = { name: KIND_WORDS[kind].zh, table }
    return succeed(await reportWriter.xlsx([own, ...mergeSheets(content.merged)]))
  }
  if (format !== 'xlsx' && document !== null) return succeed(await letterWriter[format](document))
  return fail(
    'not-found',
    `该报表没有 ${format} 格式，可下载：${FORMATS_OF[kind].join('、')}。This report has no such format.`,
    'format',
  )
}

/** Every file of a report, kept for good: files are put without a room, as letters are. */
export async function keepReport(
  deps: WriterDeps & Pick<ReportDeps, 'evidenceStore'>,
  kind: ReportKind,
  content: ReportContent,
): Promise<Result<readonly ReportFile[]>> {
  const files: ReportFile[] = []
  for (const format of FORMATS_OF[kind]) {
    const written = await writeReport(deps, kind, content, format)
    if (!written.ok) return written
    const { sha256 } = await deps.evidenceStore.put(written.value, REPORT_TYPES[format])
    files.push({ format, sha256, bytes: written.value.length })
  }
  return succeed(files)
}
