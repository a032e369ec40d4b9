import { cutInput, cutOrder } from '../../../contracts/cut.ts'
import { dismissed } from '../../../contracts/handling.ts'
import { idParams } from '../../../contracts/primitives.ts'
import { confirmInput, dismissInput, reasonInput, violation } from '../../../contracts/violation.ts'
import type { Result } from '../../../core/fault.ts'
import type { Violation } from '../../../core/violations/violation.ts'
import { callerOf } from '../access.ts'
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
  readonly run: (command: Command) => Promise<Result<Violation>>
}

const verbsOf = ({ violations }: HttpDependencies): readonly Verb[] => [
  {
    verb: 'close',
    operationId: 'closeViolation',
    summary: '结案归档 Close',
    run: violations.close,
  },
  {
    verb: 'refer',
    operationId: 'referViolation',
    summary: '移送 Refer to another authority',
    run: violations.refer,
  },
]

/** A person's word on whether it is one, kept to learn from. */
export function reviewRoutes(app: ZodApp, { violations }: HttpDependencies): void {
  const shown = async (id: string) =>
    presentViolation(orNotFound(await violations.find(id), '该线索', 'violation'))

  app.post('/violations/:id/confirm', {
    config: { access: 'operator' },
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
      orRefuse(await violations.confirm(command))
      return await shown(id)
    },
  })

  app.post('/violations/:id/dismiss', {
    config: { access: 'operator' },
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
      orRefuse(await violations.dismiss(command))
      const followed = await violations.followed(id)
      return { ...(await shown(id)), followed: followed.map((one) => ({ ...one })) }
    },
  })
}

/** What else people decide about a violation; every one takes a reason. */
export function violationCommandRoutes(app: ZodApp, deps: HttpDependencies): void {
  for (const { verb, operationId, summary, run } of verbsOf(deps)) {
    app.post(`/violations/:id/${verb}`, {
      config: { access: 'operator' },
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
        orRefuse(await run(command))
        return presentViolation(orNotFound(await deps.violations.find(id), '该线索', 'violation'))
      },
    })
  }

  app.post('/violations/:id/cut', {
    config: { access: 'operator' },
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
      const placed = orRefuse(
        await deps.cuts.order({
          violationId: request.params.id,
          who: callerOf(request).who,
          why: reason,
          ban,
          until: until === null ? null : instantIn(until, 'until'),
          dryRun,
          expectedSessionId,
        }),
      )
      await deps.enqueue(placed.jobs)
      return reply.code(dryRun ? 200 : 201).send(presentCut(placed.order))
    },
  })
}
