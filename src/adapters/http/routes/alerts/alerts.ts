import type { FastifyRequest } from 'fastify'
import { acknowledgeInput, alert, silenceInput } from '../../../../contracts/alerts/alert.ts'
import { listOf, placedListQuery } from '../../../../contracts/list.ts'
import { idParams } from '../../../../contracts/primitives.ts'
import { reasonInput } from '../../../../contracts/violation.ts'
import { callerOf, placed } from '../../access.ts'
import { narrowedList, pageRequest, wirePage } from '../../cursors.ts'
import type { HttpDependencies } from '../../dependencies.ts'
import { orNotFound, orRefuse } from '../../fault-reply.ts'
import { presentAlert } from '../../present/alerts/alert.ts'
import { instantIn, PROBLEMS, placeIn, type ZodApp } from '../route-kit.ts'

export function alertRoutes(app: ZodApp, deps: HttpDependencies): void {
  const alertsOf = (request: FastifyRequest) => placed(deps, request).alerts
  app.get('/alerts', {
    config: { access: 'read' },
    schema: {
      operationId: 'listAlerts',
      tags: ['alerts'],
      summary: '告警 Alerts, one a violation',
      querystring: placedListQuery,
      response: { 200: listOf(alert), ...PROBLEMS },
    },
    handler: async (request) => {
      const list = narrowedList('alerts', request.query)
      const page = await alertsOf(request).list(
        pageRequest(list, request.query),
        placeIn(request.query),
      )
      return wirePage(list, page, presentAlert)
    },
  })

  app.get('/alerts/:id', {
    config: { access: 'read' },
    schema: {
      operationId: 'getAlert',
      tags: ['alerts'],
      summary: '一条告警 One alert',
      params: idParams,
      response: { 200: alert, ...PROBLEMS },
    },
    handler: async (request) =>
      presentAlert(orNotFound(await alertsOf(request).find(request.params.id), '该告警', 'alert')),
  })

  app.get('/violations/:id/alert', {
    config: { access: 'read' },
    schema: {
      operationId: 'getAlertOfViolation',
      tags: ['alerts'],
      summary: '一条线索的告警 The alert of a violation',
      params: idParams,
      response: { 200: alert, ...PROBLEMS },
    },
    handler: async (request) =>
      presentAlert(
        orNotFound(
          await alertsOf(request).ofViolation(request.params.id),
          '该线索的告警',
          'alert of it',
        ),
      ),
  })

  alertActRoutes(app, deps)
}

const untilIn = ({ until }: { readonly until?: string | undefined }) =>
  until === undefined ? {} : { until: instantIn(until, 'until') }

function alertActRoutes(app: ZodApp, deps: HttpDependencies): void {
  const alertsOf = (request: FastifyRequest) => placed(deps, request).alerts
  const shown = async (request: FastifyRequest, id: string) =>
    presentAlert(orNotFound(await alertsOf(request).find(id), '该告警', 'alert'))

  app.post('/alerts/:id/acknowledge', {
    config: { access: 'decide' },
    schema: {
      operationId: 'acknowledgeAlert',
      tags: ['alerts'],
      summary:
        '已知悉；到期而课仍在进行会再次告警 Acknowledge; raised again should the lesson go on when it ends',
      params: idParams,
      body: acknowledgeInput,
      response: { 200: alert, ...PROBLEMS },
    },
    handler: async (request) => {
      const { id } = request.params
      const { who } = callerOf(request)
      const { reason: why } = request.body
      orRefuse(
        await alertsOf(request).acknowledge({ alertId: id, who, why, ...untilIn(request.body) }),
      )
      return await shown(request, id)
    },
  })

  app.post('/alerts/:id/silence', {
    config: { access: 'decide' },
    schema: {
      operationId: 'silenceAlert',
      tags: ['alerts'],
      summary: '静音到某时或到课结束 Send nothing of it until then, or until the lesson ends',
      params: idParams,
      body: silenceInput,
      response: { 200: alert, ...PROBLEMS },
    },
    handler: async (request) => {
      const { id } = request.params
      const { who } = callerOf(request)
      const { reason: why } = request.body
      orRefuse(await alertsOf(request).silence({ alertId: id, who, why, ...untilIn(request.body) }))
      return await shown(request, id)
    },
  })

  app.post('/alerts/:id/lift-silence', {
    config: { access: 'decide' },
    schema: {
      operationId: 'liftAlertSilence',
      tags: ['alerts'],
      summary: '解除静音 End a silence before its time',
      params: idParams,
      body: reasonInput,
      response: { 200: alert, ...PROBLEMS },
    },
    handler: async (request) => {
      const { id } = request.params
      const { who } = callerOf(request)
      orRefuse(await alertsOf(request).liftSilence({ alertId: id, who, why: request.body.reason }))
      return await shown(request, id)
    },
  })
}
