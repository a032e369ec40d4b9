import type { SheetCell, SheetRow } from '../../ports/spreadsheets.ts'
import type { FoundHeader } from './find-header.ts'

/** Totals of the table or of a part of it, alone in their cell or with their number. */
const TOTAL =
  /^[(【[]?(合计|总计|小计|共计|累计|总数|汇总|(sub|grand)?[ -]?totals?|sum)[)】\]]?[::]?[\s\d,.]*(家|个|所|行|条|项|户)?$/i
const COUNTED = /^(共|总共|以上共?|合计)\s*[\d一二三四五六七八九十百千]+\s*(家|个|所|行|条|项|户)/
/** Who filled in and who answers for the form, and when: these words with a colon, or alone. */
const SIGNED =
  /^[(【[]?(填表|制表|填报|编制|审核|审批|复核|核对|校对|负责|分管|主管|经办|联系|录入|报送|签发|盖章|签字|签名|公章|单位|日期|时间)(单位|部门|机构|科室|领导|电话|日期|时间|负责)?(人|者|员)?(签字|签名|签章|盖章|公章|姓名)?[)】\]]?\s*([::].*|\((签字|签名|签章|盖章|公章)\).*)?$/
const NOTED = /^(备?注|说明|附注|填表说明|附)\s*\d*\s*[::].*/

const textOf = (cell: SheetCell | undefined): string => {
  const value = cell !== null && typeof cell === 'object' ? cell.value : cell
  return value === undefined || value === null ? '' : String(value).trim()
}

/** A merged cell stands once, however many columns it covers. */
const wordsOf = ({ cells }: SheetRow): readonly string[] =>
  cells.map(textOf).filter((text, column, all) => text !== '' && text !== all[column - 1])

/** Columns that a record cannot be without, and that hold something of their own here. */
function requiredFilled({ cells }: SheetRow, { plan, columns }: FoundHeader): number {
  const places = plan.fields.flatMap(({ field, required }) =>
    required === true || field === plan.mark ? (columns.get(field) ?? []) : [],
  )
  return new Set(places.map((place) => textOf(cells[place])).filter((text) => text !== '')).size
}

type FooterKind = 'total' | 'signature'

function footerKind(row: SheetRow, header: FoundHeader): FooterKind | null {
  const [first = '', ...others] = wordsOf(row)
  if (COUNTED.test(first) || TOTAL.test(first)) {
    // A total has numbers beside it; what has a name, a kind and a place is an institution, whatever it is called.
    const named = others.filter(
      (text) => !/^[\d,.%]+\s*(家|个|所|行|条|项|户|元|万元)?$/.test(text),
    )
    return named.length === 0 || requiredFilled(row, header) <= 1 ? 'total' : null
  }
  const signs = SIGNED.test(first) || NOTED.test(first)
  return signs && requiredFilled(row, header) <= 1 ? 'signature' : null
}

export type DividedRows = {
  readonly records: readonly SheetRow[]
  readonly footers: readonly SheetRow[]
}

/**
 * The rows below the headings, without what offices write under and between them: totals wherever they stand, and
 * signatures, dates and notes at the end of the table. A row that has what a record needs is a record.
 */
export function withoutFooters(rows: readonly SheetRow[], header: FoundHeader): DividedRows {
  const kinds = rows.map((row) => footerKind(row, header))
  const end = kinds.lastIndexOf(null) + 1
  const isFooter = (place: number): boolean =>
    kinds[place] === 'total' || (kinds[place] === 'signature' && place >= end)
  return {
    records: rows.filter((_, place) => !isFooter(place)),
    footers: rows.filter((_, place) => isFooter(place)),
  }
}
