import { z } from 'zod'
import {
  changedShiftInput,
  duty as dutyShape,
  dutyShift,
  handOverInput,
  shiftInput,
} from '../../../../contracts/alerts/duty.ts'
import { idParams } from '../../../../contracts/primitives.ts'
import { reasonInput } from '../../../../contracts/violation.ts'
import { callerOf, placed } from '../../access.ts'
import type { Placed } from '../../dependencies.ts'
import { orRefuse } from '../../fault-reply.ts'
import { presentDuty, presentShift } from '../../present/alerts/channel.ts'
import { instantIn, PROBLEMS, type ZodApp } from '../route-kit.ts'

type Said = {
  readonly from: string
  readonly to: string
  readonly steps: readonly {
    readonly person: string
    readonly channelIds: readonly string[]
    readonly afterMinutes: number
  }[]
}

const draftOf = ({ from, to, steps }: Said) => ({
  from: instantIn(from, 'from'),
  to: instantIn(to, 'to'),
  steps,
})

/** 值班表: who is told, in which order, when nobody acknowledges. */
export function dutyRoutes(app: ZodApp, deps: Placed<'duty'>): void {
  app.get('/duty', {
    config: { access: 'read' },
    schema: {
      operationId: 'getDuty',
      tags: ['channels'],
      summary: '值班表与上一班的交接 The duty roster, and what the last shift left word of',
      response: { 200: dutyShape, ...PROBLEMS },
    },
    handler: async (request) => presentDuty(await placed(deps, request).duty.now()),
  })

  app.post('/duty', {
    config: { access: 'duty' },
    schema: {
      operationId: 'createShift',
      tags: ['channels'],
      summary: '排一个班次 Add a shift',
      body: shiftInput,
      response: { 201: dutyShift, ...PROBLEMS },
    },
    handler: async (request, reply) => {
      const { who } = callerOf(request)
      const { reason: why, ...said } = request.body
      const made = orRefuse(
        await placed(deps, request).duty.create({ draft: draftOf(said), who, why }),
      )
      return reply.code(201).send(presentShift(made))
    },
  })

  app.put('/duty/:id', {
    config: { access: 'duty' },
    schema: {
      operationId: 'changeShift',
      tags: ['channels'],
      summary: '修改班次 Change a shift',
      params: idParams,
      body: changedShiftInput,
      response: { 200: dutyShift, ...PROBLEMS },
    },
    handler: async (request) => {
      const { who } = callerOf(request)
      const { reason: why, version, ...said } = request.body
      const { id } = request.params
      return presentShift(
        orRefuse(
          await placed(deps, request).duty.change({ id, version, draft: draftOf(said), who, why }),
        ),
      )
    },
  })

  shiftActRoutes(app, deps)
}

function shiftActRoutes(app: ZodApp, deps: Placed<'duty'>): void {
  app.delete('/duty/:id', {
    config: { access: 'duty' },
    schema: {
      operationId: 'removeShift',
      tags: ['channels'],
      summary: '删除班次 Remove a shift',
      params: idParams,
      body: reasonInput,
      response: { 204: z.null(), ...PROBLEMS },
    },
    handler: async (request, reply) => {
      const { who } = callerOf(request)
      const { id } = request.params
      orRefuse(await placed(deps, request).duty.remove({ id, who, why: request.body.reason }))
      return reply.code(204).send(null)
    },
  })

  app.post('/duty/:id/hand-over', {
    config: { access: 'hand-over' },
    schema: {
      operationId: 'handOverShift',
      tags: ['channels'],
      summary: '交接：留给下一班的话 What this shift leaves word of for the next',
      params: idParams,
      body: handOverInput,
      response: { 200: dutyShift, ...PROBLEMS },
    },
    handler: async (request) => {
      const { who } = callerOf(request)
      const { note, reason: why } = request.body
      const { id } = request.params
      return presentShift(
        orRefuse(await placed(deps, request).duty.handOver({ id, note, who, why })),
      )
    },
  })
}
