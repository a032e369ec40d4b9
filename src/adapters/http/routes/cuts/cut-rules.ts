import type { FastifyRequest } from 'fastify'
import type { PlacedUseCases } from '../../../../app/bind-use-cases.ts'
import {
  cutRulesAgreement,
  cutRulesChange,
  cutRulesInput,
  cutRulesText,
  cutRulesUndoInput,
} from '../../../../contracts/cuts/cut-rules.ts'
import { scheduleChange } from '../../../../contracts/law/calendar.ts'
import { listOf, listQuery } from '../../../../contracts/list.ts'
import { callerOf, placed } from '../../access.ts'
import { pageOfHistory, pageRequest, wirePage } from '../../cursors.ts'
import type { HttpDependencies } from '../../dependencies.ts'
import { orRefuse } from '../../fault-reply.ts'
import { presentChange } from '../../present/calendar-change.ts'
import { presentCutRules, presentCutRulesChange } from '../../present/cuts/cut-rules.ts'
import { documentText } from '../calendar-import.ts'
import { PROBLEMS, type ZodApp } from '../route-kit.ts'

const TAGS = ['cuts']
const VERSIONS = 'cut-rules-versions'

const rulesWithin =
  (deps: HttpDependencies) =>
  (request: FastifyRequest): PlacedUseCases['cutRules'] =>
    placed(deps, request).cutRules

function agreementRoute(app: ZodApp, rulesOf: ReturnType<typeof rulesWithin>): void {
  app.post('/cut-rules/agree', {
    config: { access: 'cut-rules' },
    schema: {
      operationId: 'agreeToCutRules',
      tags: TAGS,
      summary: '同意放宽阻断规则 Agree to loosened rules of cutting, which hold at once then',
      description: 'By another person than who loosened them.',
      body: cutRulesAgreement,
      response: { 200: cutRulesText, ...PROBLEMS },
    },
    handler: async (request) => {
      const { reason, expectedVersion } = request.body
      const { who } = callerOf(request)
      const command = { who, why: reason, expectedVersion }
      return presentCutRules(orRefuse(await rulesOf(request).agree(command)))
    },
  })
}

/** What an office allows itself when it cuts: a file that can be changed from here as well, by people alone. */
export function cutRulesRoutes(app: ZodApp, deps: HttpDependencies): void {
  const rulesOf = rulesWithin(deps)
  agreementRoute(app, rulesOf)

  app.get('/cut-rules', {
    config: { access: 'read' },
    schema: {
      operationId: 'getCutRules',
      tags: TAGS,
      summary: '阻断规则及其文件 The rules of cutting, with their file',
      response: { 200: cutRulesText, ...PROBLEMS },
    },
    handler: async (request) => presentCutRules(await rulesOf(request).find()),
  })

  app.get('/cut-rules/versions', {
    config: { access: 'read' },
    schema: {
      operationId: 'listCutRulesVersions',
      tags: TAGS,
      summary: '阻断规则的修改记录 Changes made to them through the program, latest first',
      querystring: listQuery,
      response: { 200: listOf(scheduleChange), ...PROBLEMS },
    },
    handler: async (request) => {
      const page = pageRequest(VERSIONS, request.query, 'entry')
      const versions = await rulesOf(request).versions()
      return wirePage(VERSIONS, pageOfHistory(versions, page), presentChange)
    },
  })

  app.put('/cut-rules', {
    config: { access: 'cut-rules' },
    schema: {
      operationId: 'saveCutRules',
      tags: TAGS,
      summary: '修改阻断规则 Change the rules of cutting',
      description:
        'Checked as the file is, with its lines. With `dryRun` nothing is written. By people who are signed in, not by tokens.',
      body: cutRulesInput,
      response: { 200: cutRulesChange, ...PROBLEMS },
    },
    handler: async (request) => {
      const { document, reason, ...agreed } = request.body
      const command = { ...agreed, text: documentText(document), why: reason }
      const { who } = callerOf(request)
      const saved = orRefuse(await rulesOf(request).save({ ...command, who }))
      return presentCutRulesChange(saved, await rulesOf(request).find())
    },
  })

  app.post('/cut-rules/undo', {
    config: { access: 'cut-rules' },
    schema: {
      operationId: 'undoCutRulesChange',
      tags: TAGS,
      summary: '恢复到一次修改之前 The rules as they were before a change',
      body: cutRulesUndoInput,
      response: { 200: cutRulesChange, ...PROBLEMS },
    },
    handler: async (request) => {
      const { reason, ...agreed } = request.body
      const { who } = callerOf(request)
      const undone = orRefuse(await rulesOf(request).undo({ ...agreed, who, why: reason }))
      return presentCutRulesChange(undone, await rulesOf(request).find())
    },
  })
}
