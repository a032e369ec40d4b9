import { createConfig, lintFromString } from '@redocly/openapi-core'
import type { InjectOptions } from 'fastify'
import { describe, expect, it } from 'vitest'
import { problem } from '../../../../src/contracts/problem.ts'
import { WHOLE_JURISDICTION } from '../../../../src/core/access/jurisdiction.ts'
import { type Act, whyNot } from '../../../../src/core/access/rights.ts'
import { ACTS_OF_OPERATIONS } from '../../../build/access/acts-of-operations.ts'
import { asBrowser } from '../../../build/as-browser.ts'
import {
  type OpenApiDocument,
  type Operation,
  operationsOf,
  requestFor,
} from '../../../build/openapi-document.ts'
import { pool } from '../harness-pool.ts'
import type { Harness } from '../http-harness.ts'

const start = pool()

async function documented(harness: Harness) {
  const document: OpenApiDocument = (await harness.app.inject({ url: '/api/openapi.json' })).json()
  return { document, operations: operationsOf(document) }
}

const nameOf = ({ method, path }: Operation): string => `${method} ${path}`
const isPublic = ({ security }: Operation): boolean => security.length === 0
const takesKey = ({ parameters = [] }: Operation): boolean =>
  parameters.some(({ in: place, name }) => place === 'header' && name === 'Idempotency-Key')

const PROGRAM = { role: 'administrator', jurisdiction: WHOLE_JURISDICTION, kind: 'token' } as const
const OF_PEOPLE: readonly string[] = Object.entries(ACTS_OF_OPERATIONS).flatMap(
  ([act, operations]) =>
    act === 'anyone' || whyNot(PROGRAM, act as Act) === null ? [] : operations,
)

/** What an administrator's program shows; a person signed in where no token is let in. */
async function administrators(harness: Harness) {
  const token = { authorization: `Bearer ${await harness.token('administrator')}` }
  const password = await harness.account('administrator', 'boss')
  const { cookie, csrf } = await asBrowser(harness.app, 'boss', password)
  const person = { cookie, 'x-csrf-token': csrf }
  return ({ operationId }: Operation): Readonly<Record<string, string>> =>
    OF_PEOPLE.includes(operationId) ? person : token
}

/** Answer 401 to who says the wrong thing, not to who says nothing. */
const SIGNS_IN = ['signIn', 'checkFirstStart', 'takeFirstStart']

describe('the description of the interface', () => {
  it('is what a server sends out, and keeps every recommended rule of a public linter', async () => {
    const { app } = await start()
    const address = await app.listen({ host: '127.0.0.1', port: 0 })
    const source = await (await fetch(`${address}/api/openapi.json`)).text()
    const config = await createConfig({
      extends: ['recommended'],
      rules: { 'operation-tag-defined': 'error', 'response-mime-type': 'off' },
    })
    const found = await lintFromString({ source, config })
    expect(
      found.map(({ ruleId, message, location }) => ({
        ruleId,
        message,
        at: location.map((place) => ('pointer' in place ? place.pointer : '')),
      })),
    ).toEqual([])
  })

  it('names each operation once, in whole words, and says what its errors are', async () => {
    const { operations } = await documented(await start())
    expect(operations.length).toBeGreaterThan(60)
    for (const operation of operations) {
      expect(operation.operationId, nameOf(operation)).toMatch(/^[a-z]+([A-Z][a-z]+)*$/)
      for (const status of ['4XX', '5XX']) {
        expect(operation.responses[status]?.content, nameOf(operation)).toEqual({
          'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } },
        })
      }
    }
    const ids = operations.map(({ operationId }) => operationId)
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('names the address that officers type, where there is one', async () => {
    const publicOrigin = 'https://patrol.example.cn'
    const { app } = await start({ settings: { publicOrigin } })
    const { servers } = (await app.inject({ url: '/api/openapi.json' })).json()
    expect(servers).toMatchObject([{ url: publicOrigin }])
  })
})

describe('the errors that it describes', () => {
  it('are what every operation answers, as problems', async () => {
    const harness = await start()
    const headersFor = await administrators(harness)
    const { document, operations } = await documented(harness)
    const told = async (operation: Operation, attempt: InjectOptions, status: number) => {
      const answer = await harness.app.inject(attempt)
      expect(answer.statusCode, nameOf(operation)).toBe(status)
      expect(answer.headers['content-type'], nameOf(operation)).toContain(
        'application/problem+json',
      )
      expect(problem.parse(answer.json()).status, nameOf(operation)).toBe(status)
    }
    for (const operation of operations) {
      const request = requestFor(operation, document)
      const headers = { ...request.headers, ...headersFor(operation) }
      const odd = { ...request, url: `${request.url}?some%00thing=1`, query: {}, headers }
      await told(operation, odd, 400)
      if (!isPublic(operation)) await told(operation, request, 401)
      if (request.headers?.['content-type'] !== 'application/json') continue
      const unlike = { ...headers, 'content-type': 'text/odd' }
      await told(operation, { ...request, payload: 'something else', headers: unlike }, 415)
    }
  })

  it('who asks for events and will not hear them is told so as a problem', async () => {
    const harness = await start()
    const authorization = `Bearer ${await harness.token('operator')}`
    const headers = { authorization, accept: 'application/json' }
    const answer = await harness.app.inject({ url: '/api/v1/events', headers })
    expect(answer.statusCode).toBe(406)
    expect(answer.headers['content-type']).toContain('application/problem+json')
    expect(problem.parse(answer.json())).toMatchObject({ status: 406, where: 'accept' })
  })
})

describe('the callers and headers that it describes are the server’s:', () => {
  it('who may call without saying who they are is who it says', async () => {
    const harness = await start()
    const { document, operations } = await documented(harness)
    for (const operation of operations) {
      const { statusCode } = await harness.app.inject(requestFor(operation, document))
      const asked = statusCode === 401 && !SIGNS_IN.includes(operation.operationId)
      expect(asked, nameOf(operation)).toBe(!isPublic(operation))
    }
  })

  it('a write with a cookie needs the token that it says, and no other operation does', async () => {
    const { operations } = await documented(await start())
    for (const operation of operations) {
      const asksCsrf = operation.security.some((ways) => 'csrf' in ways)
      expect(asksCsrf, nameOf(operation)).toBe(!isPublic(operation) && operation.method !== 'GET')
    }
  })

  it('Idempotency-Key is honoured where it is documented, and nowhere else', async () => {
    const harness = await start()
    const headersFor = await administrators(harness)
    const { document, operations } = await documented(harness)
    const writes = operations.filter(({ method }) => method !== 'GET')
    expect(writes.filter(takesKey).length).toBeGreaterThan(20)
    for (const operation of writes) {
      const request = requestFor(operation, document)
      const headers = {
        ...request.headers,
        ...headersFor(operation),
        'idempotency-key': operation.operationId,
      }
      const first = await harness.app.inject({ ...request, headers })
      const again = await harness.app.inject({ ...request, headers })
      const told = `${nameOf(operation)} ${first.statusCode} ${first.body}`
      // What only a person may do is refused to a program before there is anything to repeat.
      const isPersonal = first.statusCode === 403 && first.json().where === 'who'
      const replays = takesKey(operation) && !isPersonal
      expect(again.headers['idempotency-replayed'] === 'true', told).toBe(replays)
      if (replays) expect(again.body, told).toBe(first.body)
    }
  })
})
