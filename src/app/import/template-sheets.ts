import type { TemplateSheet } from '../../ports/spreadsheets.ts'
import { SHEET_PLANS } from './sheet-plans.ts'

/** The template that officers fill in: every column the import knows, with what may stand there. */
export const templateSheets = (): readonly TemplateSheet[] =>
  SHEET_PLANS.map(({ name, fields }) => ({
    name,
    columns: fields.map(({ heading, required = false, note, example }) => ({
      heading,
      required,
      note,
      example,
    })),
  }))
