import { z } from 'zod'
import {
  agreedFields,
  changeIdField,
  fileChangeFields,
  fileDocument,
} from '../law/schedule-file.ts'

const template = z
  .object({
    inspectionTable: z.object({
      title: z.string(),
      office: z.string(),
      columns: z.array(z.object({ field: z.string(), title: z.string(), width: z.number() })),
    }),
    summary: z.object({
      title: z.string(),
      office: z.string(),
      addressee: z.string(),
      typicalCases: z.int(),
      proposals: z.array(z.string()),
    }),
    draftDaysBefore: z.int(),
  })
  .meta({ id: 'ReportTemplate' })

export const reportTemplateText = z
  .object({
    template: template.describe('In force'),
    fields: z.array(z.string()).describe('Every field that a column may show'),
    file: z.string().describe('Inside the schedules folder'),
    text: z.string().describe('The file as it lies there (YAML); empty: there is none'),
    version: fileChangeFields.version,
  })
  .meta({ id: 'ReportTemplateText' })
export type ReportTemplateText = z.infer<typeof reportTemplateText>

export const reportTemplateInput = z
  .object({ ...agreedFields, document: fileDocument })
  .meta({ id: 'NewReportTemplate' })

export const reportTemplateUndoInput = z
  .object({ ...agreedFields, changeId: changeIdField })
  .meta({ id: 'ReportTemplateUndo' })

export const reportTemplateChange = z
  .object({ ...fileChangeFields, template: template.describe('As it is now') })
  .meta({ id: 'ReportTemplateChange' })
export type ReportTemplateChange = z.infer<typeof reportTemplateChange>
