import { alert } from '../../../contracts/alert.ts'
import { listOf, placedListQuery } from '../../../contracts/list.ts'
import { idParams } from '../../../contracts/primitives.ts'
import { reasonInput } from '../../../contracts/violation.ts'
import { callerOf } from '../access.ts'
import { pageRequest, wirePage } from '../cursors.ts'
import type { HttpDependencies } from '../dependencies.ts'
import { orNotFound, orRefuse } from '../fault-reply.ts'
import { presentAlert } from '../present/alert.ts'
import { PROBLEMS, placeIn, type ZodApp } from './route-kit.ts'

export function alertRoutes(app: ZodApp, { alerts }: HttpDependencies): void {
  app.get('/alerts', {
    config: { access: 'operator' },
    schema: {
      operationId: 'listAlerts',
      tags: ['alerts'],
      summary: '告警 Alerts, one a violation',
      querystring: placedListQuery,
      response: { 200: listOf(alert), ...PROBLEMS },
    },
    handler: async ({ query }) => {
      const page = await alerts.list(pageRequest('alerts', query), placeIn(query))
      return wirePage('alerts', page, presentAlert)
    },
  })

  app.get('/alerts/:id', {
    config: { access: 'operator' },
    schema: {
      operationId: 'getAlert',
      tags: ['alerts'],
      summary: '一条告警 One alert',
      params: idParams,
      response: { 200: alert, ...PROBLEMS },
    },
    handler: async ({ params }) =>
      presentAlert(orNotFound(await alerts.find(params.id), '该告警', 'alert')),
  })

  app.post('/alerts/:id/acknowledge', {
    config: { access: 'operator' },
    schema: {
      operationId: 'acknowledgeAlert',
      tags: ['alerts'],
      summary: '已知悉 Acknowledge',
      params: idParams,
      body: reasonInput,
      response: { 200: alert, ...PROBLEMS },
    },
    handler: async (request) => {
      const { id } = request.params
      const { who } = callerOf(request)
      orRefuse(await alerts.acknowledge({ alertId: id, who, why: request.body.reason }))
      return presentAlert(orNotFound(await alerts.find(id), '该告警', 'alert'))
    },
  })
}
