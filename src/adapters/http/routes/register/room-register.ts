import { z } from 'zod'
import type { PlacedUseCases } from '../../../../app/bind-use-cases.ts'
import { listOf, listQuery } from '../../../../contracts/list.ts'
import { idParams } from '../../../../contracts/primitives.ts'
import {
  recordChange,
  roomsChanged,
  roomsChangeInput,
  roomsUndoInput,
} from '../../../../contracts/register/changes.ts'
import { roomInput, roomPatch, roomReplacement, savedRoom } from '../../../../contracts/room.ts'
import { callerOf, placed } from '../../access.ts'
import { pageRequest, wirePage } from '../../cursors.ts'
import type { HttpDependencies, Placed } from '../../dependencies.ts'
import { orNotFound, orRefuse } from '../../fault-reply.ts'
import { presentRecordChange, presentRoomsChanged } from '../../present/register/changes.ts'
import { edited } from '../../present/register/record-version.ts'
import { presentSaved, type RoomReader } from '../../present/room.ts'
import { PROBLEMS, type ZodApp } from '../route-kit.ts'

const TAGS = ['rooms']
const REGISTRY = { access: 'registry' } as const

type Rooms = Pick<PlacedUseCases, 'rooms'>
type Settings = Pick<HttpDependencies, 'settings'>
type Saved = Awaited<ReturnType<Rooms['rooms']['save']>>

async function presented({ rooms, settings }: Rooms & Settings, saved: Saved, reader: RoomReader) {
  const { room, shared } = orRefuse(saved)
  const view = orNotFound(await rooms.find(room.id), '该直播间', 'room')
  return presentSaved(view, shared, reader, settings)
}

function oneRoom(app: ZodApp, deps: Placed<'rooms'> & Settings): void {
  app.put('/rooms/:id', {
    config: REGISTRY,
    schema: {
      operationId: 'replaceRoom',
      tags: TAGS,
      summary: '修改直播间 Replace what is known of it',
      params: idParams,
      body: roomReplacement,
      response: { 200: savedRoom, ...PROBLEMS },
    },
    handler: async (request) => {
      const { reason, expectedVersion, ...room } = request.body
      const { id } = request.params
      const { rooms } = placed(deps, request)
      const command = { id, room, who: callerOf(request).who, why: reason }
      return await presented(
        { rooms, settings: deps.settings },
        await rooms.save({ ...command, ...edited(expectedVersion) }),
        callerOf(request),
      )
    },
  })

  app.patch('/rooms/:id', {
    config: REGISTRY,
    schema: {
      operationId: 'changeRoom',
      tags: TAGS,
      summary: '修改直播间的部分内容，或停用、恢复 Change some of it, or switch it off or on',
      params: idParams,
      body: roomPatch,
      response: { 200: savedRoom, ...PROBLEMS },
    },
    handler: async (request) => {
      const { reason, expectedVersion, ...given } = request.body
      const change = Object.fromEntries(
        Object.entries(given).filter(([, value]) => value !== undefined),
      )
      const { id } = request.params
      const { rooms } = placed(deps, request)
      const command = { id, change, who: callerOf(request).who, why: reason }
      return await presented(
        { rooms, settings: deps.settings },
        await rooms.change({ ...command, ...edited(expectedVersion) }),
        callerOf(request),
      )
    },
  })

  app.get('/rooms/:id/history', {
    config: { access: 'read' },
    schema: {
      operationId: 'listRoomChanges',
      tags: TAGS,
      summary: '该直播间的修改记录 Who changed what of it, when and why, latest first',
      params: idParams,
      querystring: listQuery,
      response: { 200: listOf(recordChange), ...PROBLEMS },
    },
    handler: async (request) => {
      const { query } = request
      const { id } = request.params
      const { rooms } = placed(deps, request)
      orNotFound(await rooms.find(id), '该直播间', 'room')
      const list = `room-history:${id}`
      const page = await rooms.history(id, pageRequest(list, query, 'entry'))
      return wirePage(list, page, presentRecordChange)
    },
  })
}

function manyRooms(app: ZodApp, deps: Placed<'rooms'>): void {
  app.post('/rooms/changes', {
    config: REGISTRY,
    schema: {
      operationId: 'changeRooms',
      tags: TAGS,
      summary:
        '批量修改等级、标签、区划、停用 Change tier, tags, region or whether watched, of many',
      description: 'All of them or none. With `dryRun` it shows what would change.',
      body: roomsChangeInput,
      response: { 200: roomsChanged, ...PROBLEMS },
    },
    handler: async (request) => {
      const { rooms: asked, change, dryRun, reason } = request.body
      const { rooms: known } = placed(deps, request)
      const changed = await known.changeMany({
        rooms: asked.map(({ id, expectedVersion }) => ({ id, ...edited(expectedVersion) })),
        change,
        dryRun,
        who: callerOf(request).who,
        why: reason,
      })
      return presentRoomsChanged(orRefuse(changed))
    },
  })

  app.post('/rooms/changes/undo', {
    config: REGISTRY,
    schema: {
      operationId: 'undoRoomsChange',
      tags: TAGS,
      summary: '撤销一次批量修改 Take a change of many rooms back',
      body: roomsUndoInput,
      response: { 200: roomsChanged, ...PROBLEMS },
    },
    handler: async (request) => {
      const { changeId, reason } = request.body
      const { rooms } = placed(deps, request)
      const { who } = callerOf(request)
      return presentRoomsChanged(orRefuse(await rooms.undoChange({ changeId, who, why: reason })))
    },
  })
}

/** The register of rooms: what is entered of them, by whom, and what it was before. */
export function roomRegisterRoutes(app: ZodApp, deps: HttpDependencies): void {
  app.post('/rooms', {
    config: REGISTRY,
    schema: {
      operationId: 'registerRoom',
      tags: TAGS,
      summary: '登记直播间 Register a room',
      body: roomInput,
      response: { 201: savedRoom, ...PROBLEMS },
    },
    handler: async (request, reply) => {
      const { reason, ...room } = request.body
      const { rooms } = placed(deps, request)
      const { who } = callerOf(request)
      const saved = await rooms.save({ id: null, room, who, why: reason })
      return reply
        .code(201)
        .send(await presented({ rooms, settings: deps.settings }, saved, callerOf(request)))
    },
  })

  app.delete('/rooms/:id', {
    config: REGISTRY,
    schema: {
      operationId: 'removeRoom',
      tags: TAGS,
      summary: '删除直播间 Take it off the register',
      params: idParams,
      response: { 204: z.null(), ...PROBLEMS },
    },
    handler: async (request, reply) => {
      const { who } = callerOf(request)
      orRefuse(
        await placed(deps, request).rooms.remove({
          id: request.params.id,
          who,
          why: '从名录中删除。Removed from the register.',
        }),
      )
      return reply.code(204).send(null)
    },
  })

  oneRoom(app, deps)
  manyRooms(app, deps)
}
