import type { z } from 'zod'
import { cutOrder } from '../../../contracts/cut.ts'
import { cutsQuery, listedCut } from '../../../contracts/cuts/cut-list.ts'
import { listOf } from '../../../contracts/list.ts'
import { idParams } from '../../../contracts/primitives.ts'
import { reasonInput } from '../../../contracts/violation.ts'
import { mayDo } from '../../../core/access/rights.ts'
import type { CutFilter } from '../../../ports/records/cut-power.ts'
import { callerOf, placed } from '../access.ts'
import { narrowedList, pageRequest, wirePage } from '../cursors.ts'
import type { HttpDependencies, Placed } from '../dependencies.ts'
import { orNotFound, orRefuse } from '../fault-reply.ts'
import { presentCut } from '../present/cuts/cut.ts'
import { presentListedCut } from '../present/cuts/listed-cut.ts'
import { instantIn, PROBLEMS, placeIn, type ZodApp } from './route-kit.ts'

type Needs = Placed<'cuts'> & Pick<HttpDependencies, 'enqueue'>

function filterOf(query: z.infer<typeof cutsQuery>): CutFilter {
  const { from, to, state, roomId, institutionId, automatic, dryRun } = query
  return {
    ...(from === undefined ? {} : { from: instantIn(from, 'from') }),
    ...(to === undefined ? {} : { to: instantIn(to, 'to') }),
    ...placeIn(query),
    ...(state === undefined ? {} : { status: state }),
    ...(roomId === undefined ? {} : { roomId }),
    ...(institutionId === undefined ? {} : { institutionId }),
    ...(automatic === undefined ? {} : { automatic: automatic === 'true' }),
    dryRun: dryRun === 'true',
  }
}

function orderRoutes(app: ZodApp, deps: Needs): void {
  app.get('/cuts', {
    config: { access: 'read' },
    schema: {
      operationId: 'listCutOrders',
      tags: ['cuts'],
      summary: '阻断记录，最近的在前 Every order, latest first',
      querystring: cutsQuery,
      response: { 200: listOf(listedCut), ...PROBLEMS },
    },
    handler: async (request) => {
      const list = narrowedList('cuts', request.query)
      const { query } = request
      const { cuts } = placed(deps, request)
      const page = await cuts.list(filterOf(query), pageRequest(list, query))
      return wirePage(list, page, presentListedCut)
    },
  })

  app.get('/cuts/:id', {
    config: { access: 'read' },
    schema: {
      operationId: 'getCutOrder',
      tags: ['cuts'],
      summary: '阻断令 The order with its steps and checks',
      params: idParams,
      response: { 200: cutOrder, ...PROBLEMS },
    },
    handler: async (request) =>
      presentCut(
        orNotFound(
          await placed(deps, request).cuts.find(request.params.id),
          '该阻断令',
          'cut order',
        ),
        callerOf(request).jurisdiction,
      ),
  })

  app.get('/violations/:id/cuts', {
    config: { access: 'read' },
    schema: {
      operationId: 'listCutOrdersOfViolation',
      tags: ['cuts'],
      summary: '该线索的全部阻断令 Every order of a violation, dry runs too',
      params: idParams,
      response: { 200: listOf(cutOrder), ...PROBLEMS },
    },
    handler: async (request) => {
      const { params } = request
      const orders = orNotFound(
        await placed(deps, request).cuts.ofViolation(params.id),
        '该线索',
        'violation',
      )
      return {
        items: orders.map((order) => presentCut(order, callerOf(request).jurisdiction)),
        nextCursor: null,
      }
    },
  })
}

function answerRoutes(app: ZodApp, deps: Needs): void {
  const { enqueue } = deps
  app.post('/cuts/:id/approve', {
    config: { access: 'cut' },
    schema: {
      operationId: 'approveCutOrder',
      tags: ['cuts'],
      summary: '第二人批准 The second person approves',
      params: idParams,
      body: reasonInput,
      response: { 200: cutOrder, ...PROBLEMS },
    },
    handler: async (request) => {
      const { who } = callerOf(request)
      const command = { cutOrderId: request.params.id, who, why: request.body.reason }
      const given = orRefuse(await placed(deps, request).cuts.approve(command))
      await enqueue(given.jobs)
      return presentCut(given.order, callerOf(request).jurisdiction)
    },
  })

  app.post('/cuts/:id/decline', {
    config: { access: 'cut' },
    schema: {
      operationId: 'declineCutOrder',
      tags: ['cuts'],
      summary: '不批准；申请人则为撤回 Turn a request down; by who asked for it: take it back',
      params: idParams,
      body: reasonInput,
      response: { 200: cutOrder, ...PROBLEMS },
    },
    handler: async (request) => {
      const { who } = callerOf(request)
      const command = { cutOrderId: request.params.id, who, why: request.body.reason }
      return presentCut(
        orRefuse(await placed(deps, request).cuts.decline(command)),
        callerOf(request).jurisdiction,
      )
    },
  })
}

function afterwards(app: ZodApp, deps: Needs): void {
  const { enqueue } = deps
  app.post('/cuts/:id/again', {
    config: { access: 'cut' },
    schema: {
      operationId: 'cutAgain',
      tags: ['cuts'],
      summary: '对恢复的直播再次阻断 Cut again what came back, here or in another room',
      params: idParams,
      body: reasonInput,
      response: { 201: cutOrder, ...PROBLEMS },
    },
    handler: async (request, reply) => {
      const { who } = callerOf(request)
      const command = { cutOrderId: request.params.id, who, why: request.body.reason }
      const given = orRefuse(await placed(deps, request).cuts.again(command))
      await enqueue(given.jobs)
      return reply.code(201).send(presentCut(given.order, callerOf(request).jurisdiction))
    },
  })

  app.post('/cuts/:id/undo', {
    config: { access: 'cut' },
    schema: {
      operationId: 'undoCutOrder',
      tags: ['cuts'],
      summary: '解除阻断（解除禁止推流） Undo: lift the ban',
      params: idParams,
      body: reasonInput,
      response: { 200: cutOrder, ...PROBLEMS },
    },
    handler: async (request) => {
      const { who, role } = callerOf(request)
      const mayUndoOthers = mayDo(role, 'undo-others')
      const command = { cutOrderId: request.params.id, who, why: request.body.reason }
      const undone = orRefuse(await placed(deps, request).cuts.undo({ ...command, mayUndoOthers }))
      await enqueue(undone.jobs)
      return presentCut(undone.order, callerOf(request).jurisdiction)
    },
  })
}

/** The order, the second person, the way back. */
export function cutRoutes(app: ZodApp, deps: Needs): void {
  orderRoutes(app, deps)
  answerRoutes(app, deps)
  afterwards(app, deps)
}
