import { isRegionCode } from '../../core/calendar/region-chain.ts'
import { plainCode, withoutGuard } from '../../core/registry/guarded-code.ts'
import type { RegionCode } from '../../core/registry/institution.ts'
import {
  dateOfSerial,
  parseTypedDate,
  parseTypedTime,
  saysNone,
  timeOfSerial,
  toHalfWidth,
} from '../../core/registry/typed-values.ts'
import type { CivilDate } from '../../core/time/civil-date.ts'
import type { SecondOfDay } from '../../core/time/clock-time.ts'
import type { SheetCell, SheetRow } from '../../ports/spreadsheets.ts'
import { isDamaged } from './headings/damaged-heading.ts'
import type { FoundHeader } from './headings/find-header.ts'
import type { RowRemark } from './import-report.ts'

/** `undefined`: no such column, or blank, so what was known stays; `null`: there is none, said in so many words. */
export type Typed<T> = T | null | undefined

export type RowReader = {
  readonly row: number
  text(field: string): Typed<string>
  code(field: string): Typed<string>
  date(field: string): Typed<CivilDate>
  /** The time of day that the cell holds and nothing else; `null`, without a remark, when it is blank or no time. */
  timeOfDay(field: string): SecondOfDay | null
  region(field: string): Typed<RegionCode>
  number(field: string): Typed<number>
  /** The cell read by a parser of its own; `null` from the parser rejects it for `reason`. */
  parsed<T>(field: string, reason: Reason, parse: (text: string) => T | null): Typed<T>
  reject(field: string | null, reason: Reason): void
  warn(field: string | null, reason: Reason): void
  readonly rejections: () => number
}

export type Reason = readonly [zh: string, en: string]

export type RowContext = {
  readonly sheet: string
  readonly from1904: boolean
  readonly header: FoundHeader
  readonly rejected: RowRemark[]
  readonly warnings: RowRemark[]
  readonly regionByName: (name: string) => RegionCode | null
  /** Why a code that exists should not be used any more; `null` for one in use. */
  readonly oldRegion: (code: RegionCode) => Reason | null
}

const ODD: Readonly<Record<string, Reason>> = {
  merged: ['合并单元格，请取消合并并逐行填写', 'merged cells; unmerge them and fill every row'],
  'formula-without-value': [
    '公式没有保存计算结果，请粘贴为数值',
    'a formula without its value; paste it as a value',
  ],
  error: ['单元格是错误值', 'the cell holds an error'],
  'too-long': ['文字过长', 'the text is too long'],
}
const FORMULA_IN_CODE: Reason = [
  '代码栏不接受公式，请粘贴为文本',
  'no formulas in a column of codes; paste as text',
]
const ROUNDED: Reason = [
  '代码被存成了数字，末尾几位已丢失，请把该列设为文本后重新填写',
  'the code was kept as a number and lost its last digits; make the column text and enter it again',
]
const NO_DATE: Reason = [
  '不是存在的日期，请写成 年-月-日',
  'no date that exists; write year-month-day',
]
const NO_REGION: Reason = [
  '不是存在的行政区划代码或全称',
  'no GB/T 2260 code or full name of a place that exists',
]
const NO_NUMBER: Reason = ['不是数字', 'not a number']
const BROKEN_BYTES: Reason = [
  '此格有损坏的字节，请重新填写后再导入',
  'damaged bytes in this cell; enter it again',
]
const isBroken = (cell: SheetCell): boolean => {
  const value = cell !== null && typeof cell === 'object' ? cell.value : cell
  return typeof value === 'string' && isDamaged(value)
}

function unguarded(
  value: string | number | boolean | null,
  isCode: boolean,
): string | number | boolean | undefined {
  if (typeof value !== 'string') return value ?? undefined
  return isCode ? plainCode(value) : withoutGuard(value)
}

/** Spreadsheets keep 15 digits of a number. */
const LARGEST_EXACT = 999_999_999_999_999

/** `A`, `B` … `AA`. */
export function columnLetter(column: number): string {
  const last = String.fromCharCode(65 + (column % 26))
  return column < 26 ? last : columnLetter(Math.floor(column / 26) - 1) + last
}

const shown = (cell: SheetCell): string | null => {
  const value = cell !== null && typeof cell === 'object' ? cell.value : cell
  return value === null ? null : String(value).slice(0, 80)
}

