import writeExcelFile, { type Cell } from 'write-excel-file/node'
import type { TemplateSheet } from '../../ports/spreadsheets.ts'

type Column = TemplateSheet['columns'][number]

const WIDE = 18

const headingCell = ({ heading, required }: Column): Cell => ({
  value: required ? `${heading}*` : heading,
  fontWeight: 'bold',
  backgroundColor: required ? '#fde9d9' : '#e6f0fa',
  wrap: true,
})

/** Text format, so that the spreadsheet program keeps codes as they are typed. */
const blankCell: Cell = { value: '', type: String, format: '@' }
const BLANK_ROWS = 200

function explanations(sheets: readonly TemplateSheet[]): Cell[][] {
  const title: Cell[] = ['工作表', '列', '必填', '说明', '示例（虚构）'].map((value) => ({
    value,
    fontWeight: 'bold',
  }))
  const lines = sheets.flatMap(({ name, columns }) =>
    columns.map(({ heading, required, note, example }): Cell[] =>
      [name, heading, required ? '是' : '', note, example].map((value) => ({
        value,
        type: String,
        wrap: true,
      })),
    ),
  )
  return [title, ...lines]
}

/** An XLSX with a sheet for every list and one that explains the columns. */
export async function writeXlsxTemplate(sheets: readonly TemplateSheet[]): Promise<Uint8Array> {
  const lists = sheets.map(({ name, columns }) => ({
    sheet: name,
    data: [
      columns.map(headingCell),
      ...Array.from({ length: BLANK_ROWS }, () => columns.map(() => blankCell)),
    ],
    columns: columns.map(() => ({ width: WIDE })),
    stickyRowsCount: 1,
  }))
  const help = {
    sheet: '填表说明',
    data: explanations(sheets),
    columns: [12, 20, 8, 60, 32].map((width) => ({ width })),
    stickyRowsCount: 1,
  }
  return await writeExcelFile([...lists, help]).toBuffer()
}

const quoted = (text: string): string =>
  /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text

/** One list as CSV, with the mark by which spreadsheet programs see that it is UTF-8. */
export function writeCsvTemplate({ columns }: TemplateSheet): Uint8Array {
  const line = columns.map(({ heading, required }) => quoted(required ? `${heading}*` : heading))
  return Buffer.from(`\uFEFF${line.join(',')}\r\n`, 'utf8')
}
