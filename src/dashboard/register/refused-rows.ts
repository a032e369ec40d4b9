import type { ImportReport } from '../../contracts/import.ts'

type Remark = ImportReport['rejected'][number]

/** A cell that a spreadsheet program takes for a formula is told to be text. */
const safe = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text)

const cell = (value: string | number | null): string =>
  `"${safe(String(value ?? '')).replaceAll('"', '""')}"`

/** The refused rows as a file for a spreadsheet program, which knows UTF-8 by its mark. */
export function refusedCsv(remarks: readonly Remark[], headings: readonly string[]): string {
  const rows = remarks.map(({ sheet, row, column, heading, value, reason }) =>
    [sheet, row, column, heading, value, reason.zh, reason.en].map(cell).join(','),
  )
  return `\uFEFF${[headings.map(cell).join(','), ...rows].join('\r\n')}\r\n`
}
