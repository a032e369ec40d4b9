import type { ReportTable } from '../../core/reports/report-table.ts'
import { MAIN, plain } from '../../core/workbook-xml.ts'
import { STYLE } from './workbook-parts.ts'

const textCell = (text: string, style: number): string =>
  `<c t="inlineStr" s="${style}"><is><t xml:space="preserve">${plain(text)}</t></is></c>`

const cellOf = (cell: string | number): string =>
  typeof cell === 'number' && Number.isFinite(cell)
    ? `<c s="${STYLE.number}"><v>${cell}</v></c>`
    : // What is no number is unknown, which is not nought.
      textCell(typeof cell === 'number' ? '无法计算' : cell, STYLE.text)

/** Letters as spreadsheet programs count them: a Chinese one is two wide. */
const widthOf = (text: string): number =>
  [...text].reduce((sum, letter) => sum + (letter.charCodeAt(0) > 0x2e7f ? 2 : 1), 0)

const LINE_POINTS = 15

/** Programs that read no row's height from its wrapped text show one line of it. */
function heightOf(cells: readonly (string | number)[], widths: readonly number[]): number {
  const lines = cells.map((cell, place) =>
    String(cell)
      .split('\n')
      .reduce(
        (sum, line) => sum + Math.max(1, Math.ceil(widthOf(line) / (widths[place] ?? 10))),
        0,
      ),
  )
  return Math.min(409, Math.max(1, ...lines) * LINE_POINTS + 3)
}

const rowOf = (cells: string, height: number): string =>
  `<row ht="${height}" customHeight="1">${cells}</row>`

/** `A`, `B`, …, `AA`. */
const letterOf = (place: number): string =>
  (place >= 26 ? letterOf(Math.floor(place / 26) - 1) : '') + String.fromCharCode(65 + (place % 26))

/** A sheet: title and lines over the whole width, the head that stays, the rows, and notes. */
export function sheetXml({ title, lines, columns, rows, notes }: ReportTable): string {
  const widths = columns.map(({ width }) => width)
  const whole = widths.reduce((sum, width) => sum + width, 0)
  const last = letterOf(columns.length - 1)
  const above = lines.length + 2
  const wide = (text: string, style: number, height: number): string =>
    rowOf(textCell(text, style), Math.max(height, heightOf([text], [whole])))
  const merged = [
    ...Array.from({ length: lines.length + 1 }, (_, place) => place + 1),
    ...notes.map((_, place) => above + rows.length + place + 1),
  ].map((row) => `<mergeCell ref="A${row}:${last}${row}"/>`)
  const body = [
    wide(title, STYLE.title, 32),
    ...lines.map((line) => wide(line, STYLE.line, 22)),
    rowOf(
      columns.map((column) => textCell(column.title, STYLE.head)).join(''),
      heightOf(
        columns.map((column) => column.title),
        widths,
      ) + 8,
    ),
    ...rows.map(({ cells }) => rowOf(cells.map(cellOf).join(''), heightOf(cells, widths))),
    ...notes.map((note) => wide(note, STYLE.line, 20)),
  ].join('')
  const cols = widths
    .map(
      (width, place) =>
        `<col min="${place + 1}" max="${place + 1}" width="${width}" customWidth="1"/>`,
    )
    .join('')
  return `<worksheet xmlns="${MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0"><pane ySplit="${above}" topLeftCell="A${above + 1}" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${cols}</cols><sheetData>${body}</sheetData><mergeCells count="${merged.length}">${merged.join('')}</mergeCells><pageMargins left="0.4" right="0.4" top="0.5" bottom="0.5" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/></worksheet>`
}
