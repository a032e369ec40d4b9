import type { FastifyRequest } from 'fastify'
import type { ReportTemplateView } from '../../../app/reports/report-template-file.ts'
import type { FileChange } from '../../../app/schedules/change-file.ts'
import { scheduleChange } from '../../../contracts/law/calendar.ts'
import { listOf, listQuery } from '../../../contracts/list.ts'
import {
  type ReportTemplateChange,
  type ReportTemplateText,
  reportTemplateChange,
  reportTemplateInput,
  reportTemplateText,
  reportTemplateUndoInput,
} from '../../../contracts/reports/report-template.ts'
import {
  REPORT_FIELDS,
  REPORTS_FILE,
  type ReportTemplate,
} from '../../../core/reports/report-template.ts'
import { callerOf, placed } from '../access.ts'
import { pageOfHistory, pageRequest, wirePage } from '../cursors.ts'
import type { Placed } from '../dependencies.ts'
import { orRefuse } from '../fault-reply.ts'
import { presentChange } from '../present/calendar-change.ts'
import { documentText } from '../routes/calendar-import.ts'
import { PROBLEMS, type ZodApp } from '../routes/route-kit.ts'

const TAGS = ['reports']
const VERSIONS = 'report-template-versions'

const presentTemplate = ({ inspectionTable, summary, draftDaysBefore }: ReportTemplate) => ({
  inspectionTable: {
    ...inspectionTable,
    columns: inspectionTable.columns.map((column) => ({ ...column })),
  },
  summary: { ...summary, proposals: [...summary.proposals] },
  draftDaysBefore,
})

const presentText = ({ template, text, version }: ReportTemplateView): ReportTemplateText => ({
  template: presentTemplate(template),
  fields: [...REPORT_FIELDS],
  file: REPORTS_FILE,
  text,
  version,
})

const presentSaved = (
  { change, draftId, warnings }: FileChange,
  { template, version }: ReportTemplateView,
): ReportTemplateChange => ({
  changeId: change?.id ?? null,
  draftId,
  warnings: [...warnings],
  version,
  template: presentTemplate(template),
})

/** Columns and texts of reports: a file that can be changed from here as well. */
export function reportTemplateRoutes(app: ZodApp, deps: Placed<'reportTemplate'>): void {
  const templateOf = (request: FastifyRequest) => placed(deps, request).reportTemplate

  app.get('/report-template', {
    config: { access: 'read' },
    schema: {
      operationId: 'getReportTemplate',
      tags: TAGS,
      summary: '报表模板及其文件 The template of reports, with its file',
      response: { 200: reportTemplateText, ...PROBLEMS },
    },
    handler: async (request) => presentText(await templateOf(request).find()),
  })

  app.get('/report-template/versions', {
    config: { access: 'read' },
    schema: {
      operationId: 'listReportTemplateVersions',
      tags: TAGS,
      summary: '报表模板的修改记录 Changes made to it through the program, latest first',
      querystring: listQuery,
      response: { 200: listOf(scheduleChange), ...PROBLEMS },
    },
    handler: async (request) => {
      const page = pageRequest(VERSIONS, request.query, 'entry')
      const versions = await templateOf(request).versions()
      return wirePage(VERSIONS, pageOfHistory(versions, page), presentChange)
    },
  })

  app.put('/report-template', {
    config: { access: 'report-template' },
    schema: {
      operationId: 'saveReportTemplate',
      tags: TAGS,
      summary: '修改报表模板 Change the template of reports',
      description: 'Checked as the file is, with its lines. With `dryRun` nothing is written.',
      body: reportTemplateInput,
      response: { 200: reportTemplateChange, ...PROBLEMS },
    },
    handler: async (request) => {
      const { document, reason, ...agreed } = request.body
      const { who } = callerOf(request)
      const command = { ...agreed, text: documentText(document), why: reason, who }
      const saved = orRefuse(await templateOf(request).save(command))
      return presentSaved(saved, await templateOf(request).find())
    },
  })

  app.post('/report-template/undo', {
    config: { access: 'report-template' },
    schema: {
      operationId: 'undoReportTemplateChange',
      tags: TAGS,
      summary: '恢复到一次修改之前 The template as it was before a change',
      body: reportTemplateUndoInput,
      response: { 200: reportTemplateChange, ...PROBLEMS },
    },
    handler: async (request) => {
      const { reason, ...agreed } = request.body
      const { who } = callerOf(request)
      const undone = orRefuse(await templateOf(request).undo({ ...agreed, who, why: reason }))
      return presentSaved(undone, await templateOf(request).find())
    },
  })
}
