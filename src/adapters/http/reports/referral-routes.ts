import { idParams } from '../../../contracts/primitives.ts'
import {
  listedReport,
  referralInput,
  referralNeeds,
  referralQuery,
} from '../../../contracts/reports/report.ts'
import { callerOf, placed } from '../access.ts'
import type { Placed } from '../dependencies.ts'
import { orRefuse } from '../fault-reply.ts'
import { PROBLEMS, type ZodApp } from '../routes/route-kit.ts'
import { presentListed, presentNeeds } from './present-report.ts'

const TAGS = ['reports']

/** 移送函 by department. */
export function referralRoutes(app: ZodApp, deps: Placed<'reports'>): void {
  app.get('/violations/:id/referral-needs', {
    config: { access: 'read' },
    schema: {
      operationId: 'getReferralNeeds',
      tags: TAGS,
      summary: '移送某部门必附的材料，哪些已有 What a referral to a department has to enclose',
      params: idParams,
      querystring: referralQuery,
      response: { 200: referralNeeds, ...PROBLEMS },
    },
    handler: async (request) => {
      const { department } = request.query
      const wanted = { violationId: request.params.id, department }
      return presentNeeds(
        department,
        orRefuse(await placed(deps, request).reports.referralNeeds(wanted)),
      )
    },
  })

  app.post('/violations/:id/referrals', {
    config: { access: 'decide' },
    schema: {
      operationId: 'makeReferral',
      tags: TAGS,
      summary: '移送函：材料不齐则不发，并指出缺哪些 Refer it; refused with what is missing',
      description:
        'The letter alone: `POST /violations/{id}/refer` is what says that the lead was referred.',
      params: idParams,
      body: referralInput,
      response: { 200: listedReport, 201: listedReport, ...PROBLEMS },
    },
    handler: async (request, reply) => {
      const { reason, ...rest } = request.body
      const command = {
        ...rest,
        violationId: request.params.id,
        who: callerOf(request).who,
        why: reason,
      }
      const made = orRefuse(await placed(deps, request).reports.refer(command))
      return reply
        .code(rest.preview ? 200 : 201)
        .send(presentListed({ report: made, overdue: false }))
    },
  })
}
