import {
  appealDecisionInput,
  appealInput,
  cardOfCase,
  graveInput,
} from '../../../contracts/letters/card.ts'
import { institutionRecord } from '../../../contracts/letters/institution-record.ts'
import { cardNoticeInput, letter } from '../../../contracts/letters/letter.ts'
import { idParams } from '../../../contracts/primitives.ts'
import { callerOf, placed } from '../access.ts'
import type { HttpDependencies } from '../dependencies.ts'
import { orNotFound, orRefuse } from '../fault-reply.ts'
import { instantIn, PROBLEMS, type ZodApp } from '../routes/route-kit.ts'
import { presentInstitutionRecord } from './present-institution-record.ts'
import { presentCardOfCase, presentLetter } from './present-letter.ts'

const TAGS = ['cards']

/** 申诉: handed in, then decided by somebody else than whoever confirmed the case. */
function appealRoutes(app: ZodApp, deps: HttpDependencies): void {
  app.post('/violations/:id/card/appeals', {
    config: { access: 'decide' },
    schema: {
      operationId: 'fileCardAppeal',
      tags: TAGS,
      summary: '登记申诉 Enter an appeal against the card',
      params: idParams,
      body: appealInput,
      response: { 201: cardOfCase, ...PROBLEMS },
    },
    handler: async (request, reply) => {
      const { reason, appellant, filedAt } = request.body
      const { who } = callerOf(request)
      const at = instantIn(filedAt, 'filedAt')
      const command = { violationId: request.params.id, who, why: reason, appellant, filedAt: at }
      return reply
        .code(201)
        .send(presentCardOfCase(orRefuse(await placed(deps, request).cards.appeal(command))))
    },
  })

  app.post('/violations/:id/card/appeals/decide', {
    config: { access: 'decide' },
    schema: {
      operationId: 'decideCardAppeal',
      tags: TAGS,
      summary: '决定申诉 Decide the appeal that is pending',
      params: idParams,
      body: appealDecisionInput,
      response: { 200: cardOfCase, ...PROBLEMS },
    },
    handler: async (request) => {
      const { reason, state } = request.body
      const { who } = callerOf(request)
      const command = { violationId: request.params.id, who, why: reason, state }
      return presentCardOfCase(orRefuse(await placed(deps, request).cards.settle(command)))
    },
  })
}

function recordRoute(app: ZodApp, deps: HttpDependencies): void {
  app.get('/institutions/:id/record', {
    config: { access: 'read' },
    schema: {
      operationId: 'getInstitutionRecord',
      tags: TAGS,
      summary: '机构的既往线索、红黄牌与申诉 What is on record of an institution',
      params: idParams,
      response: { 200: institutionRecord, ...PROBLEMS },
    },
    handler: async (request) => {
      const { cards } = placed(deps, request)
      const found = await cards.record(request.params.id)
      return presentInstitutionRecord(orNotFound(found, '该机构', 'institution'))
    },
  })
}

/** The card of a case: its notice, the appeal against it, and what makes it red at once. */
export function cardRoutes(app: ZodApp, deps: HttpDependencies): void {
  appealRoutes(app, deps)
  recordRoute(app, deps)
  app.get('/violations/:id/card', {
    config: { access: 'read' },
    schema: {
      operationId: 'getCardOfViolation',
      tags: TAGS,
      summary: '该线索带来的红黄牌 The card that a case brought',
      params: idParams,
      response: { 200: cardOfCase, ...PROBLEMS },
    },
    handler: async (request) =>
      presentCardOfCase(
        orNotFound(
          await placed(deps, request).cards.ofCase(request.params.id),
          '该线索',
          'violation',
        ),
      ),
  })

  app.post('/violations/:id/card/notice', {
    config: { access: 'decide' },
    schema: {
      operationId: 'issueCardNotice',
      tags: TAGS,
      summary: '红黄牌通知书 Tell the institution of its card',
      params: idParams,
      body: cardNoticeInput,
      response: { 200: letter, 201: letter, ...PROBLEMS },
    },
    handler: async (request, reply) => {
      const { reason, ...rest } = request.body
      const about = { violationId: request.params.id, who: callerOf(request).who, why: reason }
      const issued = orRefuse(
        await placed(deps, request).letters.issueCardNotice({ ...rest, ...about }),
      )
      return reply.code(rest.preview ? 200 : 201).send(presentLetter(issued))
    },
  })

  app.post('/violations/:id/card/grave', {
    config: { access: 'decide' },
    schema: {
      operationId: 'markGraveCase',
      tags: TAGS,
      summary: '标记或取消“情形极为严重” Mark the case as grave, or take that back',
      params: idParams,
      body: graveInput,
      response: { 200: cardOfCase, ...PROBLEMS },
    },
    handler: async (request) => {
      const { reason, grave } = request.body
      const { who } = callerOf(request)
      const command = { violationId: request.params.id, who, why: reason, grave }
      return presentCardOfCase(orRefuse(await placed(deps, request).cards.setGrave(command)))
    },
  })
}
