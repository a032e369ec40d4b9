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
import { callerOf } from '../../access.ts'
import { pageRequest, wirePage } from '../../cursors.ts'
import type { HttpDependencies } from '../../dependencies.ts'
import { orNotFound, orRefuse } from '../../fault-reply.ts'
import { draftOf, presentChannel, presentDelivery } from '../../present/alerts/channel.ts'
import { PROBLEMS, type ZodApp } from '../route-kit.ts'

type Needs = Pick<HttpDependencies, 'channels' | 'deliveries'>

/** Ways by which alerts leave the program. Any officer sees them, an administrator changes them. */
export function channelRoutes(app: ZodApp, needs: Needs): void {
  const { channels } = needs
  const shown = async (id: string) =>
    presentChannel(orNotFound(await channels.find(id), '该渠道', 'channel'))

  app.get('/channels', {
    config: { access: 'operator' },
    schema: {
      operationId: 'listChannels',
      tags: ['channels'],
      summary: '警报渠道，密钥不显示 Channels of alerts, without their secrets',
      response: { 200: channelList, ...PROBLEMS },
    },
    handler: async () => ({
      items: (await channels.list()).map(presentChannel),
      nextCursor: null,
      deepLinks: channels.deepLinks,
    }),
  })

  app.post('/channels', {
    config: { access: 'administrator' },
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
      const made = orRefuse(await channels.create({ draft, who, why: request.body.reason }))
      return reply.code(201).send(await shown(made.id))
    },
  })

  app.get('/channels/:id', {
    config: { access: 'operator' },
    schema: {
      operationId: 'getChannel',
      tags: ['channels'],
      summary: '一个渠道 One channel',
      params: idParams,
      response: { 200: channel, ...PROBLEMS },
    },
    handler: async ({ params }) => await shown(params.id),
  })

  app.put('/channels/:id', {
    config: { access: 'administrator' },
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
      orRefuse(await channels.change({ id, version, draft, who, why: reason }))
      return await shown(id)
    },
  })

  channelActRoutes(app, needs)
  subscriptionRoutes(app, needs)
}

function channelActRoutes(app: ZodApp, { channels, deliveries }: Needs): void {
  app.delete('/channels/:id', {
    config: { access: 'administrator' },
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
      orRefuse(await channels.remove({ id, who, why: request.body.reason }))
      return reply.code(204).send(null)
    },
  })

  app.post('/channels/:id/test', {
    config: { access: 'operator' },
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
      return presentDelivery(orRefuse(await channels.test({ id, who, why: request.body.reason })))
    },
  })

  app.get('/deliveries', {
    config: { access: 'operator' },
    schema: {
      operationId: 'listDeliveries',
      tags: ['channels'],
      summary: '发送记录，最新的在前 Messages that were sent, newest first',
      querystring: deliveryQuery,
      response: { 200: listOf(delivery), ...PROBLEMS },
    },
    handler: async ({ query }) => {
      const { channelId } = query
      const filter = channelId === undefined ? {} : { channelId }
      const page = await deliveries.list(pageRequest('deliveries', query), filter)
      return wirePage('deliveries', page, presentDelivery)
    },
  })
}

/** Each officer subscribes his own browser. */
function subscriptionRoutes(app: ZodApp, { channels }: Needs): void {
  app.get('/push-key', {
    config: { access: 'operator' },
    schema: {
      operationId: 'getPushKey',
      tags: ['channels'],
      summary: '浏览器订阅所需的公钥 The key that browsers subscribe with',
      response: { 200: pushKey, ...PROBLEMS },
    },
    handler: () => ({ publicKey: channels.pushKey }),
  })

  app.post('/channels/:id/subscriptions', {
    config: { access: 'operator' },
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
      return reply.code(201).send(orRefuse(await channels.subscribe(command)))
    },
  })

  app.delete('/channels/:id/subscriptions', {
    config: { access: 'operator' },
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
      orRefuse(await channels.unsubscribe({ channelId: request.params.id, endpoint, who, why }))
      return reply.code(204).send(null)
    },
  })
}
