import type { Sheet } from '../../ports/spreadsheets.ts'
import { LIMITS, SpreadsheetTrouble } from './limits.ts'
import { readSharedStrings } from './read-shared-strings.ts'
import { readWorksheet } from './read-worksheet.ts'
import { readXml } from './read-xml.ts'
import { openZipParts, type ZipParts } from './zip-parts.ts'

type Plan = {
  readonly sheets: readonly {
    readonly name: string
    readonly part: string
    readonly isHidden: boolean
  }[]
  readonly strings: string | null
  readonly from1904: boolean
}

/** States of a sheet (ECMA-376 §18.18.68). */
const HIDDEN = ['hidden', 'veryHidden']

const isTrue = (text: string | undefined): boolean => text === '1' || text === 'true'

/** Targets are relative to xl/, or absolute in the package. */
const partOf = (target: string): string =>
  target.startsWith('/') ? target.slice(1) : `xl/${target.replace(/^\.\//, '')}`

async function readRelations(zip: ZipParts) {
  const targets = new Map<string, string>()
  let strings: string | null = null
  await readXml('workbook.xml.rels', await zip.open('xl/_rels/workbook.xml.rels'), {
    open: (name, { Id, Target, Type }) => {
      if (name !== 'Relationship' || Id === undefined || Target === undefined) return
      targets.set(Id, partOf(Target))
      if (Type?.endsWith('/sharedStrings')) strings = partOf(Target)
    },
    close: () => {},
    text: () => {},
  })
  return { targets, strings: strings as string | null }
}

async function readPlan(zip: ZipParts): Promise<Plan> {
  const { targets, strings } = await readRelations(zip)
  const sheets: { name: string; part: string; isHidden: boolean }[] = []
  let from1904 = false
  await readXml('workbook.xml', await zip.open('xl/workbook.xml'), {
    open: (element, attributes) => {
      if (element === 'workbookPr') from1904 = isTrue(attributes['date1904'])
      if (element !== 'sheet') return
      const part = targets.get(attributes['r:id'] ?? attributes['id'] ?? '')
      if (part !== undefined && zip.has(part))
        sheets.push({
          name: attributes['name'] ?? '',
          part,
          isHidden: HIDDEN.includes(attributes['state'] ?? ''),
        })
    },
    close: () => {},
    text: () => {},
  })
  return { sheets, strings, from1904 }
}

function refuseOthers(zip: ZipParts): void {
  if (zip.has('xl/workbook.xml')) return
  const kind = zip.has('xl/workbook.bin') ? '.xlsb' : zip.has('content.xml') ? '.ods' : 'zip'
  throw new SpreadsheetTrouble(
    `这是 ${kind} 文件，请另存为 .xlsx 或 .csv。This is a ${kind} file; save it as .xlsx or .csv.`,
  )
}

/** Office Open XML (ECMA-376), only what a table needs: strings, numbers, formulas with their values, merges. */
export async function readWorkbook(
  bytes: Uint8Array,
  onRows: (rows: number) => void,
): Promise<readonly Sheet[]> {
  const zip = await openZipParts(bytes)
  refuseOthers(zip)
  const plan = await readPlan(zip)
  if (plan.sheets.length > LIMITS.sheets) {
    throw new SpreadsheetTrouble(
      `超过 ${LIMITS.sheets} 个工作表。Over ${LIMITS.sheets} worksheets.`,
    )
  }
  const { strings: part } = plan
  const strings =
    part === null || !zip.has(part) ? [] : await readSharedStrings(await zip.open(part))
  const sheets: Sheet[] = []
  let before = 0
  for (const { name, part: sheetPart, isHidden } of plan.sheets) {
    const stream = await zip.open(sheetPart)
    const told = (rows: number): void => onRows(before + rows)
    const read = await readWorksheet({ name, strings, rowsBefore: before }, stream, told)
    before += read.rows.length
    const hidden = { isSheet: isHidden, ...read.hidden }
    const showsAll = !isHidden && hidden.rows.length + hidden.columns.length === 0
    const { rows } = read
    sheets.push({ name, from1904: plan.from1904, rows, ...(showsAll ? {} : { hidden }) })
  }
  onRows(before)
  return sheets
}
