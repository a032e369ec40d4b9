import type { TakenBack } from '../../../../app/handling/take-back.ts'
import type { Caller } from '../../../../app/queries/who-asks.ts'
import { assignInput, claimInput, takenBack } from '../../../../contracts/handling.ts'
import { idParams } from '../../../../contracts/primitives.ts'
import { reasonInput, violation } from '../../../../contracts/violation.ts'
import { callerOf } from '../../access.ts'
import type { HttpDependencies } from '../../dependencies.ts'
import { orNotFound, orRefuse } from '../../fault-reply.ts'
import { presentViolation } from '../../present/violation.ts'
import { PROBLEMS, type ZodApp } from '../route-kit.ts'

/** May take back, and release, what another did. */
const mayOverrule = ({ role }: Caller): boolean => role === 'administrator'

const TAGS = ['violations']
const CHANGED = { 200: violation, ...PROBLEMS }

/** Who works on a violation. */
export function claimRoutes(app: ZodApp, deps: Pick<HttpDependencies, 'violations'>): void {
  const { violations } = deps
  const shown = async (id: string) =>
    presentViolation(orNotFound(await violations.find(id), '该线索', 'violation'))

  app.post('/violations/:id/claim', {
    config: { access: 'operator' },
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
      orRefuse(await violations.claim({ violationId: id, who, why, takeOver }))
      return await shown(id)
    },
  })

  app.post('/violations/:id/release', {
    config: { access: 'operator' },
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
      orRefuse(await violations.release({ ...said, mayOverrule: mayOverrule(caller) }))
      return await shown(id)
    },
  })

  app.post('/violations/:id/assign', {
    config: { access: 'operator' },
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
      orRefuse(await violations.assign({ violationId: id, who, why, assignee }))
      return await shown(id)
    },
  })

  takeBackRoutes(app, deps)
}

/** Going back on a decision. */
function takeBackRoutes(app: ZodApp, { violations }: Pick<HttpDependencies, 'violations'>): void {
  const shown = async ({ violation: { id }, followed }: TakenBack) => ({
    violation: presentViolation(orNotFound(await violations.find(id), '该线索', 'violation')),
    followed: followed.map((one) => ({ ...one })),
  })

  app.post('/violations/:id/confirm/undo', {
    config: { access: 'operator' },
    schema: {
      operationId: 'undoConfirmation',
      tags: TAGS,
      summary: '撤销认定 Take a confirmation back',
      description:
        '十分钟内，由认定人或管理员；此后见 reopen Within ten minutes, by who confirmed or an administrator; later see reopen.',
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
        orRefuse(await violations.takeBack({ ...said, mayOverrule: mayOverrule(caller) })),
      )
    },
  })

  app.post('/violations/:id/reopen', {
    config: { access: 'operator' },
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
        orRefuse(
          await violations.reopen({
            violationId: request.params.id,
            who: callerOf(request).who,
            why: request.body.reason,
            mayOverrule: mayOverrule(callerOf(request)),
          }),
        ),
      ),
  })
}
