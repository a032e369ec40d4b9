import {
  judgementVersion,
  newOwnWords,
  ownWordSet,
  ownWordsCheck,
  ownWordsText,
  versionParams,
} from '../../../../contracts/judgement.ts'
import type { OwnWordSet } from '../../../../core/own-words/own-word-set.ts'
import { callerOf, placed } from '../../access.ts'
import type { Placed } from '../../dependencies.ts'
import { orRefuse } from '../../fault-reply.ts'
import { PROBLEMS, type ZodApp } from '../route-kit.ts'
import { judgementRoutes, TAGS, versionNow } from './judgement-routes.ts'

const KIND = 'own-words'

/** Administrators' own words: checked, handed in, tried, adopted, withdrawn. */
export function termRoutes(app: ZodApp, deps: Placed<'judgement'>): void {
  judgementRoutes(app, deps, {
    kind: KIND,
    path: '/terms',
    name: 'Terms',
    words: { zh: '自定义词', en: 'own words' },
  })

  app.post('/terms/check', {
    config: { access: 'read' },
    schema: {
      operationId: 'checkTerms',
      tags: TAGS,
      summary: '检查自定义词，指出行与字段 Say what is wrong with own words, by line and field',
      body: ownWordsText,
      response: { 200: ownWordsCheck, ...PROBLEMS },
    },
    handler: async (request) => {
      const { body } = request
      const { set, problems } = await placed(deps, request).judgement.checkWords(body.text)
      return {
        ok: set !== null,
        name: set?.name ?? null,
        words: set?.words.length ?? 0,
        problems: problems.map((one) => ({ ...one })),
      }
    },
  })

  app.post('/terms', {
    config: { access: 'judgement' },
    schema: {
      operationId: 'handInTerms',
      tags: TAGS,
      summary: '提交自定义词，尚不生效 Hand own words in; they do not count yet',
      body: newOwnWords,
      response: { 201: judgementVersion, ...PROBLEMS },
    },
    handler: async (request, reply) => {
      const { who } = callerOf(request)
      const { text, reason } = request.body
      const kept = orRefuse(
        await placed(deps, request).judgement.handInWords({ text, who, why: reason }),
      )
      return reply
        .code(201)
        .send((await versionNow(placed(deps, request), KIND, kept.sha256)).version)
    },
  })

  app.get('/terms/:sha256', {
    config: { access: 'read' },
    schema: {
      operationId: 'getTermsVersion',
      tags: TAGS,
      summary: '一个版本的自定义词 One version with its words',
      params: versionParams,
      response: { 200: ownWordSet, ...PROBLEMS },
    },
    handler: async (request) => {
      const { version, body } = await versionNow(placed(deps, request), KIND, request.params.sha256)
      const { words } = JSON.parse(body) as OwnWordSet
      return { ...version, words: words.map((one) => ({ ...one, variants: [...one.variants] })) }
    },
  })
}
