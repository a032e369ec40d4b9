import {
  MAIN,
  OFFICE,
  override,
  plain,
  RELATIONS,
  relation,
  XML_HEAD,
} from '../../../core/workbook-xml.ts'
import { streamedZip } from './streamed-zip.ts'

export type Cell = string | number

/** Style 1: text that stays text also when somebody edits it; style 2: the headings. */
const STYLES = `<styleSheet xmlns="${MAIN}"><fonts count="2"><font/><font><b/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf/><xf numFmtId="49" quotePrefix="1" applyNumberFormat="1"/><xf fontId="1" applyFont="1"/></cellXfs></styleSheet>`

const cellOf = (cell: Cell, style: 1 | 2): string =>
  typeof cell === 'number'
    ? `<c><v>${Number.isFinite(cell) ? cell : 0}</v></c>`
    : `<c t="inlineStr" s="${style}"><is><t xml:space="preserve">${plain(cell)}</t></is></c>`

const rowOf = (cells: readonly Cell[], style: 1 | 2): string =>
  `<row>${cells.map((cell) => cellOf(cell, style)).join('')}</row>`

async function* sheet(
  headings: readonly string[],
  rows: AsyncIterable<readonly (readonly Cell[])[]>,
): AsyncGenerator<string> {
  const pane = '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'
  yield `${XML_HEAD}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0">${pane}</sheetView></sheetViews><cols><col min="1" max="${headings.length}" width="20" customWidth="1"/></cols><sheetData>`
  yield rowOf(headings, 2)
  for await (const batch of rows) yield batch.map((cells) => rowOf(cells, 1)).join('')
  yield '</sheetData></worksheet>'
}

async function* whole(text: string): AsyncGenerator<string> {
  yield XML_HEAD + text
}

/**
 * A workbook of one sheet (ECMA-376), made while it is sent: of rows that come in batches, so that a file of many holds
 * no more memory than a batch. Texts are texts and never formulas, whatever they begin with.
 */
export const xlsxStream = (
  name: string,
  headings: readonly string[],
  rows: AsyncIterable<readonly (readonly Cell[])[]>,
): AsyncIterable<Uint8Array> =>
  streamedZip([
    {
      name: '[Content_Types].xml',
      text: whole(
        `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>${override('workbook.xml', 'sheet.main')}${override('styles.xml', 'styles')}${override('worksheets/sheet1.xml', 'worksheet')}</Types>`,
      ),
    },
    {
      name: '_rels/.rels',
      text: whole(
        `<Relationships xmlns="${RELATIONS}">${relation('r1', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
      ),
    },
    {
      name: 'xl/workbook.xml',
      text: whole(
        `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="${plain(name)}" sheetId="1" r:id="r1"/></sheets></workbook>`,
      ),
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      text: whole(
        `<Relationships xmlns="${RELATIONS}">${relation('r1', 'worksheet', 'worksheets/sheet1.xml')}${relation('r2', 'styles', 'styles.xml')}</Relationships>`,
      ),
    },
    { name: 'xl/styles.xml', text: whole(STYLES) },
    { name: 'xl/worksheets/sheet1.xml', text: sheet(headings, rows) },
  ])
