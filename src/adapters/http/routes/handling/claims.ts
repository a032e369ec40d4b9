import type { FastifyRequest } from 'fastify'
import type { TakenBack } from '../../../../app/handling/take-back.ts'
import type { Caller } from '../../../../app/queries/who-asks.ts'
import { assignInput, claimInput, takenBack } from '../../../../contracts/handling.ts'
import { idParams } from '../../../../contracts/primitives.ts'
import { reasonInput, violation } from '../../../../contracts/violation.ts'
import { mayDo } from '../../../../core/access/rights.ts'
import { callerOf, placed } from '../../access.ts'
import type { Placed } from '../../dependencies.ts'
import { orNotFound, orRefuse } from '../../fault-reply.ts'
import { presentViolation } from '../../present/violation.ts'
import { PROBLEMS, type ZodApp } from '../route-kit.ts'

/** May take back, and release, what another did. */
const mayOverrule = ({ role }: Caller): boolean => mayDo(role, 'undo-others')

const TAGS = ['violations']
const CHANGED = { 200: violation, ...PROBLEMS }

/** Who works on a violation. */
export function claimRoutes(app: ZodApp, deps: Placed<'violations'>): void {
  const violationsOf = (request: FastifyRequest) => placed(deps, request).violations
  const shown = async (request: FastifyRequest, id: string) =>
    presentViolation(orNotFound(await violationsOf(request).find(id), '该线索', 'violation'))

  app.post('/violations/:id/claim', {
    config: { access: 'decide' },
    schema: {
      operationId: 'claimViolation',
      tags: TAGS,
      summary: '认领或续期 Claim, or go on holding',
      description:
        '认领十分钟后到期，认领人再次认领即续期 A claim lapses after ten minutes; its holder claims again to keep it.',
      params: idParams,
      body: claimInput,
      response: CHANGED,
    },
    handler: async (request) => {
      const { id } = request.params
      const { reason: why, takeOver } = request.body
      const { who } = callerOf(request)
      orRefuse(await violationsOf(request).claim({ violationId: id, who, why, takeOver }))
      return await shown(request, id)
    },
  })

  app.post('/violations/:id/release', {
    config: { access: 'decide' },
    schema: {
      operationId: 'releaseViolation',
      tags: TAGS,
      summary: '释放认领 Release',
      params: idParams,
      body: reasonInput,
      response: CHANGED,
    },
    handler: async (request) => {
      const { id } = request.params
      const caller = callerOf(request)
      const said = { violationId: id, who: caller.who, why: request.body.reason }
      orRefuse(await violationsOf(request).release({ ...said, mayOverrule: mayOverrule(caller) }))
      return await shown(request, id)
    },
  })

  app.post('/violations/:id/assign', {
    config: { access: 'decide' },
    schema: {
      operationId: 'assignViolation',
      tags: TAGS,
      summary: '指派 Assign',
      params: idParams,
      body: assignInput,
      response: CHANGED,
    },
    handler: async (request) => {
      const { id } = request.params
      const { reason: why, assignee } = request.body
      const { who } = callerOf(request)
      orRefuse(await violationsOf(request).assign({ violationId: id, who, why, assignee }))
      return await shown(request, id)
    },
  })

  takeBackRoutes(app, deps)
}

/** Going back on a decision. */
function takeBackRoutes(app: ZodApp, deps: Placed<'violations'>): void {
  const violationsOf = (request: FastifyRequest) => placed(deps, request).violations
  const shown = async (request: FastifyRequest, { violation: { id }, followed }: TakenBack) => ({
    violation: presentViolation(
      orNotFound(await violationsOf(request).find(id), '该线索', 'violation'),
    ),
    followed: followed.map((one) => ({ ...one })),
  })

  app.post('/violations/:id/confirm/undo', {
    config: { access: 'decide' },
    schema: {
      operationId: 'undoConfirmation',
      tags: TAGS,
      summary: '撤销认定 Take a confirmation back',
      description:
        '十分钟内，由认定人或执法主管以上；此后见 reopen Within ten minutes, by who confirmed or an officer or above; later see reopen.',
      params: idParams,
      body: reasonInput,
      response: { 200: takenBack, ...PROBLEMS },
    },
    handler: async (request) => {
      const caller = callerOf(request)
      const said = {
        violationId: request.params.id,
        who: caller.who,
        why: request.body.reason,
      }
      return await shown(
        request,
        orRefuse(
          await violationsOf(request).takeBack({ ...said, mayOverrule: mayOverrule(caller) }),
        ),
      )
    },
  })

  app.post('/violations/:id/reopen', {
    config: { access: 'decide' },
    schema: {
      operationId: 'reopenViolation',
      tags: TAGS,
      summary: '重新打开 Reopen',
      description:
        '决定作出十分钟内，仅限决定人或管理员，且所发公函均已撤回；此后任何办案人员均可 Within ten minutes of the decision, by who made it or an administrator, once its letters are withdrawn; later by any operator.',
      params: idParams,
      body: reasonInput,
      response: { 200: takenBack, ...PROBLEMS },
    },
    handler: async (request) =>
      await shown(
        request,
        orRefuse(
          await violationsOf(request).reopen({
            violationId: request.params.id,
            who: callerOf(request).who,
            why: request.body.reason,
            mayOverrule: mayOverrule(callerOf(request)),
          }),
        ),
      ),
  })
}
