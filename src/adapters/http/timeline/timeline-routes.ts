import { axisQuery, heatMap, heatQuery, timeAxis } from '../../../contracts/timeline/timeline.ts'
import { toSeconds } from '../../../core/time/duration.ts'
import { formatInstant } from '../../../core/time/instant.ts'
import { placed } from '../access.ts'
import type { HttpDependencies } from '../dependencies.ts'
import { PROBLEMS, type ZodApp } from '../routes/route-kit.ts'
import { fileRoutes } from './file-routes.ts'
import { tallyRoute } from './tally-route.ts'
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

/** What analysts ask of all violations together. */
export function timelineRoutes(app: ZodApp, deps: HttpDependencies): void {
  axisRoute(app, deps)
  heatRoute(app, deps)
  tallyRoute(app, deps)
  fileRoutes(app, deps)
}
