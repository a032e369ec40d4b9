import type { FastifyRequest } from 'fastify'
import type { Rehearser } from '../../../../app/rehearsal/rehearsal-desk.ts'
import { rehearsalStart, rehearsalState } from '../../../../contracts/rehearsal/rehearsal.ts'
import { mayDo } from '../../../../core/access/rights.ts'
import { callerOf } from '../../access.ts'
import type { HttpDependencies } from '../../dependencies.ts'
import { orRefuse, refuse } from '../../fault-reply.ts'
import { PROBLEMS, type ZodApp } from '../route-kit.ts'
import { presentRehearsal } from './present-rehearsal.ts'

const TAGS = ['rehearsals']

export function rehearserOf(request: FastifyRequest): Rehearser {
  const { name, regions, jurisdiction, role } = callerOf(request)
  return { name, regions, jurisdiction, leads: mayDo(role, 'rehearse') }
}

/** A rehearsal's own program cannot hold another. */
export const deskOf = ({ rehearsals }: HttpDependencies) =>
  rehearsals ??
  refuse(
    'wrong-state',
    '此程序本身就是演练，不能再举行一场；请在正式程序（xuncha serve）中开始。This program is a rehearsal itself and holds no other; begin one in the real program (xuncha serve).',
  )

/** Rehearsals: begun and ended by who leads them, with a sheet for everybody who took part. */
export function rehearsalRoutes(app: ZodApp, deps: HttpDependencies): void {
  const stateFor = async (request: FastifyRequest) => {
    const desk = deskOf(deps)
    const who = rehearserOf(request)
    const { state, current } = await desk.view(who)
    return {
      state,
      current: current === null ? null : presentRehearsal({ ...current, sheets: [] }),
      results: (await desk.results(who)).map(presentRehearsal),
    }
  }

  app.get('/rehearsals', {
    config: { access: 'read' },
    schema: {
      operationId: 'getRehearsals',
      tags: TAGS,
      summary: '演练与成绩 Rehearsals and their result sheets',
      response: { 200: rehearsalState, ...PROBLEMS },
    },
    handler: stateFor,
  })

  app.post('/rehearsals', {
    config: { access: 'rehearse' },
    schema: {
      operationId: 'startRehearsal',
      tags: TAGS,
      summary: '开始演练，到时自行结束 Begin a rehearsal, which ends by itself',
      body: rehearsalStart,
      response: { 200: rehearsalState, ...PROBLEMS },
    },
    handler: async (request) => {
      orRefuse(await deskOf(deps).start(rehearserOf(request), request.body.minutes))
      return stateFor(request)
    },
  })

  app.post('/rehearsals/stop', {
    config: { access: 'rehearse' },
    schema: {
      operationId: 'stopRehearsal',
      tags: TAGS,
      summary: '结束演练 End it',
      response: { 200: rehearsalState, ...PROBLEMS },
    },
    handler: async (request) => {
      orRefuse(await deskOf(deps).stop(rehearserOf(request)))
      return stateFor(request)
    },
  })
}
