/** Spreadsheet programs take a cell that begins so for a formula; the full-width signs too. */
const FORMULA = /^[\s\u{FEFF}]*[=+\-@＝＋－＠]|^[\t\r\n]/u

/** By this mark spreadsheet programs see that a file is UTF-8. */
export const CSV_MARK = '\u{FEFF}'

function cell(text: string): string {
  const harmless = FORMULA.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}

/** One line of a CSV file (RFC 4180), of texts from anybody: none of them is a formula to a spreadsheet program. */
export const csvLine = (cells: readonly string[]): string => `${cells.map(cell).join(',')}\r\n`
