import type { SwaggerTransform } from '@fastify/swagger'
import type { FastifyContextConfig, FastifySchema } from 'fastify'
import { jsonSchemaTransform } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { ACCOUNT_ROLES, mayDo } from '../../../core/access/rights.ts'
import { IDEMPOTENCY_PARAMETER, REPLAYED_HEADER, readsIdempotencyKey } from '../idempotency.ts'
import { rolesSentence, SUCCESS } from './openapi-words.ts'

type JsonObject = Readonly<Record<string, unknown>>

/** The parts of a route's schema that are added to. */
type Told = {
  readonly headers?: JsonObject & { readonly properties?: JsonObject }
  readonly response?: JsonObject
  readonly consumes?: readonly string[]
  readonly body?: unknown
}
type Answers = Readonly<Record<string, unknown>>

/** Who may call, as installed by `installAccess`: a cookie needs its CSRF token for writes, a bearer token nothing. */
function securityOf(method: string, { access }: FastifyContextConfig): Record<string, string[]>[] {
  if (access === 'anyone') return []
  const cookie = method === 'GET' ? { cookie: [] } : { cookie: [], csrf: [] }
  return [cookie, { bearer: [] }]
}

/** Which roles may call; nothing where all may. */
function rolesOf(
  schema: FastifySchema | undefined,
  { access }: FastifyContextConfig,
): { readonly description?: string } {
  if (access === undefined || access === 'anyone' || access === 'hook') return {}
  const roles = ACCOUNT_ROLES.filter((role) => mayDo(role, access))
  if (roles.length === ACCOUNT_ROLES.length) return {}
  return { description: [schema?.description, rolesSentence(roles)].filter(Boolean).join('\n\n') }
}

/** Every answer says what it is; one without a body says so by its shape. */
function described(answers: Answers): Answers {
  return Object.fromEntries(
    Object.entries(answers).map(([status, answer]) => {
      if (!(answer instanceof z.ZodType)) return [status, answer]
      const description = SUCCESS[status] ?? status
      if (answer instanceof z.ZodNull) return [status, answer.describe(description)]
      return [status, { description, content: { 'application/json': { schema: answer } } }]
    }),
  )
}

const replayable = (answers: JsonObject): JsonObject =>
  Object.fromEntries(
    Object.entries(answers).map(([status, answer]) => [
      status,
      status === '5xx'
        ? answer
        : {
            ...(answer as JsonObject),
            headers: {
              [REPLAYED_HEADER]: {
                type: 'string',
                enum: ['true'],
                description: '答复为先前所存 The answer was kept from the first time',
              },
            },
          },
    ]),
  )

/** The header that no route states by itself, since it is read for all. */
function withIdempotencyKey(schema: Told): Told {
  const { headers = { type: 'object' }, response = {} } = schema
  const properties = { ...headers.properties, ...IDEMPOTENCY_PARAMETER }
  return { ...schema, headers: { ...headers, properties }, response: replayable(response) }
}

/** Bodies that are files have no shape to check. */
const withRawBody = (schema: Told): Told =>
  schema.consumes === undefined || schema.body !== undefined
    ? schema
    : { ...schema, body: { type: 'string', format: 'binary' } }

/**
 * One route as the document tells it: what the route states, and what holds for it by the way it is installed —
 * who may call it, and whether it reads `Idempotency-Key`.
 */
export const documentOperation: SwaggerTransform<FastifySchema> = (document) => {
  const { schema, route } = document
  const config: FastifyContextConfig = route.config ?? {}
  const method = String(route.method)
  const told = {
    ...schema,
    security: securityOf(method, config),
    ...rolesOf(schema, config),
    ...(schema?.response !== undefined && { response: described(schema.response as Answers) }),
  }
  const plain = jsonSchemaTransform({ ...document, schema: told })
  const whole = withRawBody(plain.schema as Told)
  return {
    url: plain.url,
    schema: readsIdempotencyKey(method, config) ? withIdempotencyKey(whole) : whole,
  }
}
