import { caseFactInput, caseTimes, factParams } from '../../../contracts/deadlines/case-times.ts'
import { idParams } from '../../../contracts/primitives.ts'
import { reasonInput } from '../../../contracts/violation.ts'
import { callerOf, placed } from '../access.ts'
import type { Placed } from '../dependencies.ts'
import { orNotFound, orRefuse } from '../fault-reply.ts'
import { instantIn, PROBLEMS, type ZodApp } from '../routes/route-kit.ts'
import { presentCaseTimes } from './present-case-times.ts'

const TAGS = ['violations']
const ANSWER = { response: { 200: caseTimes, ...PROBLEMS } }

/** The time limits of a lead, and what people enter of it that begins and ends them. */
export function caseTimeRoutes(app: ZodApp, deps: Placed<'violations'>): void {
  app.get('/violations/:id/deadlines', {
    config: { access: 'read' },
    schema: {
      operationId: 'getCaseTimes',
      tags: TAGS,
      summary: '办理期限与办理事实 Its time limits, and what was done in the case',
      description:
        'Working days are those of the arrangement of holidays; where that is not known yet, no day is named (`unknown`).',
      params: idParams,
      ...ANSWER,
    },
    handler: async (request) => {
      const asked = { violationId: request.params.id, who: callerOf(request).who }
      const { violations } = placed(deps, request)
      return presentCaseTimes(orNotFound(await violations.times(asked), '该线索', 'violation'))
    },
  })

  app.post('/violations/:id/facts', {
    config: { access: 'decide' },
    schema: {
      operationId: 'enterCaseFact',
      tags: TAGS,
      summary: '登记办理事实（告知书送达、收到陈述申辩、审核等） Enter what was done in the case',
      description:
        'Notices, decisions on a penalty and transfers to the police are refused before legal and technical review were entered (article 41).',
      params: idParams,
      body: caseFactInput,
      ...ANSWER,
    },
    handler: async (request) => {
      const { reason, at, kind, paper } = request.body
      const said = { who: callerOf(request).who, why: reason, kind, paper }
      const command = { ...said, violationId: request.params.id, at: instantIn(at, 'at') }
      return presentCaseTimes(orRefuse(await placed(deps, request).violations.enterFact(command)))
    },
  })

  app.post('/violations/:id/facts/:factId/undo', {
    config: { access: 'decide' },
    schema: {
      operationId: 'undoCaseFact',
      tags: TAGS,
      summary: '撤销登记有误的办理事实 Undo what was entered wrongly',
      params: factParams,
      body: reasonInput,
      ...ANSWER,
    },
    handler: async (request) => {
      const { id, factId } = request.params
      const { violations } = placed(deps, request)
      const said = { who: callerOf(request).who, why: request.body.reason }
      return presentCaseTimes(
        orRefuse(await violations.undoFact({ ...said, violationId: id, factId })),
      )
    },
  })
}
