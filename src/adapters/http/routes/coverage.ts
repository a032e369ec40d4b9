import {
  regionCoverage,
  roomCoverage,
  roomTimeline,
  spanOrTodayQuery,
} from '../../../contracts/coverage.ts'
import { idParams, regionFilter } from '../../../contracts/primitives.ts'
import { placed } from '../access.ts'
import type { HttpDependencies } from '../dependencies.ts'
import { orNotFound, orRefuse } from '../fault-reply.ts'
import { presentRegionCoverage, presentRoomCoverage, presentTimeline } from '../present/coverage.ts'
import { PROBLEMS, sentAsTyped, spanOrToday, type ZodApp } from './route-kit.ts'

/** The ledger: what was seen, and what nobody saw. */
export function coverageRoutes(app: ZodApp, deps: HttpDependencies): void {
  const { clock } = deps
  app.get('/rooms/:id/coverage', {
    config: { access: 'read' },
    schema: {
      operationId: 'getRoomCoverage',
      tags: ['coverage'],
      summary: '巡查覆盖台账 The ledger of one room',
      params: idParams,
      querystring: spanOrTodayQuery,
      response: { 200: roomCoverage, ...PROBLEMS },
    },
    handler: async (request) => {
      const { params, query } = request
      const span = spanOrToday(query, clock.now())
      const found = orNotFound(
        await placed(deps, request).coverage.ofRoom(params.id, span),
        '该直播间',
        'room',
      )
      return presentRoomCoverage(params.id, span, found)
    },
  })

  app.get('/coverage', {
    config: { access: 'read' },
    schema: {
      operationId: 'getRegionCoverage',
      tags: ['coverage'],
      summary: '覆盖合计 Totals of a region',
      querystring: spanOrTodayQuery.extend({ region: regionFilter.optional() }),
      response: { 200: regionCoverage, ...PROBLEMS },
    },
    handler: async (request) => {
      const { query } = request
      const span = spanOrToday(query, clock.now())
      const region = query.region ?? null
      return presentRegionCoverage(
        region,
        span,
        await placed(deps, request).coverage.ofRegion(region, span),
      )
    },
  })
  timelineRoute(app, deps)
}

function timelineRoute(app: ZodApp, deps: HttpDependencies): void {
  const { legalTime, clock } = deps
  app.get('/rooms/:id/timeline', {
    config: { access: 'read' },
    serializerCompiler: sentAsTyped,
    schema: {
      operationId: 'getRoomTimeline',
      tags: ['coverage'],
      summary: '时间轴 Forbidden windows, air time, coverage, teaching and violations on one axis',
      params: idParams,
      querystring: spanOrTodayQuery,
      response: { 200: roomTimeline, ...PROBLEMS },
    },
    handler: async (request) => {
      const { params, query } = request
      const span = spanOrToday(query, clock.now())
      const found = orNotFound(
        await placed(deps, request).coverage.timeline(params.id, span),
        '该直播间',
        'room',
      )
      const { region, stage } = found.room
      const windows = orRefuse(
        legalTime.windows(span.start, span.end, { region, stage }, found.institution),
      )
      return presentTimeline(found, span, windows)
    },
  })
}
