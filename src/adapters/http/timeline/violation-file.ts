import type { ViolationView } from '../../../app/queries/views.ts'
import type { ViolationQueries } from '../../../app/queries/violation-queries.ts'
import {
  EXPORT_ROWS_AT_MOST,
  type ExportFormat,
} from '../../../contracts/timeline/timeline-words.ts'
import { CSV_MARK, csvLine } from '../../../core/evidence/audit/csv-line.ts'
import type { ViolationFilter } from '../../../ports/records/records.ts'
import { presentViolation } from '../present/violation.ts'
import { cutOffLine, VIOLATION_HEADINGS, violationLine } from './violation-line.ts'
import { type Cell, xlsxStream } from './xlsx-stream.ts'

export const MEDIA_TYPES = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  json: 'application/json; charset=utf-8',
} as const

export type FileOf = {
  readonly batches: AsyncIterable<readonly ViolationView[]>
  /** How many there are, of which at most `EXPORT_ROWS_AT_MOST` are in the file. */
  readonly total: number
}

export async function fileOf(
  violations: Pick<ViolationQueries, 'count' | 'newest'>,
  filter: ViolationFilter,
): Promise<FileOf> {
  return {
    batches: violations.newest(filter, EXPORT_ROWS_AT_MOST),
    total: await violations.count(filter),
  }
}

async function* linesOf({ batches, total }: FileOf): AsyncGenerator<(readonly Cell[])[]> {
  for await (const batch of batches) yield batch.map((one) => violationLine(presentViolation(one)))
  if (total > EXPORT_ROWS_AT_MOST) yield [[cutOffLine(EXPORT_ROWS_AT_MOST, total)]]
}

async function* asCsv(file: FileOf): AsyncGenerator<string> {
  yield CSV_MARK + csvLine(VIOLATION_HEADINGS)
  for await (const lines of linesOf(file)) {
    yield lines.map((cells) => csvLine(cells.map(String))).join('')
  }
}

async function* asJson({ batches, total }: FileOf): AsyncGenerator<string> {
  const complete = total <= EXPORT_ROWS_AT_MOST
  yield `{"total":${total},"rowsAtMost":${EXPORT_ROWS_AT_MOST},"complete":${complete},"items":[`
  let parted = ''
  for await (const batch of batches) {
    for (const one of batch) {
      yield parted + JSON.stringify(presentViolation(one))
      parted = ','
    }
  }
  yield ']}'
}

/** The violations as a file that is made while it is sent. */
export function writtenAs(format: ExportFormat, file: FileOf): AsyncIterable<string | Uint8Array> {
  if (format === 'csv') return asCsv(file)
  if (format === 'json') return asJson(file)
  return xlsxStream('线索', VIOLATION_HEADINGS, linesOf(file))
}
