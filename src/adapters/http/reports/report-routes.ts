import type { FastifyRequest } from 'fastify'
import type { ReportAsked } from '../../../app/reports/report-deps.ts'
import { listOf } from '../../../contracts/list.ts'
import { idParams } from '../../../contracts/primitives.ts'
import {
  listedReport,
  report,
  reportContent,
  reportFileQuery,
  reportInput,
  reportPreviewQuery,
  reportRows,
  reportRowsQuery,
  reportsQuery,
  submitInput,
} from '../../../contracts/reports/report.ts'
import { REPORT_TYPES } from '../../../core/reports/report.ts'
import type { ReportDays } from '../../../core/reports/report-case.ts'
import { addDays, parseCivilDate } from '../../../core/time/civil-date.ts'
import { callerOf, placed } from '../access.ts'
import { narrowedList, pageRequest, wirePage } from '../cursors.ts'
import type { HttpDependencies, Placed } from '../dependencies.ts'
import { orRefuse, refuse } from '../fault-reply.ts'
import {
  bytesOf,
  LONG_WORK_MILLISECONDS,
  PROBLEMS,
  placeIn,
  type ZodApp,
} from '../routes/route-kit.ts'
import { createMakingTurns, inTurn, type MakingTurns } from './making-turns.ts'
import {
  presentContent,
  presentListed,
  presentReport,
  presentRows,
  reportDisposition,
} from './present-report.ts'

const TAGS = ['reports']
const LONGEST_DAYS = 400

export function daysIn(query: { readonly from: string; readonly to: string }): ReportDays {
  const [from, to] = [parseCivilDate(query.from), parseCivilDate(query.to)]
  if (from === null || to === null) {
    refuse('bad-request', '日期不存在。There is no such day.', from === null ? 'from' : 'to')
  }
  if (to < from) refuse('bad-request', 'to 不得早于 from。to lies before from.', 'to')
  if (addDays(from, LONGEST_DAYS) < to) {
    refuse('bad-request', '时间跨度不得超过 400 天。The span is at most 400 days.', 'to')
  }
  return { from, to }
}

type Deps = Placed<'reports'> & Pick<HttpDependencies, 'audit'>

const reportsOf = (deps: Deps, request: FastifyRequest) => placed(deps, request).reports

/** What a report would say now, and the rows behind each of its numbers. */
function previewRoutes(app: ZodApp, deps: Deps, turns: MakingTurns): void {
  app.get('/reports/preview', {
    config: { access: 'read' },
    handlerTimeout: LONG_WORK_MILLISECONDS,
    schema: {
      operationId: 'previewReport',
      tags: TAGS,
      summary: '预览报表：按现有记录计算 What a report would say now',
      querystring: reportPreviewQuery,
      response: { 200: reportContent, ...PROBLEMS },
    },
    handler: async (request, reply) => {
      const { kind, rehearsal } = request.query
      const days = daysIn(request.query)
      const asked: ReportAsked = {
        ...placeIn(request.query),
        ...{ kind, days, entered: {}, rehearsal: rehearsal === 'true' },
      }
      const made = await inTurn(turns, request, reply, () =>
        reportsOf(deps, request).preview(asked),
      )
      const { content, region } = orRefuse(made)
      return presentContent(content, { region, days })
    },
  })

  app.get('/reports/rows', {
    config: { access: 'read' },
    handlerTimeout: LONG_WORK_MILLISECONDS,
    schema: {
      operationId: 'listReportRows',
      tags: TAGS,
      summary: '一个数字所依据的记录 The rows behind a number',
      querystring: reportRowsQuery,
      response: { 200: reportRows, ...PROBLEMS },
    },
    handler: async (request, reply) => {
      const { figure, rehearsal } = request.query
      const asked = {
        ...placeIn(request.query),
        ...{ figure, days: daysIn(request.query), rehearsal: rehearsal === 'true' },
      }
      const found = await inTurn(turns, request, reply, () => reportsOf(deps, request).rows(asked))
      return presentRows(orRefuse(found))
    },
  })
}

