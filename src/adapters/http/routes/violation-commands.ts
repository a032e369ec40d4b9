import type { FastifyRequest } from 'fastify'
import type { PlacedUseCases } from '../../../app/bind-use-cases.ts'
import { cutInput, cutOrder } from '../../../contracts/cut.ts'
import { dismissed } from '../../../contracts/handling.ts'
import { idParams } from '../../../contracts/primitives.ts'
import { confirmInput, dismissInput, reasonInput, violation } from '../../../contracts/violation.ts'
import type { Result } from '../../../core/fault.ts'
import type { Violation } from '../../../core/violations/violation.ts'
import { callerOf, placed } from '../access.ts'
import type { HttpDependencies } from '../dependencies.ts'
import { orNotFound, orRefuse } from '../fault-reply.ts'
import { presentCut } from '../present/cuts/cut.ts'
import { presentViolation } from '../present/violation.ts'
import { instantIn, PROBLEMS, type ZodApp } from './route-kit.ts'

type Command = { readonly violationId: string; readonly who: string; readonly why: string }

type Verb = {
  readonly verb: 'close' | 'refer'
  readonly operationId: string
  readonly summary: string
  readonly run: (
    violations: PlacedUseCases['violations'],
    command: Command,
  ) => Promise<Result<Violation>>
}

const VERBS: readonly Verb[] = [
  {
    verb: 'close',
    operationId: 'closeViolation',
    summary: '结案归档 Close',
    run: (violations, command) => violations.close(command),
  },
  {
    verb: 'refer',
    operationId: 'referViolation',
    summary: '移送 Refer to another authority',
    run: (violations, command) => violations.refer(command),
  },
]

/** A person's word on whether it is one, kept to learn from. */
export function reviewRoutes(app: ZodApp, deps: HttpDependencies): void {
  const shown = async (request: FastifyRequest, id: string) =>
    presentViolation(
      orNotFound(await placed(deps, request).violations.find(id), '该线索', 'violation'),
    )

  app.post('/violations/:id/confirm', {
    config: { access: 'decide' },
    schema: {
      operationId: 'confirmViolation',
      tags: ['violations'],
      summary: '认定属实 Confirm',
      params: idParams,
      body: confirmInput,
      response: { 200: violation, ...PROBLEMS },
    },
    handler: async (request) => {
      const { id } = request.params
      const { reason, subject = null, stage = null } = request.body
      const correction = { subject, stage }
      const command = { violationId: id, who: callerOf(request).who, why: reason, correction }
      orRefuse(await placed(deps, request).violations.confirm(command))
      return await shown(request, id)
    },
  })

  app.post('/violations/:id/dismiss', {
    config: { access: 'decide' },
    schema: {
      operationId: 'dismissViolation',
      tags: ['violations'],
      summary: '排除（不属实） Dismiss',
      description:
        '待批准的阻断随之撤回；已下达的阻断不会自行撤销，见 followed A cut that waits for approval is withdrawn with it; one that was ordered stands until it is undone, see followed.',
      params: idParams,
      body: dismissInput,
      response: { 200: dismissed, ...PROBLEMS },
    },
    handler: async (request) => {
      const { id } = request.params
      const { reason, subject = null, stage = null, dismissReason = null } = request.body
      const correction = { subject, stage, reason: dismissReason }
      const command = { violationId: id, who: callerOf(request).who, why: reason, correction }
      const { violations } = placed(deps, request)
      orRefuse(await violations.dismiss(command))
      const followed = await violations.followed(id)
      return { ...(await shown(request, id)), followed: followed.map((one) => ({ ...one })) }
    },
  })
}

/** What else people decide about a violation; every one takes a reason. */
export function violationCommandRoutes(app: ZodApp, deps: HttpDependencies): void {
  for (const { verb, operationId, summary, run } of VERBS) {
    app.post(`/violations/:id/${verb}`, {
      config: { access: 'decide' },
      schema: {
        operationId,
        tags: ['violations'],
        summary,
        params: idParams,
        body: reasonInput,
        response: { 200: violation, ...PROBLEMS },
      },
      handler: async (request) => {
        const { id } = request.params
        const command = { violationId: id, who: callerOf(request).who, why: request.body.reason }
        const { violations } = placed(deps, request)
        orRefuse(await run(violations, command))
        return presentViolation(orNotFound(await violations.find(id), '该线索', 'violation'))
      },
    })
  }

  app.post('/violations/:id/cut', {
    config: { access: 'cut' },
    schema: {
      operationId: 'orderCut',
      tags: ['cuts'],
      summary: '下达阻断令 Order the stream to be cut',
      description: 'The order is not the cut: follow its state, of which only `verified` is proof.',
      params: idParams,
      body: cutInput,
      response: { 200: cutOrder, 201: cutOrder, ...PROBLEMS },
    },
    handler: async (request, reply) => {
      const { reason, ban, until, dryRun, expectedSessionId } = request.body
      const given = orRefuse(
        await placed(deps, request).cuts.order({
          violationId: request.params.id,
          who: callerOf(request).who,
          why: reason,
          ban,
          until: until === null ? null : instantIn(until, 'until'),
          dryRun,
          expectedSessionId,
        }),
      )
      await deps.enqueue(given.jobs)
      return reply
        .code(dryRun ? 200 : 201)
        .send(presentCut(given.order, callerOf(request).jurisdiction))
    },
  })
}
