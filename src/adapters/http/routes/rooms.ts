import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { listOf } from '../../../contracts/list.ts'
import { idParams } from '../../../contracts/primitives.ts'
import { roomsQuery } from '../../../contracts/register/filters.ts'
import { roomWatch } from '../../../contracts/register/room-watch.ts'
import { room, roomLookup } from '../../../contracts/room.ts'
import { formatInstant } from '../../../core/time/instant.ts'
import { callerOf, placed } from '../access.ts'
import { narrowedList, pageRequest, wirePage } from '../cursors.ts'
import type { HttpDependencies } from '../dependencies.ts'
import { orNotFound } from '../fault-reply.ts'
import { presentRoomWatch } from '../present/register/room-watch.ts'
import { cutHindrance, presentMatch, presentRoom } from '../present/room.ts'
import { roomFilterIn } from './register/register-filters.ts'
import { bytesOf, PROBLEMS, type ZodApp } from './route-kit.ts'

const TAGS = ['rooms']

function watchRoute(app: ZodApp, deps: HttpDependencies): void {
  app.get('/rooms/:id/watch', {
    config: { access: 'read' },
    schema: {
      operationId: 'explainRoomWatch',
      tags: TAGS,
      summary: '为何在巡查或不在巡查 Why it is or is not watched, and what to do about it',
      params: idParams,
      response: { 200: roomWatch, ...PROBLEMS },
    },
    handler: async (request) => {
      const { id } = request.params
      const { rooms } = placed(deps, request)
      const { room } = orNotFound(await rooms.find(id), '该直播间', 'room')
      const watch = orNotFound(await rooms.watch(id), '该直播间', 'room')
      return presentRoomWatch(watch, room, rooms.sweeps())
    },
  })
}

function thumbnailRoute(app: ZodApp, deps: HttpDependencies): void {
  const roomsOf = (request: FastifyRequest) => placed(deps, request).rooms
  app.get('/rooms/:id/thumbnail', {
    config: { access: 'read' },
    schema: {
      operationId: 'getRoomThumbnail',
      tags: TAGS,
      summary: '最近的画面（JPEG） The latest picture',
      params: idParams,
      // Of `thumbnailUrl`: tells a browser that there is another picture.
      querystring: z.object({ look: z.coerce.number().int().optional() }),
      response: { 200: bytesOf('最近的画面 The latest picture', 'image/jpeg'), ...PROBLEMS },
    },
    handler: async (request, reply) => {
      const { params } = request
      const picture = orNotFound(
        await roomsOf(request).thumbnail(params.id),
        '该画面',
        'picture yet',
      )
      return reply
        .type('image/jpeg')
        .header('cache-control', 'private, no-cache')
        .header('x-taken-at', formatInstant(picture.at))
        .send(Buffer.from(picture.jpeg))
    },
  })
}

/** The wall of rooms, one room, its picture, and which room an address belongs to. */
export function roomRoutes(app: ZodApp, deps: HttpDependencies): void {
  watchRoute(app, deps)
  thumbnailRoute(app, deps)
  const roomsOf = (request: FastifyRequest) => placed(deps, request).rooms
  app.get('/rooms', {
    config: { access: 'read' },
    schema: {
      operationId: 'listRooms',
      tags: TAGS,
      summary: '直播间及其现状 Rooms and what they are right now',
      querystring: roomsQuery,
      response: { 200: listOf(room), ...PROBLEMS },
    },
    handler: async (request) => {
      const list = narrowedList('rooms', request.query)
      const { query } = request
      const page = await roomsOf(request).list(pageRequest(list, query), roomFilterIn(query))
      return wirePage(list, page, (view) => presentRoom(view, callerOf(request)))
    },
  })

  app.get('/rooms/lookup', {
    config: { access: 'read' },
    schema: {
      operationId: 'lookUpRoom',
      tags: TAGS,
      summary: '按地址查直播间 Which room is this page, segment or push address of?',
      querystring: z.object({ url: z.string().min(1).max(4_096) }),
      response: { 200: roomLookup, ...PROBLEMS },
    },
    handler: async (request) => {
      const { url } = request.query
      const { understood, certain, matches } = await roomsOf(request).lookup(url)
      const shown = matches.map((match) => presentMatch(match, callerOf(request)))
      return { url, understood, certain, matches: shown }
    },
  })

  app.get('/rooms/:id', {
    config: { access: 'read' },
    schema: {
      operationId: 'getRoom',
      tags: TAGS,
      summary: '一个直播间 One room',
      params: idParams,
      response: { 200: room, ...PROBLEMS },
    },
    handler: async (request) => {
      const view = orNotFound(await roomsOf(request).find(request.params.id), '该直播间', 'room')
      return {
        ...presentRoom(view, callerOf(request)),
        cutHindered: cutHindrance(view, deps.settings),
      }
    },
  })
}
