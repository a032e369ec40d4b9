import { MAIN } from '../../core/workbook-xml.ts'

/** Places of the styles below. A text that somebody edits stays a text (`quotePrefix`), and is no formula. */
export const STYLE = { text: 1, number: 2, head: 3, title: 4, line: 5 } as const

const font = (size: number, bold = false): string =>
  `<font>${bold ? '<b/>' : ''}<sz val="${size}"/><name val="宋体"/></font>`

const xf = (parts: string, horizontal: string, vertical: string): string =>
  `<xf ${parts} applyAlignment="1"><alignment horizontal="${horizontal}" vertical="${vertical}" wrapText="1"/></xf>`

const EDGES = ['left', 'right', 'top', 'bottom']
  .map((edge) => `<${edge} style="thin"><color rgb="FF808080"/></${edge}>`)
  .join('')

const TEXT = 'numFmtId="49" applyNumberFormat="1" quotePrefix="1"'

const CELL_STYLES = [
  '<xf/>',
  xf(`${TEXT} fontId="0" borderId="1" applyBorder="1"`, 'left', 'top'),
  xf('fontId="0" borderId="1" applyBorder="1"', 'center', 'top'),
  xf(
    `${TEXT} fontId="1" fillId="2" borderId="1" applyFont="1" applyFill="1" applyBorder="1"`,
    'center',
    'center',
  ),
  xf(`${TEXT} fontId="2" applyFont="1"`, 'center', 'center'),
  xf(`${TEXT} fontId="0"`, 'left', 'center'),
].join('')

export const STYLES = `<styleSheet xmlns="${MAIN}"><fonts count="3">${font(11)}${font(11, true)}${font(18, true)}</fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFE8EEF5"/></patternFill></fill></fills><borders count="2"><border/><border>${EDGES}</border></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="6">${CELL_STYLES}</cellXfs></styleSheet>`