/** The cells of one row by the meaning of their columns, and the remarks about them. */
function cellsOf(row: SheetRow, context: RowContext) {
  const { header } = context
  let rejections = 0
  const refused = new Set<string>()
  const cellAt = (field: string): SheetCell => {
    const column = header.columns.get(field)
    return column === undefined ? null : (row.cells[column] ?? null)
  }
  const planOf = (field: string) => header.plan.fields.find((one) => one.field === field)
  const remark = (field: string | null, [zh, en]: Reason): RowRemark => {
    const column = field === null ? undefined : header.columns.get(field)
    return {
      sheet: context.sheet,
      row: row.number,
      column: column === undefined ? null : columnLetter(column),
      heading: field === null ? null : (planOf(field)?.heading ?? null),
      value: field === null ? null : shown(cellAt(field)),
      reason: { zh, en },
    }
  }
  const reject = (field: string | null, reason: Reason): undefined => {
    rejections += 1
    // One remark a cell: that it is also missing afterwards is no news.
    if (field !== null && refused.has(field)) return
    if (field !== null) refused.add(field)
    context.rejected.push(remark(field, reason))
  }
  /** The plain value; `undefined` when blank or rejected. */
  const value = (field: string): string | number | boolean | undefined => {
    const cell = cellAt(field)
    if (isBroken(cell)) return reject(field, BROKEN_BYTES)
    const isCode = planOf(field)?.isCode === true
    if (cell === null || typeof cell !== 'object') return unguarded(cell, isCode)
    const reason = ODD[cell.odd]
    if (reason !== undefined) return reject(field, reason)
    if (isCode) return reject(field, FORMULA_IN_CODE)
    return cell.value ?? undefined
  }
  const text = (field: string): Typed<string> => {
    const found = value(field)
    if (found === undefined) return undefined
    if (typeof found === 'number' && Math.abs(found) > LARGEST_EXACT) return reject(field, ROUNDED)
    const plain = typeof found === 'boolean' ? (found ? '是' : '否') : String(found).trim()
    return saysNone(toHalfWidth(plain)) ? null : plain
  }
  return {
    value,
    text,
    reject,
    warn: (field: string | null, reason: Reason) =>
      void context.warnings.push(remark(field, reason)),
    rejections: () => rejections,
  }
}

const NO_END = /^(无|长期|永久|长期有效|-+|\/)$/

/** Reads one row by the meaning of its columns, and notes with row and column what cannot be read. */
export function createRowReader(row: SheetRow, context: RowContext): RowReader {
  const { value, text, reject, warn, rejections } = cellsOf(row, context)
  const date = (field: string): Typed<CivilDate> => {
    const found = value(field)
    if (found === undefined) return undefined
    if (typeof found === 'string' && NO_END.test(found.trim())) return null
    const bySerial = typeof found === 'number' ? dateOfSerial(found, context.from1904) : null
    const read = bySerial ?? parseTypedDate(String(found))
    return read ?? reject(field, NO_DATE)
  }
  const timeOfDay = (field: string): SecondOfDay | null => {
    const found = value(field)
    if (typeof found === 'number') return timeOfSerial(found)
    return typeof found === 'string' ? parseTypedTime(found) : null
  }
  const parsed: RowReader['parsed'] = (field, reason, parse) => {
    const found = text(field)
    if (found === undefined || found === null) return found
    return parse(found) ?? reject(field, reason)
  }
  const regionIn = (typed: string): RegionCode | null => {
    const plain = toHalfWidth(typed).replace(/\s/g, '')
    const digits = /^(\d{6}(?:\d{3})?)(?!\d)/.exec(plain)?.[1]
    const code = digits ?? context.regionByName(plain)
    return code !== null && isRegionCode(code) ? code : null
  }
  const numberIn = (typed: string): number | null => {
    const read = Number(toHalfWidth(typed).replace(/[,¥元\s]/g, ''))
    return Number.isFinite(read) && read >= 0 ? read : null
  }
  return {
    row: row.number,
    text,
    code: (field) => {
      const found = text(field)
      return typeof found === 'string' ? toHalfWidth(found) : found
    },
    date,
    timeOfDay,
    parsed,
    region: (field) => {
      const code = parsed(field, NO_REGION, regionIn)
      const old = typeof code === 'string' ? context.oldRegion(code) : null
      if (old !== null) warn(field, old)
      return code
    },
    number: (field) => parsed(field, NO_NUMBER, numberIn),
    reject,
    warn,
    rejections,
  }
}
