import type { ReportTable } from '../../core/reports/report-table.ts'

/** A sheet of a workbook. */
export type ReportSheet = { readonly name: string; readonly table: ReportTable }

/** Puts tables into a workbook. Texts stay texts and never become formulas, whatever they begin with. */
export interface ReportWriter {
  xlsx(sheets: readonly ReportSheet[]): Promise<Uint8Array>
}
