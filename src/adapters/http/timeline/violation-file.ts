import type { ViolationQueries } from '../../../app/queries/violation-queries.ts'
import {
  EXPORT_ROWS_AT_MOST,
  type ExportFormat,
} from '../../../contracts/timeline/timeline-words.ts'
import type { Violation } from '../../../contracts/violation.ts'
import { CSV_MARK, csvLine } from '../../../core/evidence/audit/csv-line.ts'
import type { ViolationFilter } from '../../../ports/records/records.ts'
import { presentViolation } from '../present/violation.ts'
import { parquetStream } from './parquet-stream.ts'
import { PARQUET_COLUMNS } from './violation-columns.ts'
import { cutOffLine, VIOLATION_HEADINGS, violationLine } from './violation-line.ts'
import { type Cell, xlsxStream } from './xlsx-stream.ts'

export const MEDIA_TYPES = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  jsonl: 'application/x-ndjson; charset=utf-8',
  parquet: 'application/vnd.apache.parquet',
  json: 'application/json; charset=utf-8',
} as const satisfies Readonly<Record<ExportFormat, string>>

export type FileOf = {
  /** The newest first. */
  readonly batches: AsyncIterable<readonly Violation[]>
  /** How many it holds at most, and how many there are; `null`: it holds them all, however many. */
  readonly bounds: { readonly most: number; readonly total: number } | null
}

async function* presented(
  batches: ReturnType<ViolationQueries['newest']>,
): AsyncGenerator<readonly Violation[]> {
  for await (const batch of batches) yield batch.map(presentViolation)
}

export async function fileOf(
  violations: Pick<ViolationQueries, 'count' | 'newest'>,
  filter: ViolationFilter,
  format: ExportFormat,
): Promise<FileOf> {
  const most = EXPORT_ROWS_AT_MOST[format]
  return {
    batches: presented(violations.newest(filter, most ?? Number.POSITIVE_INFINITY)),
    bounds: most === null ? null : { most, total: await violations.count(filter) },
  }
}

async function* linesOf({ batches, bounds }: FileOf): AsyncGenerator<(readonly Cell[])[]> {
  for await (const batch of batches) yield batch.map(violationLine)
  if (bounds !== null && bounds.total > bounds.most) {
    yield [[cutOffLine(bounds.most, bounds.total)]]
  }
}

async function* asCsv(file: FileOf): AsyncGenerator<string> {
  yield CSV_MARK + csvLine(VIOLATION_HEADINGS)
  for await (const lines of linesOf(file)) {
    yield lines.map((cells) => csvLine(cells.map(String))).join('')
  }
}

async function* asJsonLines({ batches }: FileOf): AsyncGenerator<string> {
  for await (const batch of batches) {
    yield batch.map((one) => `${JSON.stringify(one)}\n`).join('')
  }
}

async function* asJson({ batches, bounds }: FileOf): AsyncGenerator<string> {
  const { most, total } = bounds ?? { most: null, total: null }
  const complete = most === null || total <= most
  yield `{"total":${total},"rowsAtMost":${most},"complete":${complete},"items":[`
  let parted = ''
  for await (const batch of batches) {
    if (batch.length === 0) continue
    yield parted + batch.map((one) => JSON.stringify(one)).join(',')
    parted = ','
  }
  yield ']}'
}

const WRITERS: Readonly<
  Record<ExportFormat, (file: FileOf) => AsyncIterable<string | Uint8Array>>
> = {
  csv: asCsv,
  json: asJson,
  jsonl: asJsonLines,
  xlsx: (file) => xlsxStream('线索', VIOLATION_HEADINGS, linesOf(file)),
  parquet: ({ batches }) => parquetStream(PARQUET_COLUMNS, batches),
}

/** The violations as a file that is made while it is sent. */
export const writtenAs = (format: ExportFormat, file: FileOf): AsyncIterable<string | Uint8Array> =>
  WRITERS[format](file)
