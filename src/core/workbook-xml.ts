/** What every workbook says of itself (ECMA-376), whoever writes it. */
export const XML_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
export const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
export const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships'
export const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

const TYPES = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

/** Longer texts make a workbook that spreadsheet programs call damaged. */
const LONGEST_CELL = 32_767

/** What XML 1.0 cannot hold, halves of characters among it. */
const UNSPEAKABLE = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu

const SIGNS: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
}

/** A text as XML has it, in elements and attributes alike. */
export const plain = (text: string): string =>
  text
    .slice(0, LONGEST_CELL)
    .replace(UNSPEAKABLE, '�')
    .replace(/[&<>"]/g, (sign) => SIGNS[sign] ?? sign)

export const relation = (id: string, type: string, target: string): string =>
  `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`

/** What kind a part of the workbook is. */
export const override = (part: string, type: string): string =>
  `<Override PartName="/xl/${part}" ContentType="${TYPES}.${type}+xml"/>`
