import { listOf } from '../../../contracts/list.ts'
import { labelsQuery, operatorLabel } from '../../../contracts/reading/label.ts'
import { pageRequest, wirePage } from '../cursors.ts'
import type { HttpDependencies } from '../dependencies.ts'
import { presentLabel } from '../present/label.ts'
import { instantIn, PROBLEMS, placeIn, type ZodApp } from './route-kit.ts'

/** What people said of what the machine found, newest first. */
export function labelRoutes(app: ZodApp, { labels }: HttpDependencies): void {
  app.get('/labels', {
    config: { access: 'operator' },
    schema: {
      operationId: 'listLabels',
      tags: ['violations'],
      summary: '人工认定与更正 What people said of what the machine found',
      querystring: labelsQuery,
      response: { 200: listOf(operatorLabel), ...PROBLEMS },
    },
    handler: async ({ query }) => {
      const { from, to } = query
      const span = {
        ...placeIn(query),
        ...(from === undefined ? {} : { from: instantIn(from, 'from') }),
        ...(to === undefined ? {} : { to: instantIn(to, 'to') }),
      }
      return wirePage('labels', await labels.list(span, pageRequest('labels', query)), presentLabel)
    },
  })
}
