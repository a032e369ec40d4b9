import { CsvError, parse } from 'csv-parse'
import type { Sheet, SheetCell, SheetRow } from '../../ports/spreadsheets.ts'
import { LIMITS, SpreadsheetTrouble } from './limits.ts'

const DELIMITERS = [',', '\t', ';', ','] as const
const CHUNK = 65_536
const RECORD_CHARACTERS = 262_144

/** Excel's first line that names the delimiter. */
const SEPARATOR_LINE = /^sep=(.)\r?\n/i

function delimiterOf(text: string): string {
  const named = SEPARATOR_LINE.exec(text)?.[1]
  if (named !== undefined) return named
  const head = text.slice(0, 4_096)
  const counts = DELIMITERS.map((sign) => head.split(sign).length)
  return DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ','
}

/** `="00123"` keeps leading zeros in spreadsheet programs, and is no quoting of RFC 4180. */
const withoutGuards = (text: string): string =>
  text.replace(/(^|[,\t;\r\n,])="([^"\r\n]*)"(?=[,\t;\r\n,]|$)/g, '$1"$2"')

function* piecesOf(text: string): Generator<string> {
  for (let start = 0; start < text.length; start += CHUNK) yield text.slice(start, start + CHUNK)
}

export const textCell = (text: string): SheetCell => {
  const trimmed = text.trim()
  if (trimmed === '') return null
  return trimmed.length > LIMITS.cellCharacters
    ? { odd: 'too-long', value: trimmed.slice(0, 80) }
    : trimmed
}

export const tooManyRows = (): never => {
  throw new SpreadsheetTrouble(
    `超过 ${LIMITS.rows} 行，请拆分后再导入。Over ${LIMITS.rows} rows; split the file.`,
  )
}

export const tooManyColumns = (where: string): never => {
  throw new SpreadsheetTrouble(
    `${where}：超过 ${LIMITS.columns} 列，不是登记表。${where}: over ${LIMITS.columns} columns, this is no register.`,
    where,
  )
}

function sentenceOf(error: CsvError): string {
  const line = typeof error['lines'] === 'number' ? error['lines'] : 0
  return `第 ${line} 行附近的引号或格式不完整（${error.code}）。Broken quoting or shape near line ${line} (${error.code}).`
}

/** RFC 4180, with the liberties spreadsheet programs take: short rows, blank lines, other delimiters. */
export async function readCsv(written: string, onRows: (rows: number) => void): Promise<Sheet> {
  const text = withoutGuards(written)
  const rows: SheetRow[] = []
  const named = SEPARATOR_LINE.exec(text)
  const parser = parse({
    delimiter: delimiterOf(text),
    bom: true,
    relax_column_count: true,
    skip_empty_lines: false,
    max_record_size: RECORD_CHARACTERS,
  })
  const feed = async (): Promise<void> => {
    for (const piece of piecesOf(named === null ? text : text.slice(named[0].length))) {
      if (!parser.write(piece)) await new Promise((resolve) => parser.once('drain', resolve))
      if (parser.destroyed) return
    }
    parser.end()
  }
  const feeding = feed()
  let number = named === null ? 0 : 1
  try {
    for await (const record of parser as AsyncIterable<string[]>) {
      number += 1
      const cells = record.map(textCell)
      if (cells.every((cell) => cell === null)) continue
      if (cells.findLastIndex((cell) => cell !== null) >= LIMITS.columns) {
        tooManyColumns(`第 ${number} 行`)
      }
      if (rows.length >= LIMITS.rows) tooManyRows()
      rows.push({ number, cells })
      if (rows.length % 5_000 === 0) onRows(rows.length)
    }
    await feeding
  } catch (error) {
    if (error instanceof CsvError) throw new SpreadsheetTrouble(sentenceOf(error))
    throw error
  }
  onRows(rows.length)
  return { name: '', from1904: false, rows }
}
