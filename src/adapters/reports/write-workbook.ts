import { buffer } from 'node:stream/consumers'
import { ZipFile } from 'yazl'
import {
  MAIN,
  OFFICE,
  override,
  plain,
  RELATIONS,
  relation,
  XML_HEAD,
} from '../../core/workbook-xml.ts'
import type { ReportSheet, ReportWriter } from '../../ports/papers/report-writer.ts'
import { sheetXml } from './sheet-xml.ts'
import { STYLES } from './workbook-parts.ts'

/** The first day that the format knows: the same report is the same file. */
const mtime = new Date(1980, 0, 1)

/** Spreadsheet programs take no longer names, and none of these signs in them. */
const sheetName = (name: string): string => plain(name.replace(/[\\/?*[\]:]/g, ' ').slice(0, 31))

function partsOf(sheets: readonly ReportSheet[]): readonly (readonly [string, string])[] {
  const numbered = sheets.map((sheet, place) => ({ sheet, number: place + 1 }))
  const types = numbered
    .map(({ number }) => override(`worksheets/sheet${number}.xml`, 'worksheet'))
    .join('')
  const listed = numbered
    .map(
      ({ sheet, number }) =>
        `<sheet name="${sheetName(sheet.name)}" sheetId="${number}" r:id="r${number}"/>`,
    )
    .join('')
  const related = numbered
    .map(({ number }) => relation(`r${number}`, 'worksheet', `worksheets/sheet${number}.xml`))
    .join('')
  return [
    [
      '[Content_Types].xml',
      `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>${override('workbook.xml', 'sheet.main')}${override('styles.xml', 'styles')}${types}</Types>`,
    ],
    [
      '_rels/.rels',
      `<Relationships xmlns="${RELATIONS}">${relation('r1', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    ],
    [
      'xl/workbook.xml',
      `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${listed}</sheets></workbook>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      `<Relationships xmlns="${RELATIONS}">${related}${relation('styles', 'styles', 'styles.xml')}</Relationships>`,
    ],
    ['xl/styles.xml', STYLES],
    ...numbered.map(
      ({ sheet, number }) => [`xl/worksheets/sheet${number}.xml`, sheetXml(sheet.table)] as const,
    ),
  ]
}

/** Tables as an office prints them (ECMA-376): a title, a head that stays, A4 across. */
export const createReportWriter = (): ReportWriter => ({
  async xlsx(sheets) {
    const zip = new ZipFile()
    for (const [name, text] of partsOf(sheets)) {
      zip.addBuffer(Buffer.from(XML_HEAD + text, 'utf8'), name, { mtime })
    }
    zip.end()
    return new Uint8Array(await buffer(zip.outputStream))
  },
})
