import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { jurisdictionOf } from '../../../../src/core/access/jurisdiction.ts'
import type { Act } from '../../../../src/core/access/rights.ts'
import { ACTS_OF_OPERATIONS } from '../../../build/access/acts-of-operations.ts'
import { type City, digestIn, FAR, idIn, OWN, seedCity } from '../../../build/access/two-cities.ts'
import { asBrowser } from '../../../build/as-browser.ts'
import { openEmbedded, type TestDatabase } from '../../../build/database/database.ts'
import {
  type OpenApiDocument,
  type Operation,
  operationsOf,
  requestFor,
} from '../../../build/openapi-document.ts'
import { type Harness, startHttp } from '../http-harness.ts'

const CITY = ['4401']
const NOWHERE: City = { mark: 'no-such', region: '440106' }
/** They end the session that asks, or never end. */
const NOT_ASKED = ['signIn', 'signOut', 'changeOwnPassword', 'followEvents']

type Headers = Readonly<Record<string, string>>
let database: TestDatabase
let harness: Harness
let document: OpenApiDocument
let operations: readonly Operation[]
const callers = new Map<string, Headers>()

beforeAll(async () => {
  database = await openEmbedded()
  harness = await startHttp({ transactions: database.database.transactions })
  await harness.transactions.run(async (records) => {
    await seedCity(records, OWN)
    await seedCity(records, FAR)
  })
  const token = await harness.token('administrator', 'city', { regions: CITY })
  callers.set('administrator token', { authorization: `Bearer ${token}` })
  const password = await harness.account('administrator', 'city-person', { regions: CITY })
  const { cookie, csrf } = await asBrowser(harness.app, 'city-person', password)
  callers.set('administrator', { cookie, 'x-csrf-token': csrf })
  await harness.account('operator', 'no-such-user', { regions: ['4403'] })
  document = (await harness.app.inject({ url: '/api/openapi.json' })).json()
  operations = operationsOf(document)
})
afterAll(async () => {
  await harness.app.close()
  await database.close()
})

const actOf = new Map(
  Object.entries(ACTS_OF_OPERATIONS).flatMap(([act, ids]) =>
    ids.map((id) => [id, act as Act | 'anyone'] as const),
  ),
)

/** What an id in a path is of; a path that is not told here fails the suite. */
const KINDS: Readonly<Record<string, string | null>> = {
  institutions: 'institution',
  rooms: 'room',
  courses: 'course',
  violations: 'violation',
  alerts: 'alert',
  cuts: 'cut',
  letters: 'letter',
  channels: 'channel',
  'legal-holds': 'hold',
  'second-reviews': 'decided',
  disagreements: 'decided',
  'golden-cases': 'golden',
  searches: 'search',
  reports: 'report',
  // These lie nowhere: they are of the whole installation.
  sweeps: null,
  runs: null,
  nodes: null,
  duty: null,
  regions: null,
  terms: null,
  models: null,
  pictures: null,
  users: null,
  tokens: null,
  sessions: null,
  views: null,
}

function kindOf({ path }: Operation): string | null {
  if (!path.includes('{') || path.includes('/fuses/')) return null
  const kind = KINDS[path.split('/')[3] ?? '']
  if (kind === undefined) throw new Error(`${path}: where do these lie?`)
  return kind
}