function readRoutes(app: ZodApp, deps: Deps, turns: MakingTurns): void {
  app.get('/reports', {
    config: { access: 'read' },
    schema: {
      operationId: 'listReports',
      tags: TAGS,
      summary: '报表，新的在前 Reports, newest first',
      querystring: reportsQuery,
      response: { 200: listOf(listedReport), ...PROBLEMS },
    },
    handler: async (request) => {
      const { kind, state } = request.query
      const list = narrowedList('reports', request.query)
      const filter = {
        ...placeIn(request.query),
        ...(kind === undefined ? {} : { kind }),
        ...(state === undefined ? {} : { state }),
      }
      const page = await reportsOf(deps, request).list(filter, pageRequest(list, request.query))
      return wirePage(list, page, presentListed)
    },
  })

  app.get('/reports/:id', {
    config: { access: 'read' },
    handlerTimeout: LONG_WORK_MILLISECONDS,
    schema: {
      operationId: 'getReport',
      tags: TAGS,
      summary:
        '一份报表：草稿按现有记录，已报送的按报送时，并列出此后的差异 A draft as it would be now; a filed one as it was filed, with what differs since',
      params: idParams,
      response: { 200: report, ...PROBLEMS },
    },
    handler: async (request, reply) => {
      const { id } = request.params
      const found = await inTurn(turns, request, reply, () => reportsOf(deps, request).find(id))
      return presentReport(orRefuse(found))
    },
  })

  app.get('/reports/:id/file', {
    config: { access: 'export' },
    handlerTimeout: LONG_WORK_MILLISECONDS,
    schema: {
      operationId: 'getReportFile',
      tags: TAGS,
      summary:
        '下载：已报送的为报送时的原文件 As a file; of a filed one the very file that was filed',
      params: idParams,
      querystring: reportFileQuery,
      response: {
        200: bytesOf('报表文件 The file', REPORT_TYPES.xlsx, REPORT_TYPES.docx, REPORT_TYPES.pdf),
        ...PROBLEMS,
      },
    },
    handler: async (request, reply) => {
      const { format } = request.query
      const { id } = request.params
      const made = await inTurn(turns, request, reply, () =>
        reportsOf(deps, request).file(id, format),
      )
      const file = orRefuse(made)
      const { who } = callerOf(request)
      await deps.audit.exported({ who, what: 'report', format, filters: { id } })
      return reply
        .type(REPORT_TYPES[format])
        .header('content-disposition', reportDisposition(file.report, format))
        .header('cache-control', 'private, no-cache')
        .send(Buffer.from(file.bytes))
    },
  })
}

/** Reports of a place and span: made, looked at, filed. */
export function reportRoutes(app: ZodApp, deps: Deps): void {
  const turns = createMakingTurns()
  previewRoutes(app, deps, turns)
  readRoutes(app, deps, turns)

  app.post('/reports', {
    config: { access: 'reports' },
    schema: {
      operationId: 'makeReport',
      tags: TAGS,
      summary: '制作报表（草稿） Make a report as a draft',
      description: 'A draft holds no numbers: they are read anew until it is filed.',
      body: reportInput,
      response: { 201: listedReport, ...PROBLEMS },
    },
    handler: async (request, reply) => {
      const { reason, kind, rehearsal, entered } = request.body
      const command = {
        ...placeIn(request.body),
        ...{ kind, rehearsal, entered, days: daysIn(request.body) },
        ...{ who: callerOf(request).who, why: reason },
      }
      const made = orRefuse(await reportsOf(deps, request).make(command))
      return reply.code(201).send(presentListed({ report: made, overdue: false }))
    },
  })

  app.post('/reports/:id/submit', {
    config: { access: 'reports' },
    handlerTimeout: LONG_WORK_MILLISECONDS,
    schema: {
      operationId: 'submitReport',
      tags: TAGS,
      summary: '报送：此刻的内容与文件从此不变 File it: what it says now stands for good',
      params: idParams,
      body: submitInput,
      response: { 200: listedReport, ...PROBLEMS },
    },
    handler: async (request, reply) => {
      const { reason, ...body } = request.body
      const command = { ...body, id: request.params.id, who: callerOf(request).who, why: reason }
      const filed = await inTurn(turns, request, reply, () =>
        reportsOf(deps, request).submit(command),
      )
      return presentListed({ report: orRefuse(filed), overdue: false })
    },
  })
}
