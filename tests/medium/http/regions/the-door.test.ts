import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { jurisdictionOf } from '../../../../src/core/access/jurisdiction.ts'
import {
  ACCOUNT_ROLES,
  type Act,
  type CallerRole,
  type Doer,
  whyNot,
} from '../../../../src/core/access/rights.ts'
import { TOKEN_SCOPES } from '../../../../src/core/access/token-scopes.ts'
import { ACTS_OF_OPERATIONS } from '../../../build/access/acts-of-operations.ts'
import { asBrowser } from '../../../build/as-browser.ts'
import {
  type OpenApiDocument,
  type Operation,
  operationsOf,
  requestFor,
} from '../../../build/openapi-document.ts'
import { type Harness, startHttp } from '../http-harness.ts'

const PLACES = { city: ['4401'], everywhere: [] }
/** A program has no sessions, whatever its role. */
const PEOPLE_ONLY = [
  ...['listOwnSessions', 'endOtherSessions', 'endOwnSession', 'changeOwnPassword'],
  ...['getSecondFactor', 'offerSecondFactor', 'setUpSecondFactor', 'removeSecondFactor'],
  'renewRecoveryCodes',
]

type Headers = Readonly<Record<string, string>>
let harness: Harness
let document: OpenApiDocument
let operations: readonly Operation[]

beforeAll(async () => {
  harness = await startHttp()
  document = (await harness.app.inject({ url: '/api/openapi.json' })).json()
  operations = operationsOf(document)
})
afterAll(() => harness.app.close())

const actOf = new Map(
  Object.entries(ACTS_OF_OPERATIONS).flatMap(([act, ids]) =>
    ids.map((id) => [id, act as Act | 'anyone'] as const),
  ),
)

/** Who may not come in is told so before anything else is looked at; all others, that there is no such parameter. */
async function atTheDoor(operation: Operation, headers: Headers): Promise<number> {
  const request = requestFor(operation, document)
  const query = { ...request.query, 'no-such-parameter': '1' }
  const answer = await harness.app.inject({
    ...request,
    query,
    headers: { ...request.headers, ...headers },
  })
  return answer.statusCode
}

/** Operations that were answered otherwise than the table says. */
async function wrongFor(doer: Doer, headers: Headers): Promise<readonly string[]> {
  const all = await Promise.all(
    operations.map(async (operation) => {
      const act = actOf.get(operation.operationId) ?? 'anyone'
      if (act === 'anyone') return []
      const expected = whyNot(doer, act) === null ? 400 : 403
      const status = await atTheDoor(operation, headers)
      return status === expected ? [] : [`${operation.operationId} ${status}`]
    }),
  )
  return all.flat()
}

const bearer = async (...asked: Parameters<Harness['token']>): Promise<Headers> => ({
  authorization: `Bearer ${await harness.token(...asked)}`,
})

describe.each(Object.entries(PLACES))('at the door of every operation, %s', (place, regions) => {
  const jurisdiction = jurisdictionOf(regions)

  it.each(ACCOUNT_ROLES)(
    'role %s comes in by what it may do, by cookie and by token',
    async (role) => {
      const password = await harness.account(role, `${place}-${role}`, { regions })
      const { cookie, csrf } = await asBrowser(harness.app, `${place}-${role}`, password)
      const doer = { role, jurisdiction }
      expect(await wrongFor(doer, { cookie, 'x-csrf-token': csrf })).toEqual([])
      const token = await bearer(role, `${place}-${role}`, { regions })
      expect(await wrongFor({ ...doer, kind: 'token' }, token)).toEqual([])
    },
  )

  it.each(
    TOKEN_SCOPES.flatMap(
      (scope) =>
        [
          ['administrator', scope],
          ['operator', scope],
        ] as const,
    ),
  )('role %s with a token made for %s comes in for that alone', async (role: CallerRole, scope) => {
    const scopes = [scope]
    const headers = await bearer(role, `${place}-${role}-${scope}`, { regions, scopes })
    expect(await wrongFor({ role, jurisdiction, scopes, kind: 'token' }, headers)).toEqual([])
  })
})

describe('without what opens the door', () => {
  const writes = () =>
    operations.filter(
      ({ method, operationId }) => method !== 'GET' && actOf.get(operationId) !== 'anyone',
    )
  const refusedBy = async (all: readonly Operation[], headers: Headers) =>
    new Set(await Promise.all(all.map((operation) => atTheDoor(operation, headers))))

  it('nobody comes in anywhere', async () => {
    const all = operations.filter(({ operationId }) => actOf.get(operationId) !== 'anyone')
    expect(await refusedBy(all, {})).toEqual(new Set([401]))
    const made = { authorization: `Bearer ${'x'.repeat(43)}` }
    expect(await refusedBy(all, made)).toEqual(new Set([401]))
  })

  it('nothing is written by a cookie without its CSRF token, or from another site', async () => {
    const password = await harness.account('administrator', 'forged')
    const { cookie, csrf } = await asBrowser(harness.app, 'forged', password)
    expect(await refusedBy(writes(), { cookie })).toEqual(new Set([403]))
    expect(await refusedBy(writes(), { cookie, 'x-csrf-token': `${csrf}x` })).toEqual(
      new Set([403]),
    )
    const known = { cookie, 'x-csrf-token': csrf }
    const other = { ...known, origin: 'https://evil.example' }
    expect(await refusedBy(writes(), other)).toEqual(new Set([403]))
    const site = { ...known, 'sec-fetch-site': 'cross-site' }
    expect(await refusedBy(writes(), site)).toEqual(new Set([403]))
  })
})

it('what a person alone has, no program is given', async () => {
  const headers = await bearer('administrator', 'program')
  for (const operationId of PEOPLE_ONLY) {
    const operation = operations.find((one) => one.operationId === operationId) as Operation
    const request = requestFor(operation, document)
    const answer = await harness.app.inject({
      ...request,
      headers: { ...request.headers, ...headers },
    })
    expect(answer.statusCode, operationId).toBe(403)
  }
})
