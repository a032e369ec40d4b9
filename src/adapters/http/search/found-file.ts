import type { FoundWords } from '../../../app/search/search-words.ts'
import { FOUND_ROWS_AT_MOST, type WordFileFormat } from '../../../contracts/words/search-words.ts'
import { CSV_MARK, csvLine } from '../../../core/evidence/audit/csv-line.ts'
import { maskPersonal } from '../../../core/registry/mask-personal.ts'
import { STATUS_WORDS } from '../../../core/violations/decide-review.ts'
import { PLACE_HEADINGS, placeCells } from '../timeline/place-cells.ts'
import { type Cell, xlsxStream } from '../timeline/xlsx-stream.ts'
import { presentFound } from './present-found.ts'

export const FOUND_HEADINGS = [
  '时间 At',
  '来源 Sense',
  '内容（个人信息已遮盖） Words (personal data masked)',
  ...PLACE_HEADINGS,
  '线索编号 Lead',
  '线索状态 State',
  '证据 SHA-256 Evidence',
] as const

const SENSE_WORDS = { picture: '画面 picture', sound: '声音 sound' } as const

/** One hit as a line of a file for officers; times in Asia/Shanghai with their offset. */
export function foundLine(found: FoundWords): readonly Cell[] {
  const one = presentFound(found)
  return [
    one.at,
    SENSE_WORDS[one.sense],
    maskPersonal(one.excerpt.text),
    ...placeCells(one),
    one.violationId,
    STATUS_WORDS[one.status],
    one.sha256 ?? '',
  ]
}

/** The last line of a file that does not hold all there is: a file that says nothing would pass for whole. */
const CUT_OFF = `注意：本文件只含最近 ${FOUND_ROWS_AT_MOST} 处，符合条件的还有更多，请缩小范围后再导出。Only the newest ${FOUND_ROWS_AT_MOST}: narrow it down for the others.`

export type FoundFile = {
  readonly batches: AsyncIterable<readonly FoundWords[]>
  readonly total: number
}

async function* linesOf({ batches, total }: FoundFile): AsyncGenerator<(readonly Cell[])[]> {
  for await (const batch of batches) yield batch.map(foundLine)
  if (total > FOUND_ROWS_AT_MOST) yield [[CUT_OFF]]
}

async function* asCsv(file: FoundFile): AsyncGenerator<string> {
  yield CSV_MARK + csvLine(FOUND_HEADINGS)
  for await (const lines of linesOf(file)) {
    yield lines.map((cells) => csvLine(cells.map(String))).join('')
  }
}

/** What was found as a file that is made while it is sent. */
export const foundAs = (
  format: WordFileFormat,
  file: FoundFile,
): AsyncIterable<string | Uint8Array> =>
  format === 'csv' ? asCsv(file) : xlsxStream('查找', FOUND_HEADINGS, linesOf(file))
