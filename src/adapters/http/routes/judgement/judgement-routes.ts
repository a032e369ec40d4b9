import type { FastifyRequest } from 'fastify'
import type { PlacedUseCases } from '../../../../app/bind-use-cases.ts'
import { accessReason } from '../../../../contracts/access.ts'
import {
  judgementList,
  judgementVersion,
  nowInForce,
  shadowInput,
  versionParams,
} from '../../../../contracts/judgement.ts'
import type { JudgementKind } from '../../../../core/judgement/standing.ts'
import { callerOf, placed } from '../../access.ts'
import type { Placed } from '../../dependencies.ts'
import { orNotFound, orRefuse } from '../../fault-reply.ts'
import { presentList, presentVersion } from '../../present/judgement.ts'
import { LONG_WORK_MILLISECONDS, PROBLEMS, type ZodApp } from '../route-kit.ts'

export type JudgementRoutes = {
  readonly kind: JudgementKind
  readonly path: '/terms' | '/models'
  /** In operation ids: `listTerms`, `shadowTerms`. */
  readonly name: 'Terms' | 'Model'
  readonly words: { readonly zh: string; readonly en: string }
}

export const TAGS = ['judgement']

type Judgement = Placed<'judgement'>

/** The version as it stands after something was done to it. */
export async function versionNow(
  { judgement }: Pick<PlacedUseCases, 'judgement'>,
  kind: JudgementKind,
  sha256: string,
) {
  const found = orNotFound(await judgement.find(kind, sha256), '该版本', 'version')
  const { inForce } = await judgement.list(kind)
  return { version: presentVersion(found, inForce), body: found.body }
}

/** What own words and learned models have in common: listed, tried, adopted, withdrawn. */
export function judgementRoutes(app: ZodApp, deps: Judgement, of: JudgementRoutes): void {
  const judgementOf = (request: FastifyRequest) => placed(deps, request).judgement
  const { kind, path, name, words } = of
  app.get(path, {
    config: { access: 'read' },
    schema: {
      operationId: `list${name}Versions`,
      tags: TAGS,
      summary: `${words.zh}的各版本，现行版本与变更 Versions of ${words.en}, and which is in force`,
      response: { 200: judgementList, ...PROBLEMS },
    },
    handler: async (request) => {
      const { judgement } = placed(deps, request)
      return presentList(judgement.base(), await judgement.list(kind))
    },
  })

  app.post(`${path}/:sha256/shadow`, {
    config: { access: 'judgement' },
    handlerTimeout: LONG_WORK_MILLISECONDS,
    schema: {
      operationId: `shadow${name}Version`,
      tags: TAGS,
      summary: `试运行${words.zh} Try ${words.en} on what is kept of the last weeks; changes no verdict`,
      params: versionParams,
      body: shadowInput,
      response: { 200: judgementVersion, ...PROBLEMS },
    },
    handler: async (request) => {
      const { sha256 } = request.params
      const { days, reason } = request.body
      const { who } = callerOf(request)
      orRefuse(await judgementOf(request).shadow({ kind, sha256, days, who, why: reason }))
      return (await versionNow(placed(deps, request), kind, sha256)).version
    },
  })

  app.post(`${path}/:sha256/adopt`, {
    config: { access: 'judgement' },
    schema: {
      operationId: `adopt${name}Version`,
      tags: TAGS,
      summary: `启用${words.zh} Put ${words.en} in force, after a shadow run of the last seven days`,
      params: versionParams,
      body: accessReason,
      response: { 200: nowInForce, ...PROBLEMS },
    },
    handler: async (request) => {
      const { who } = callerOf(request)
      const { sha256 } = request.params
      return orRefuse(
        await judgementOf(request).adopt({ kind, sha256, who, why: request.body.reason }),
      )
    },
  })

  app.post(`${path}/withdraw`, {
    config: { access: 'judgement' },
    schema: {
      operationId: `withdraw${name}Version`,
      tags: TAGS,
      summary: `撤回现行的${words.zh} Take ${words.en} in force back; what was before is in force again`,
      body: accessReason,
      response: { 200: nowInForce, ...PROBLEMS },
    },
    handler: async (request) => {
      const { who } = callerOf(request)
      return orRefuse(await judgementOf(request).withdraw({ kind, who, why: request.body.reason }))
    },
  })
}
