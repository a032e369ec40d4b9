import { fail, type Result, succeed } from '../../core/fault.ts'
import type { Sheet } from '../../ports/spreadsheets.ts'
import { decodeText } from './decode-text.ts'
import { LIMITS, SpreadsheetTrouble } from './limits.ts'
import { readCsv } from './read-csv.ts'
import { readWorkbook } from './read-workbook.ts'

const startsWith = (bytes: Uint8Array, ...magic: readonly number[]): boolean =>
  magic.every((byte, i) => bytes[i] === byte)

async function readAny(
  bytes: Uint8Array,
  onRows: (rows: number) => void,
): Promise<readonly Sheet[]> {
  if (bytes.length === 0) throw new SpreadsheetTrouble('文件是空的。The file is empty.')
  if (bytes.length > LIMITS.fileBytes) {
    throw new SpreadsheetTrouble(
      `文件超过 ${LIMITS.fileBytes / 1_048_576} MB，请拆分后再导入。The file is over ${LIMITS.fileBytes / 1_048_576} MB; split it.`,
    )
  }
  if (startsWith(bytes, 0x50, 0x4b)) return await readWorkbook(bytes, onRows)
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) {
    throw new SpreadsheetTrouble(
      '这是旧版 .xls 或加了密码的文件，请去掉密码并另存为 .xlsx。An old .xls or a file with a password; save it as .xlsx without one.',
    )
  }
  return [await readCsv(decodeText(bytes), onRows)]
}

const charactersOf = (sheets: readonly Sheet[]): number => {
  let sum = 0
  for (const { rows } of sheets) {
    for (const { cells } of rows) {
      for (const cell of cells) {
        const value = typeof cell === 'object' && cell !== null ? cell.value : cell
        sum += typeof value === 'string' ? value.length : 1
      }
    }
  }
  return sum
}

/** XLSX by its XML, CSV in UTF-8, UTF-16 or GB 18030 (GBK), in the process that calls it. */
export async function readTable(
  bytes: Uint8Array,
  onRows: (rows: number) => void = () => {},
): Promise<Result<readonly Sheet[]>> {
  try {
    const sheets = await readAny(bytes, onRows)
    // A text that stands once in the file may be in every cell of the table.
    if (charactersOf(sheets) > LIMITS.tableCharacters) {
      throw new SpreadsheetTrouble('表格文字过多，请拆分后再导入。Too much text; split the file.')
    }
    return succeed(sheets)
  } catch (error) {
    if (!(error instanceof SpreadsheetTrouble)) throw error
    return fail('bad-request', error.message, error.where ?? 'file')
  }
}
