import { z } from 'zod'
import { listOf } from '../../../contracts/list.ts'
import { idParams } from '../../../contracts/primitives.ts'
import { room, roomInput, roomLookup, roomsQuery, savedRoom } from '../../../contracts/room.ts'
import { formatInstant } from '../../../core/time/instant.ts'
import { callerOf } from '../access.ts'
import { pageRequest, wirePage } from '../cursors.ts'
import type { HttpDependencies } from '../dependencies.ts'
import { orNotFound, orRefuse } from '../fault-reply.ts'
import { presentMatch, presentRoom, presentSaved } from '../present/room.ts'
import { bytesOf, PROBLEMS, placeIn, type ZodApp } from './route-kit.ts'

const TAGS = ['rooms']

/** The wall of rooms, one room, its picture, and which room an address belongs to. */
export function roomRoutes(app: ZodApp, { rooms }: HttpDependencies): void {
  app.get('/rooms', {
    config: { access: 'operator' },
    schema: {
      operationId: 'listRooms',
      tags: TAGS,
      summary: '直播间及其现状 Rooms and what they are right now',
      querystring: roomsQuery,
      response: { 200: listOf(room), ...PROBLEMS },
    },
    handler: async ({ query }) => {
      const { institutionId } = query
      const filter = {
        ...placeIn(query),
        ...(institutionId === undefined ? {} : { institutionId }),
      }
      return wirePage('rooms', await rooms.list(pageRequest('rooms', query), filter), presentRoom)
    },
  })

  app.get('/rooms/lookup', {
    config: { access: 'operator' },
    schema: {
      operationId: 'lookUpRoom',
      tags: TAGS,
      summary: '按地址查直播间 Which room is this page, segment or push address of?',
      querystring: z.object({ url: z.string().min(1).max(4_096) }),
      response: { 200: roomLookup, ...PROBLEMS },
    },
    handler: async ({ query }) => {
      const { understood, certain, matches } = await rooms.lookup(query.url)
      return { url: query.url, understood, certain, matches: matches.map(presentMatch) }
    },
  })

  app.get('/rooms/:id', {
    config: { access: 'operator' },
    schema: {
      operationId: 'getRoom',
      tags: TAGS,
      summary: '一个直播间 One room',
      params: idParams,
      response: { 200: room, ...PROBLEMS },
    },
    handler: async ({ params }) =>
      presentRoom(orNotFound(await rooms.find(params.id), '该直播间', 'room')),
  })

  app.get('/rooms/:id/thumbnail', {
    config: { access: 'operator' },
    schema: {
      operationId: 'getRoomThumbnail',
      tags: TAGS,
      summary: '最近的画面（JPEG） The latest picture',
      params: idParams,
      // Of `thumbnailUrl`: tells a browser that there is another picture.
      querystring: z.object({ look: z.coerce.number().int().optional() }),
      response: { 200: bytesOf('最近的画面 The latest picture', 'image/jpeg'), ...PROBLEMS },
    },
    handler: async ({ params }, reply) => {
      const picture = orNotFound(await rooms.thumbnail(params.id), '该画面', 'picture yet')
      return reply
        .type('image/jpeg')
        .header('cache-control', 'private, no-cache')
        .header('x-taken-at', formatInstant(picture.at))
        .send(Buffer.from(picture.jpeg))
    },
  })
}

export function roomRegisterRoutes(app: ZodApp, { rooms }: HttpDependencies): void {
  app.post('/rooms', {
    config: { access: 'administrator' },
    schema: {
      operationId: 'registerRoom',
      tags: TAGS,
      summary: '登记直播间 Register a room',
      body: roomInput,
      response: { 201: savedRoom, ...PROBLEMS },
    },
    handler: async (request, reply) => {
      const { reason, ...fields } = request.body
      const { who } = callerOf(request)
      const saved = orRefuse(await rooms.save({ id: null, room: fields, who, why: reason }))
      const view = orNotFound(await rooms.find(saved.room.id), '该直播间', 'room')
      return reply.code(201).send(presentSaved(view, saved.shared))
    },
  })

  app.put('/rooms/:id', {
    config: { access: 'administrator' },
    schema: {
      operationId: 'replaceRoom',
      tags: TAGS,
      summary: '修改直播间 Replace what is known of it',
      params: idParams,
      body: roomInput,
      response: { 200: savedRoom, ...PROBLEMS },
    },
    handler: async (request) => {
      const { reason, ...fields } = request.body
      const { id } = request.params
      const { who } = callerOf(request)
      const { shared } = orRefuse(await rooms.save({ id, room: fields, who, why: reason }))
      return presentSaved(orNotFound(await rooms.find(id), '该直播间', 'room'), shared)
    },
  })

  app.delete('/rooms/:id', {
    config: { access: 'administrator' },
    schema: {
      operationId: 'removeRoom',
      tags: TAGS,
      summary: '删除直播间 Take it off the register',
      params: idParams,
      response: { 204: z.null(), ...PROBLEMS },
    },
    handler: async (request, reply) => {
      const { who } = callerOf(request)
      orRefuse(await rooms.remove({ id: request.params.id, who, why: 'removed' }))
      return reply.code(204).send(null)
    },
  })
}