async function ask(operation: Operation, headers: Headers, city: City) {
  const kind = kindOf(operation)
  const request = requestFor(operation, document)
  const asked = kind === null ? operation.path : operation.path.replace('{id}', idIn(city, kind))
  const url = asked.includes('{sha256}')
    ? asked.replace('{sha256}', digestIn(city))
    : kind === null
      ? request.url
      : asked
  const response = await harness.app.inject({
    ...request,
    url,
    headers: {
      ...request.headers,
      ...(isOfPeople(operation) ? headersOf('administrator') : headers),
    },
  })
  return { status: response.statusCode, body: response.body.replace(/"requestId":"[^"]*"/, '') }
}

const asked = () => operations.filter(({ operationId }) => !NOT_ASKED.includes(operationId))
/** No token manages accounts. */
const isOfPeople = ({ operationId }: Operation): boolean => actOf.get(operationId) === 'accounts'
const headersOf = (caller: string): Headers => callers.get(caller) ?? {}

describe('every operation of the document', () => {
  it('is written down with the act that it is, and nothing else is', () => {
    expect(operations.map(({ operationId }) => operationId).toSorted()).toEqual(
      [...actOf.keys()].toSorted(),
    )
  })

  it('answers a city’s administrator of what lies elsewhere as of what does not exist', async () => {
    const told: string[] = []
    for (const operation of asked().filter((one) => kindOf(one) !== null)) {
      const far = await ask(operation, headersOf('administrator token'), FAR)
      const none = await ask(operation, headersOf('administrator token'), NOWHERE)
      const isRefused = far.status >= 400 || operation.operationId === 'unsubscribeBrowser'
      if (far.status !== none.status || far.body !== none.body || !isRefused) {
        told.push(`${operation.operationId} ${far.status} ${none.status} ${far.body}`)
      }
    }
    expect(told).toEqual([])
  }, 120_000)

  it('shows a city what is its own, and no trace of the other', async () => {
    const leaks: string[] = []
    let own = 0
    for (const operation of asked().filter(({ method }) => method === 'GET')) {
      const { status, body } = await ask(operation, headersOf('administrator token'), OWN)
      if (body.includes(FAR.mark)) leaks.push(`${operation.operationId} ${body.slice(0, 400)}`)
      if (status < 300 && body.includes(idIn(OWN, ''))) own += 1
    }
    expect(leaks).toEqual([])
    expect(own).toBeGreaterThan(20)
  }, 120_000)

  it('shows the province both', async () => {
    const token = await harness.token('observer', 'province', { regions: ['44'] })
    const headers = { authorization: `Bearer ${token}` }
    for (const operationId of ['listRooms', 'listViolations', 'listAlerts', 'listInstitutions']) {
      const operation = operations.find((one) => one.operationId === operationId)
      const { body } = await ask(operation as Operation, headers, OWN)
      expect(body, operationId).toContain(FAR.mark)
      expect(body, operationId).toContain(idIn(OWN, ''))
    }
  })
})

describe('what goes on', () => {
  it('is told to a city where it is its own', async () => {
    const of = async (regions: readonly string[]) => {
      const { events } = await harness.deps.within(jurisdictionOf(regions)).events.after(0, 500)
      return events.map(({ type, resource }) => ({ type, told: JSON.stringify(resource) }))
    }
    const city = await of(CITY)
    expect(city.filter(({ told }) => told.includes(FAR.mark))).toEqual([])
    expect([...new Set(city.map(({ type }) => type))]).toEqual(
      expect.arrayContaining([
        'violation.opened',
        'alert.raised',
        'cut.changed',
        'room.changed',
        'coverage.changed',
      ]),
    )
    const all = await of([])
    expect(all.filter(({ told }) => told.includes(FAR.mark))).not.toEqual([])
  })
})

describe('what a city writes', () => {
  const call = (method: 'POST' | 'PUT', url: string, payload: object) =>
    harness.app.inject({ method, url, payload, headers: headersOf('administrator') })
  const reason = '登记'

  it('lies in it', async () => {
    const body = { name: '甲', actor: 'unlicensed', region: '440306', stages: ['compulsory'] }
    const made = await call('POST', '/api/v1/institutions', body)
    expect(made.json()).toMatchObject({ status: 400, where: 'region' })
    const own = await call('POST', '/api/v1/institutions', { ...body, region: '440106' })
    expect(own.statusCode).toBe(201)
  })

  it('is no hold on what lies elsewhere', async () => {
    for (const subjectId of [idIn(FAR, 'room'), 'no-such-room']) {
      const held = await call('POST', '/api/v1/legal-holds', { kind: 'room', subjectId, reason })
      expect(held.statusCode).toBe(404)
    }
  })

  it('are accounts within its own regions, and no others are there', async () => {
    const users = '/api/v1/users'
    const made = await call('POST', users, { name: 'w', regions: ['4403'], reason })
    expect(made.json()).toMatchObject({ status: 400, where: 'regions' })
    expect((await call('POST', users, { name: 'w', reason })).statusCode).toBe(400)
    const own = await call('POST', users, { name: 'w', regions: ['440106'], reason })
    expect(own.json()).toMatchObject({ regions: ['440106'], role: 'operator' })
    const raised = await call('PUT', `${users}/w/access`, { role: 'officer', reason })
    expect(raised.json()).toMatchObject({ role: 'officer', regions: ['440106'] })
    expect((await call('PUT', `${users}/w/access`, { regions: [], reason })).statusCode).toBe(400)
    const elsewhere = await call('POST', `${users}/no-such-user/lock`, { reason })
    const nobody = await call('POST', `${users}/nobody/lock`, { reason })
    expect([elsewhere.statusCode, nobody.statusCode]).toEqual([404, 404])
  })
})
