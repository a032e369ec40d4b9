import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import {
  changedChannelInput,
  channel,
  channelInput,
  channelList,
  pushKey,
  pushSubscription,
  pushSubscriptionInput,
  pushUnsubscription,
} from '../../../../contracts/alerts/channel.ts'
import { delivery, deliveryQuery } from '../../../../contracts/alerts/delivery.ts'
import { listOf } from '../../../../contracts/list.ts'
import { idParams } from '../../../../contracts/primitives.ts'
import { reasonInput } from '../../../../contracts/violation.ts'
import { callerOf, placed } from '../../access.ts'
import { narrowedList, pageRequest, wirePage } from '../../cursors.ts'
import type { Placed } from '../../dependencies.ts'
import { orNotFound, orRefuse } from '../../fault-reply.ts'
import { draftOf, presentChannel, presentDelivery } from '../../present/alerts/channel.ts'
import { PROBLEMS, type ZodApp } from '../route-kit.ts'

type Needs = Placed<'channels' | 'deliveries'>

function listRoute(app: ZodApp, deps: Needs): void {
  app.get('/channels', {
    config: { access: 'read' },
    schema: {
      operationId: 'listChannels',
      tags: ['channels'],
      summary: '告警渠道，密钥不显示 Channels of alerts, without their secrets',
      response: { 200: channelList, ...PROBLEMS },
    },
    handler: async (request) => {
      const { channels } = placed(deps, request)
      return {
        items: (await channels.list()).map(presentChannel),
        nextCursor: null,
        deepLinks: channels.deepLinks,
      }
    },
  })
}

/** Ways by which alerts leave the program. Everybody sees them, officers change them. */
export function channelRoutes(app: ZodApp, deps: Needs): void {
  const channelsOf = (request: FastifyRequest) => placed(deps, request).channels
  const shown = async (request: FastifyRequest, id: string) =>
    presentChannel(orNotFound(await channelsOf(request).find(id), '该渠道', 'channel'))

  listRoute(app, deps)

  app.post('/channels', {
    config: { access: 'channels' },
    schema: {
      operationId: 'createChannel',
      tags: ['channels'],
      summary: '新建渠道 Add a channel',
      body: channelInput,
      response: { 201: channel, ...PROBLEMS },
    },
    handler: async (request, reply) => {
      const { who } = callerOf(request)
      const draft = draftOf(request.body)
      const made = orRefuse(
        await channelsOf(request).create({ draft, who, why: request.body.reason }),
      )
      return reply.code(201).send(await shown(request, made.id))
    },
  })

  app.get('/channels/:id', {
    config: { access: 'read' },
    schema: {
      operationId: 'getChannel',
      tags: ['channels'],
      summary: '一个渠道 One channel',
      params: idParams,
      response: { 200: channel, ...PROBLEMS },
    },
    handler: async (request) => await shown(request, request.params.id),
  })

  app.put('/channels/:id', {
    config: { access: 'channels' },
    schema: {
      operationId: 'changeChannel',
      tags: ['channels'],
      summary: '修改渠道；未填的密钥保持原样 Change it; secrets that are left out stay',
      params: idParams,
      body: changedChannelInput,
      response: { 200: channel, ...PROBLEMS },
    },
    handler: async (request) => {
      const { who } = callerOf(request)
      const { id } = request.params
      const { version, reason } = request.body
      const draft = draftOf(request.body)
      orRefuse(await channelsOf(request).change({ id, version, draft, who, why: reason }))
      return await shown(request, id)
    },
  })

  channelActRoutes(app, deps)
  subscriptionRoutes(app, deps)
}

function channelActRoutes(app: ZodApp, deps: Needs): void {
  const channelsOf = (request: FastifyRequest) => placed(deps, request).channels
  const deliveriesOf = (request: FastifyRequest) => placed(deps, request).deliveries
  app.delete('/channels/:id', {
    config: { access: 'channels' },
    schema: {
      operationId: 'removeChannel',
      tags: ['channels'],
      summary: '删除渠道及其发送记录 Remove it, with its deliveries',
      params: idParams,
      body: reasonInput,
      response: { 204: z.null(), ...PROBLEMS },
    },
    handler: async (request, reply) => {
      const { who } = callerOf(request)
      const { id } = request.params
      orRefuse(await channelsOf(request).remove({ id, who, why: request.body.reason }))
      return reply.code(204).send(null)
    },
  })

  app.post('/channels/:id/test', {
    config: { access: 'decide' },
    schema: {
      operationId: 'testChannel',
      tags: ['channels'],
      summary:
        '发一条测试消息，结果在 state 与 problem Send a test message; state and problem say what came of it',
      params: idParams,
      body: reasonInput,
      response: { 200: delivery, ...PROBLEMS },
    },
    handler: async (request) => {
      const { who } = callerOf(request)
      const { id } = request.params
      return presentDelivery(
        orRefuse(await channelsOf(request).test({ id, who, why: request.body.reason })),
      )
    },
  })

  app.get('/deliveries', {
    config: { access: 'read' },
    schema: {
      operationId: 'listDeliveries',
      tags: ['channels'],
      summary: '发送记录，最新的在前 Messages that were sent, newest first',
      querystring: deliveryQuery,
      response: { 200: listOf(delivery), ...PROBLEMS },
    },
    handler: async (request) => {
      const list = narrowedList('deliveries', request.query)
      const { query } = request
      const { channelId } = query
      const filter = channelId === undefined ? {} : { channelId }
      const page = await deliveriesOf(request).list(pageRequest(list, query), filter)
      return wirePage(list, page, presentDelivery)
    },
  })
}

/** Each officer subscribes his own browser. */
function subscriptionRoutes(app: ZodApp, deps: Needs): void {
  const channelsOf = (request: FastifyRequest) => placed(deps, request).channels
  app.get('/push-key', {
    config: { access: 'read' },
    schema: {
      operationId: 'getPushKey',
      tags: ['channels'],
      summary: '浏览器订阅所需的公钥 The key that browsers subscribe with',
      response: { 200: pushKey, ...PROBLEMS },
    },
    handler: (request) => ({ publicKey: channelsOf(request).pushKey }),
  })

  app.post('/channels/:id/subscriptions', {
    config: { access: 'decide' },
    schema: {
      operationId: 'subscribeBrowser',
      tags: ['channels'],
      summary: '订阅本浏览器 Subscribe a browser',
      params: idParams,
      body: pushSubscriptionInput,
      response: { 201: pushSubscription, ...PROBLEMS },
    },
    handler: async (request, reply) => {
      const { who } = callerOf(request)
      const { reason: why, endpoint, keys } = request.body
      const command = { channelId: request.params.id, endpoint, keys, who, why }
      return reply.code(201).send(orRefuse(await channelsOf(request).subscribe(command)))
    },
  })

  app.delete('/channels/:id/subscriptions', {
    config: { access: 'decide' },
    schema: {
      operationId: 'unsubscribeBrowser',
      tags: ['channels'],
      summary: '退订本浏览器 Unsubscribe a browser',
      params: idParams,
      body: pushUnsubscription,
      response: { 204: z.null(), ...PROBLEMS },
    },
    handler: async (request, reply) => {
      const { who } = callerOf(request)
      const { endpoint, reason: why } = request.body
      orRefuse(
        await channelsOf(request).unsubscribe({
          channelId: request.params.id,
          endpoint,
          who,
          why,
        }),
      )
      return reply.code(204).send(null)
    },
  })
}
