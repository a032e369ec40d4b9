import type { FastifyInstance, FastifyRequest, RouteOptions } from 'fastify'
import { z } from 'zod'
import { regionCode, regionFilter } from '../../contracts/primitives.ts'
import type { RegionHistory } from '../../core/registry/region-history.ts'
import { isKnownScope, unknownScopeSentence } from '../../core/registry/region-scope.ts'
import { parseInstant } from '../../core/time/instant.ts'
import { refuse } from './fault-reply.ts'
import { findRefused } from './nul-characters.ts'

const queryShape = ({ schema }: Pick<RouteOptions, 'schema'>): z.ZodObject =>
  schema?.querystring instanceof z.ZodObject ? schema.querystring : z.object({})

/** A parameter that nobody reads is a filter that does not filter: its list would look like the answer. */
function refuseUnknownParameters(app: FastifyInstance, prefix: string): void {
  app.addHook('onRoute', (route) => {
    if (!route.url.startsWith(prefix)) return
    route.schema = { ...route.schema, querystring: queryShape(route).strict() }
  })
}

/** Instants and days alike; `null` for what is neither, which the route itself refuses. */
function momentOf(text: unknown): number | null {
  if (typeof text !== 'string') return null
  return parseInstant(text) ?? parseInstant(`${text}T00:00:00+08:00`)
}

function checkOrder(part: unknown): void {
  if (typeof part !== 'object' || part === null) return
  const { from, to } = part as { readonly from?: unknown; readonly to?: unknown }
  const [first, last] = [momentOf(from), momentOf(to)]
  if (first !== null && last !== null && first > last) {
    refuse('bad-request', 'to 不得早于 from。from must not lie after to.', 'to')
  }
}

const partsOf = (request: FastifyRequest) => [
  [request.routeOptions.schema?.querystring, request.query] as const,
  [request.routeOptions.schema?.body, request.body] as const,
]

const withoutOptional = (shape: unknown): unknown =>
  shape instanceof z.ZodOptional || shape instanceof z.ZodExactOptional ? shape.unwrap() : shape

type Given = { readonly name: string; readonly value: unknown }

/** What stands in the fields whose shape is a region, by whatever name and in whatever part of the request. */
function regionsIn(schema: unknown, part: unknown): readonly Given[] {
  if (!(schema instanceof z.ZodObject) || typeof part !== 'object' || part === null) return []
  return Object.entries(schema.shape).flatMap(([name, optional]): readonly Given[] => {
    const shape = withoutOptional(optional)
    const value = (part as Readonly<Record<string, unknown>>)[name]
    return shape === regionFilter || shape === regionCode
      ? [{ name, value }]
      : regionsIn(shape, value)
  })
}

function checkRegions(request: FastifyRequest, history: RegionHistory | undefined): void {
  for (const [schema, part] of partsOf(request)) {
    for (const { name, value: scope } of regionsIn(schema, part)) {
      if (typeof scope !== 'string' || isKnownScope(scope, history)) continue
      const { zh, en } = unknownScopeSentence(scope)
      refuse('bad-request', `${zh}。${en}.`, name)
    }
  }
}

/** No text column can hold a NUL, and nobody types one. */
function refuseNul(app: FastifyInstance): void {
  const check = (where: string | null): void => {
    if (where !== null) {
      refuse('bad-request', `${where} 含有空字符。${where} has a NUL character in it.`, where)
    }
  }
  const look = (value: unknown, place: string): void => {
    const found = findRefused(value, place)
    if (found?.why === 'too-deep') {
      refuse('bad-request', '请求嵌套过深。The request is nested too deep.', found.where)
    }
    check(found?.where ?? null)
  }
  app.addHook('onRequest', async ({ raw, headers }) => {
    const [path = '', query = ''] = (raw.url ?? '').split(/\?(.*)/s)
    const hasNul = (text: string): boolean => /%00|\0/.test(text)
    if (hasNul(path)) check('path')
    const pair = query.split('&').find(hasNul)
    if (pair !== undefined) check(`querystring.${pair.split('=')[0]?.replaceAll('%00', '')}`)
    look(headers, 'headers')
  })
  app.addHook('preValidation', async ({ body }) => look(body, 'body'))
}

/**
 * What holds for every request, whatever its route: no parameter that the route does not know, no end before its
 * beginning, no region that nobody knows, no NUL character. Installed before the first route.
 */
export function installStrictRequests(
  app: FastifyInstance,
  prefix: string,
  places: () => RegionHistory | undefined,
): void {
  refuseUnknownParameters(app, prefix)
  refuseNul(app)
  app.addHook('preHandler', async (request) => {
    checkOrder(request.query)
    checkOrder(request.body)
    checkRegions(request, places())
  })
}
