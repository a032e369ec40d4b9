import { Readable } from 'node:stream'
import {
  axisQuery,
  heatMap,
  heatQuery,
  timeAxis,
  violationFileQuery,
} from '../../../contracts/timeline/timeline.ts'
import { EXPORT_ROWS_AT_MOST } from '../../../contracts/timeline/timeline-words.ts'
import { toSeconds } from '../../../core/time/duration.ts'
import { civilDateOf, formatInstant } from '../../../core/time/instant.ts'
import { callerOf, placed } from '../access.ts'
import type { HttpDependencies } from '../dependencies.ts'
import { bytesOf, LONG_WORK_MILLISECONDS, PROBLEMS, type ZodApp } from '../routes/route-kit.ts'
import { fileOf, MEDIA_TYPES, writtenAs } from './violation-file.ts'
import { spannedFilterOf } from './violation-filter.ts'

function axisRoute(app: ZodApp, deps: HttpDependencies): void {
  app.get('/violations/axis', {
    config: { access: 'read' },
    schema: {
      operationId: 'countViolationsOverTime',
      tags: ['violations'],
      summary:
        '时间轴：线索按开始时间计数，至多 400 天 When leads began, by steps that fit the span',
      querystring: axisQuery,
      response: { 200: timeAxis, ...PROBLEMS },
    },
    handler: async (request) => {
      const { violations } = placed(deps, request)
      const filter = spannedFilterOf(request.query)
      const { step, counts, total } = await violations.overTime(filter)
      const begun = counts.reduce((sum, { count }) => sum + count, 0)
      return {
        from: formatInstant(filter.from),
        to: formatInstant(filter.to),
        stepSeconds: toSeconds(step),
        items: counts.map(({ at, count }) => ({ at: formatInstant(at), count })),
        total,
        begunBefore: Math.max(0, total - begun),
      }
    },
  })
}

function heatRoute(app: ZodApp, deps: HttpDependencies): void {
  app.get('/violations/heat', {
    config: { access: 'read' },
    schema: {
      operationId: 'countViolationsByHour',
      tags: ['violations'],
      summary: '热力图：星期或日期 × 小时 When leads began: weekdays or days by hours',
      querystring: heatQuery,
      response: { 200: heatMap, ...PROBLEMS },
    },
    handler: async (request) => {
      const { query } = request
      const { violations } = placed(deps, request)
      const cells = await violations.heat(spannedFilterOf(query), query.rows)
      return { rows: query.rows, cells: cells.map((cell) => ({ ...cell })) }
    },
  })
}

function fileRoute(app: ZodApp, deps: HttpDependencies): void {
  app.get('/violations/file', {
    config: { access: 'export' },
    handlerTimeout: LONG_WORK_MILLISECONDS,
    schema: {
      operationId: 'exportViolations',
      tags: ['violations'],
      summary: `导出线索（CSV、XLSX、JSON），至多 ${EXPORT_ROWS_AT_MOST} 条、400 天 The leads of a span as a file; the newest ${EXPORT_ROWS_AT_MOST} where there are more, which the file says`,
      querystring: violationFileQuery,
      response: {
        200: bytesOf(
          '线索文件，时间为北京时间 The file; times in Asia/Shanghai',
          'text/csv',
          'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
          'application/json',
        ),
        ...PROBLEMS,
      },
    },
    handler: async (request, reply) => {
      const { query } = request
      const { violations } = placed(deps, request)
      const filter = spannedFilterOf(query)
      const { format, ...filters } = query
      const { who } = callerOf(request)
      await deps.audit.exported({ who, what: 'violations', format, filters })
      const file = await fileOf(violations, filter)
      const name = `leads-${civilDateOf(filter.from)}-${civilDateOf(filter.to)}.${query.format}`
      return reply
        .type(MEDIA_TYPES[query.format])
        .header('content-disposition', `attachment; filename="${name}"`)
        .send(Readable.from(writtenAs(query.format, file)))
    },
  })
}

/** What analysts ask of all violations together. */
export function timelineRoutes(app: ZodApp, deps: HttpDependencies): void {
  axisRoute(app, deps)
  heatRoute(app, deps)
  fileRoute(app, deps)
}
