import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { cutOrder } from '../../../../contracts/cut.ts'
import {
  automaticCut,
  cutPower,
  fuseParams,
  remedyInput,
  shadowReport,
  sinceQuery,
  stopInput,
  wrongInput,
} from '../../../../contracts/cuts/cut-power.ts'
import { listOf } from '../../../../contracts/list.ts'
import { idParams } from '../../../../contracts/primitives.ts'
import { reasonInput } from '../../../../contracts/violation.ts'
import { hours } from '../../../../core/time/duration.ts'
import { type Instant, minus } from '../../../../core/time/instant.ts'
import { callerOf, placed } from '../../access.ts'
import type { HttpDependencies, Placed } from '../../dependencies.ts'
import { orRefuse } from '../../fault-reply.ts'
import { presentCut } from '../../present/cuts/cut.ts'
import { presentAutomatic, presentPower, presentShadow } from '../../present/cuts/power.ts'
import { instantIn, PROBLEMS, type ZodApp } from '../route-kit.ts'

const REPORTED = hours(24 * 90)

/** Said where nobody gave a reason: the record of it is never empty. */
const NO_REASON = '值班人员叫停（未写理由）。Stopped by a person, no reason given.'

type Needs = Placed<'cuts'> & Pick<HttpDependencies, 'clock' | 'enqueue'>

const sinceOf = ({ since }: { readonly since?: string | undefined }, now: Instant): Instant =>
  since === undefined ? minus(now, REPORTED) : instantIn(since, 'since')

/** What waits, what counts down, what has blown; and the way to say no to each. */
function standingRoutes(app: ZodApp, deps: Needs): void {
  const cutsOf = (request: FastifyRequest) => placed(deps, request).cuts
  const { clock } = deps
  app.get('/cuts/power', {
    config: { access: 'read' },
    schema: {
      operationId: 'getCutPower',
      tags: ['cuts'],
      summary: '待批准、倒计时、保险丝 What waits, counts down, has blown',
      response: { 200: cutPower, ...PROBLEMS },
    },
    handler: async (request) =>
      presentPower(await cutsOf(request).power(), callerOf(request).jurisdiction),
  })

  app.post('/violations/:id/automatic-cut/stop', {
    config: { access: 'cut' },
    schema: {
      operationId: 'stopAutomaticCut',
      tags: ['cuts'],
      summary: '叫停自动阻断 Stop the countdown of an automatic cut',
      params: idParams,
      body: stopInput,
      response: { 200: automaticCut, ...PROBLEMS },
    },
    handler: async (request) => {
      const { who } = callerOf(request)
      const why = request.body.reason === '' ? NO_REASON : request.body.reason
      const stopped = await cutsOf(request).stopAutomatic({
        violationId: request.params.id,
        who,
        why,
      })
      return presentAutomatic(orRefuse(stopped), clock.now())
    },
  })

  app.post('/cuts/fuses/:id/reset', {
    config: { access: 'fuses' },
    schema: {
      operationId: 'resetCutFuse',
      tags: ['cuts'],
      summary: '复位保险丝（须登录的人） Put a fuse back; a person who is signed in, no program',
      params: fuseParams,
      body: reasonInput,
      response: { 200: z.object({ blown: cutPower.shape.blown }), ...PROBLEMS },
    },
    handler: async (request) => {
      const { who, jurisdiction } = callerOf(request)
      const command = { fuse: request.params.id, who, jurisdiction, why: request.body.reason }
      orRefuse(await cutsOf(request).resetFuse(command))
      return {
        blown: presentPower(await cutsOf(request).power(), callerOf(request).jurisdiction).blown,
      }
    },
  })
}

function wrongCutsRoute(app: ZodApp, deps: Needs): void {
  const cutsOf = (request: FastifyRequest) => placed(deps, request).cuts
  const { clock } = deps
  app.get('/cuts/wrong', {
    config: { access: 'read' },
    schema: {
      operationId: 'listWrongCuts',
      tags: ['cuts'],
      summary: '误断记录 Wrong cuts and how they were made good',
      querystring: sinceQuery,
      response: { 200: listOf(cutOrder), ...PROBLEMS },
    },
    handler: async (request) => {
      const orders = await cutsOf(request).wrong(sinceOf(request.query, clock.now()))
      return {
        items: orders.map((order) => presentCut(order, callerOf(request).jurisdiction)),
        nextCursor: null,
      }
    },
  })
}

/** What the machine would have done, and what it or a person did wrong. */
function reportRoutes(app: ZodApp, deps: Needs): void {
  wrongCutsRoute(app, deps)
  const cutsOf = (request: FastifyRequest) => placed(deps, request).cuts
  const { clock, enqueue } = deps
  app.get('/cuts/shadow', {
    config: { access: 'read' },
    schema: {
      operationId: 'getShadowReport',
      tags: ['cuts'],
      summary:
        '影子模式：本会自动阻断的，以及人的看法 What would have been cut, and how people saw it',
      querystring: sinceQuery,
      response: { 200: shadowReport, ...PROBLEMS },
    },
    handler: async (request) => {
      const now = clock.now()
      const since = sinceOf(request.query, now)
      return presentShadow(await cutsOf(request).shadow(since), since, now)
    },
  })

  app.post('/cuts/:id/wrong', {
    config: { access: 'cut' },
    schema: {
      operationId: 'recordWrongCut',
      tags: ['cuts'],
      summary: '记为误断 Record a wrong cut',
      params: idParams,
      body: wrongInput,
      response: { 200: cutOrder, ...PROBLEMS },
    },
    handler: async (request) => {
      const { who } = callerOf(request)
      const { reason: why, undo } = request.body
      const command = { cutOrderId: request.params.id, who, why, undo }
      const marked = orRefuse(await cutsOf(request).recordWrong(command))
      await enqueue(marked.jobs)
      return presentCut(marked.order, callerOf(request).jurisdiction)
    },
  })

  app.post('/cuts/:id/wrong/remedy', {
    config: { access: 'cut' },
    schema: {
      operationId: 'makeWrongCutGood',
      tags: ['cuts'],
      summary: '误断如何补救 How a wrong cut was made good',
      params: idParams,
      body: remedyInput,
      response: { 200: cutOrder, ...PROBLEMS },
    },
    handler: async (request) => {
      const { who } = callerOf(request)
      const command = { cutOrderId: request.params.id, who, why: request.body.how }
      return presentCut(
        orRefuse(await cutsOf(request).makeGood(command)),
        callerOf(request).jurisdiction,
      )
    },
  })
}

/** The power to cut and what keeps it: second person, fuses, automatic orders, wrong cuts. */
export function cutPowerRoutes(app: ZodApp, deps: Needs): void {
  standingRoutes(app, deps)
  reportRoutes(app, deps)
}
