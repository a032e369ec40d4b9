import { listOf } from '../../../contracts/list.ts'
import { labelsQuery, operatorLabel } from '../../../contracts/reading/label.ts'
import { callerOf, placed } from '../access.ts'
import { narrowedList, pageRequest, wirePage } from '../cursors.ts'
import type { HttpDependencies } from '../dependencies.ts'
import { presentLabel } from '../present/label.ts'
import { instantIn, PROBLEMS, placeIn, type ZodApp } from './route-kit.ts'

/** What people said of what the machine found, newest first. */
export function labelRoutes(app: ZodApp, deps: HttpDependencies): void {
  app.get('/labels', {
    config: { access: 'export' },
    schema: {
      operationId: 'listLabels',
      tags: ['violations'],
      summary: '人工认定与更正 What people said of what the machine found',
      querystring: labelsQuery,
      response: { 200: listOf(operatorLabel), ...PROBLEMS },
    },
    handler: async (request) => {
      const list = narrowedList('labels', request.query)
      const { query } = request
      const { from, to } = query
      const span = {
        ...placeIn(query),
        ...(from === undefined ? {} : { from: instantIn(from, 'from') }),
        ...(to === undefined ? {} : { to: instantIn(to, 'to') }),
      }
      const { who } = callerOf(request)
      const { limit: _limit, cursor: _cursor, ...filters } = query
      // Each page: whoever makes up a cursor begins with any of them.
      await deps.audit.exported({ who, what: 'labels', format: 'json', filters })
      return wirePage(
        list,
        await placed(deps, request).labels.list(span, pageRequest(list, query)),
        presentLabel,
      )
    },
  })
}
