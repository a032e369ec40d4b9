import { idParams } from '../../../../contracts/primitives.ts'
import {
  legalHold,
  legalHoldInput,
  legalHoldList,
  type WireLegalHold,
} from '../../../../contracts/upkeep/legal-hold.ts'
import { reasonInput } from '../../../../contracts/violation.ts'
import type { LegalHold } from '../../../../core/retention/legal-hold.ts'
import { formatInstant } from '../../../../core/time/instant.ts'
import { callerOf, placed } from '../../access.ts'
import type { Placed } from '../../dependencies.ts'
import { orRefuse } from '../../fault-reply.ts'
import { PROBLEMS, type ZodApp } from '../route-kit.ts'

const present = ({ at, liftedAt, ...hold }: LegalHold): WireLegalHold => ({
  ...hold,
  at: formatInstant(at),
  liftedAt: liftedAt === null ? null : formatInstant(liftedAt),
})

/** Orders that nothing of a violation or room is deleted: any officer may give one, an administrator lifts it. */
export function legalHoldRoutes(app: ZodApp, deps: Placed<'holds'>): void {
  app.get('/legal-holds', {
    config: { access: 'read' },
    schema: {
      operationId: 'listLegalHolds',
      tags: ['violations'],
      summary: '证据保全，含已解除的 Legal holds, lifted ones too, newest first',
      response: { 200: legalHoldList, ...PROBLEMS },
    },
    handler: async (request) => ({
      items: (await placed(deps, request).holds.list()).map(present),
      nextCursor: null,
    }),
  })

  app.post('/legal-holds', {
    config: { access: 'decide' },
    schema: {
      operationId: 'placeLegalHold',
      tags: ['violations'],
      summary:
        '保全一条线索或一个直播间，到期也不删除 Keep all of a violation or room from being deleted',
      body: legalHoldInput,
      response: { 201: legalHold, ...PROBLEMS },
    },
    handler: async (request, reply) => {
      const { kind, subjectId, reason } = request.body
      const { who } = callerOf(request)
      return reply
        .code(201)
        .send(
          present(
            orRefuse(
              await placed(deps, request).holds.place({ kind, subjectId, who, why: reason }),
            ),
          ),
        )
    },
  })

  app.post('/legal-holds/:id/lift', {
    config: { access: 'lift-holds' },
    schema: {
      operationId: 'liftLegalHold',
      tags: ['violations'],
      summary: '解除保全 Lift a hold',
      params: idParams,
      body: reasonInput,
      response: { 200: legalHold, ...PROBLEMS },
    },
    handler: async (request) => {
      const { who } = callerOf(request)
      const { id } = request.params
      return present(
        orRefuse(await placed(deps, request).holds.lift({ id, who, why: request.body.reason })),
      )
    },
  })
}
