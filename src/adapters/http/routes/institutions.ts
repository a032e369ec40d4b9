import { z } from 'zod'
import {
  institution,
  institutionInput,
  institutionPatch,
  institutionReplacement,
  institutionWithCards,
  type Institution as Wire,
} from '../../../contracts/institution.ts'
import { listOf, listQuery } from '../../../contracts/list.ts'
import { idParams } from '../../../contracts/primitives.ts'
import { recordChange } from '../../../contracts/register/changes.ts'
import { institutionsQuery } from '../../../contracts/register/filters.ts'
import type { Institution } from '../../../core/registry/institution.ts'
import { callerOf, placed } from '../access.ts'
import { narrowedList, pageRequest, wirePage } from '../cursors.ts'
import type { HttpDependencies } from '../dependencies.ts'
import { orNotFound, orRefuse } from '../fault-reply.ts'
import { presentCards } from '../present/cards.ts'
import { presentRecordChange } from '../present/register/changes.ts'
import { edited } from '../present/register/record-version.ts'
import { presentInstitution } from '../present/room.ts'
import { institutionFilterIn } from './register/register-filters.ts'
import { PROBLEMS, type ZodApp } from './route-kit.ts'

const TAGS = ['institutions']

/** The shape has been checked, days included; only the domain's name for a day is added. */
const registered = (fields: Omit<Wire, 'id' | 'version'>): Omit<Institution, 'id'> =>
  fields as Omit<Institution, 'id'>

function readRoutes(app: ZodApp, deps: HttpDependencies): void {
  app.get('/institutions', {
    config: { access: 'read' },
    schema: {
      operationId: 'listInstitutions',
      tags: TAGS,
      summary: '机构 Institutions',
      querystring: institutionsQuery,
      response: { 200: listOf(institution), ...PROBLEMS },
    },
    handler: async (request) => {
      const list = narrowedList('institutions', request.query)
      const { query } = request
      const page = await placed(deps, request).institutions.list(
        pageRequest(list, query),
        institutionFilterIn(query),
      )
      return wirePage(list, page, presentInstitution)
    },
  })

  app.get('/institutions/:id', {
    config: { access: 'read' },
    schema: {
      operationId: 'getInstitution',
      tags: TAGS,
      summary: '一家机构及其红黄牌 One institution and its cards',
      params: idParams,
      response: { 200: institutionWithCards, ...PROBLEMS },
    },
    handler: async (request) => {
      const { params } = request
      const found = orNotFound(
        await placed(deps, request).institutions.find(params.id),
        '该机构',
        'institution',
      )
      return {
        ...presentInstitution(found),
        cards: presentCards(await placed(deps, request).institutions.cards(found)),
      }
    },
  })
}

function changeRoutes(app: ZodApp, deps: HttpDependencies): void {
  app.put('/institutions/:id', {
    config: { access: 'registry' },
    schema: {
      operationId: 'replaceInstitution',
      tags: TAGS,
      summary: '修改机构 Replace what is known of it',
      params: idParams,
      body: institutionReplacement,
      response: { 200: institution, ...PROBLEMS },
    },
    handler: async (request) => {
      const { reason, expectedVersion, ...fields } = request.body
      const { who } = callerOf(request)
      const command = { id: request.params.id, institution: registered(fields), who, why: reason }
      const saved = await placed(deps, request).institutions.save({
        ...command,
        ...edited(expectedVersion),
      })
      return presentInstitution(orRefuse(saved))
    },
  })

  app.patch('/institutions/:id', {
    config: { access: 'registry' },
    schema: {
      operationId: 'changeInstitution',
      tags: TAGS,
      summary: '修改机构的部分内容 Change some of what is known of it',
      params: idParams,
      body: institutionPatch,
      response: { 200: institution, ...PROBLEMS },
    },
    handler: async (request) => {
      const { reason, expectedVersion, ...given } = request.body
      const change: Partial<Omit<Institution, 'id'>> = Object.fromEntries(
        Object.entries(given).filter(([, value]) => value !== undefined),
      )
      const { who } = callerOf(request)
      const command = { id: request.params.id, change, who, why: reason }
      const saved = await placed(deps, request).institutions.change({
        ...command,
        ...edited(expectedVersion),
      })
      return presentInstitution(orRefuse(saved))
    },
  })

  app.get('/institutions/:id/history', {
    config: { access: 'read' },
    schema: {
      operationId: 'listInstitutionChanges',
      tags: TAGS,
      summary: '该机构的修改记录 Who changed what of it, when and why, latest first',
      params: idParams,
      querystring: listQuery,
      response: { 200: listOf(recordChange), ...PROBLEMS },
    },
    handler: async (request) => {
      const { query } = request
      const { id } = request.params
      const { institutions } = placed(deps, request)
      orNotFound(await institutions.find(id), '该机构', 'institution')
      const list = `institution-history:${id}`
      const page = await institutions.history(id, pageRequest(list, query, 'entry'))
      return wirePage(list, page, presentRecordChange)
    },
  })
}

export function institutionRoutes(app: ZodApp, deps: HttpDependencies): void {
  readRoutes(app, deps)
  changeRoutes(app, deps)

  app.post('/institutions', {
    config: { access: 'registry' },
    schema: {
      operationId: 'registerInstitution',
      tags: TAGS,
      summary: '登记机构 Register an institution',
      body: institutionInput,
      response: { 201: institution, ...PROBLEMS },
    },
    handler: async (request, reply) => {
      const { reason, ...fields } = request.body
      const { who } = callerOf(request)
      const command = { id: null, institution: registered(fields), who, why: reason }
      const saved = orRefuse(await placed(deps, request).institutions.save(command))
      return reply.code(201).send(presentInstitution(saved))
    },
  })

  app.delete('/institutions/:id', {
    config: { access: 'registry' },
    schema: {
      operationId: 'removeInstitution',
      tags: TAGS,
      summary: '删除机构 Take it off the register',
      params: idParams,
      response: { 204: z.null(), ...PROBLEMS },
    },
    handler: async (request, reply) => {
      const { who } = callerOf(request)
      orRefuse(
        await placed(deps, request).institutions.remove({
          id: request.params.id,
          who,
          why: '从名录中删除。Removed from the register.',
        }),
      )
      return reply.code(204).send(null)
    },
  })
}
