import { describe, expect, it } from 'vitest'
import { asAdministrator } from '../../../build/as-browser.ts'
import { pool } from '../harness-pool.ts'
import { asProgram, seedViolation } from '../http-harness.ts'

const start = pool()

type Operation = { readonly parameters?: readonly { readonly in: string; readonly name: string }[] }
type Document = { readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>> }

/** Every address of the API that is read, with something for what it names. */
async function readings(harness: Awaited<ReturnType<typeof start>>): Promise<readonly string[]> {
  const { paths } = (await harness.app.inject('/api/openapi.json')).json<Document>()
  return Object.entries(paths)
    .filter(([, methods]) => 'get' in methods)
    .map(([path]) => path.replaceAll(/\{[^}]+\}/g, 'room-1'))
}

const queryNames = (document: Document): readonly (readonly [string, readonly string[]])[] =>
  Object.entries(document.paths).flatMap(([path, { get }]) => {
    const names = (get?.parameters ?? [])
      .filter((one) => one.in === 'query')
      .map(({ name }) => name)
    return get === undefined ? [] : [[path, names] as const]
  })

/** What is asked for, and in what form, where that has to be said. */
const whatIsFound = (path: string, names: readonly string[]): string =>
  (names.includes('words') ? '&words=ab' : '') +
  (names.includes('by') ? '&by=day' : '') +
  (path.endsWith('/file') ? '&format=csv' : '') +
  (path.endsWith('/reports/preview') ? '&kind=monthly' : '') +
  (names.includes('figure') ? '&figure=leads' : '')

/** Whether its span is of whole days. */
const isOfDays = (path: string): boolean => path.endsWith('/days') || path.includes('/reports/')

/** What a list asks for beside its region. */
function whatIsNeeded(path: string, names: readonly string[]): string {
  const year = names.includes('year') ? '&year=2026' : ''
  const other = year + whatIsFound(path, names)
  if (!names.includes('to')) return other
  return isOfDays(path)
    ? `&from=2026-10-01&to=2026-10-02${other}`
    : `&from=2026-10-01T00:00:00%2B08:00&to=2026-10-02T00:00:00%2B08:00${other}`
}

describe('a request that asks for what is not there', () => {
  it('names the parameter that nobody knows, on every route', async () => {
    const harness = await start()
    const call = await asAdministrator(harness)
    // Load balancers add what they like to the probes.
    const addresses = (await readings(harness)).filter((path) => path.startsWith('/api/'))
    expect(addresses.length).toBeGreaterThan(20)
    for (const address of addresses) {
      const response = await call('GET', `${address}?regoin=44`)
      expect(response.statusCode, address).toBe(400)
      expect(response.json(), address).toMatchObject({ code: 'bad-request' })
    }
    const one = await call('GET', '/api/v1/violations?limit=5&regoin=44')
    expect(one.json().where).toBe('querystring.regoin')
    const write = await call('POST', '/api/v1/institutions?dryRun=1', { reason: 'x' })
    expect(write.statusCode).toBe(400)
  })

  it('names the region that nobody knows, wherever a region is a filter', async () => {
    const harness = await start()
    const call = await asProgram(harness, 'administrator')
    const document = (await harness.app.inject('/api/openapi.json')).json<Document>()
    const filtered = queryNames(document).filter(([, names]) => names.includes('region'))
    const paths = filtered.map(([path]) => path)
    for (const path of ['violations', 'rooms', 'institutions', 'coverage', 'courses', 'alerts']) {
      expect(paths).toContain(`/api/v1/${path}`)
    }
    for (const [path, names] of filtered) {
      for (const region of ['990000', '9', 'gz']) {
        const response = await call('GET', `${path}?region=${region}${whatIsNeeded(path, names)}`)
        expect(response.statusCode, `${path} ${region}`).toBe(400)
        expect(response.json().where, `${path} ${region}`).toMatch(/region$/)
      }
    }
    for (const region of ['440199', '441900999', '99']) {
      expect((await call('GET', `/api/v1/violations?region=${region}`)).statusCode).toBe(400)
    }
    // Out of use since 2021, but its cases are there.
    expect((await call('GET', '/api/v1/violations?region=330103')).statusCode).toBe(200)
    const asked = { region: '440199', notice: {} }
    const whatIf = await call('POST', '/api/v1/policy/what-if', asked)
    expect(whatIf.json()).toMatchObject({ status: 400, where: 'region' })
  })
})

describe('a request that cannot be meant', () => {
  it('says that the end lies before the beginning, wherever there are two', async () => {
    const harness = await start()
    const call = await asProgram(harness, 'administrator')
    const document = (await harness.app.inject('/api/openapi.json')).json<Document>()
    const spans = queryNames(document).filter(([, names]) => names.includes('to'))
    expect(spans.length).toBeGreaterThan(6)
    for (const [path, names] of spans) {
      const address = path.replaceAll(/\{[^}]+\}/g, 'room-1')
      const query = isOfDays(path)
        ? 'from=2026-10-02&to=2026-10-01'
        : 'from=2026-10-02T00:00:00%2B08:00&to=2026-10-01T00:00:00%2B08:00'
      const place = (names.includes('region') ? '&region=440100' : '') + whatIsFound(path, names)
      const response = await call('GET', `${address}?${query}${place}`)
      expect(response.statusCode, path).toBe(400)
      expect(response.json().where, path).toBe('to')
    }
  })
})

describe('a request from whoever tries what happens', () => {
  it('has a NUL character in it, in whatever part', async () => {
    const harness = await start()
    await seedViolation(harness)
    const token = await harness.token('administrator')
    const authorization = `Bearer ${token}`
    const get = (url: string, headers: Record<string, string> = {}) =>
      harness.app.inject({ url, headers: { authorization, ...headers } })
    const reason = { reason: 'x\0' }
    const answers = {
      path: await get('/api/v1/violations/%00'),
      nested: await get('/api/v1/violations/violation-1%00/events'),
      query: await get('/api/v1/violations?roomId=a%00b'),
      lookup: await get('/api/v1/rooms/lookup?url=%00'),
      name: await get('/api/v1/violations?%00=1'),
      header: await get('/api/v1/rooms', { 'x-anything': 'a\0b' }),
      page: await get('/records%00'),
      body: await harness.app.inject({
        method: 'POST',
        url: '/api/v1/violations/violation-1/confirm',
        headers: { authorization },
        payload: reason,
      }),
      deep: await harness.app.inject({
        method: 'POST',
        url: '/api/v1/rooms',
        headers: { authorization },
        payload: { title: 'x', streamUrls: ['http://a.example/\0'] },
      }),
      signIn: await harness.app.inject({
        method: 'POST',
        url: '/api/v1/session',
        payload: { name: '\0', password: 'x' },
      }),
      hook: await harness.app.inject({
        method: 'POST',
        url: '/hooks/node-media-server?token=hook-token-of-the-test',
        payload: JSON.stringify({ action: 'prePublish', app: 'live', name: 'a\0' }),
      }),
    }
    for (const [part, answer] of Object.entries(answers)) {
      expect(answer.statusCode, part).toBe(400)
      expect(answer.headers['content-type'], part).toContain('application/problem+json')
    }
    expect(answers.query.json().where).toBe('querystring.roomId')
    expect(answers.deep.json().where).toBe('body.streamUrls.0')
    expect(answers.header.json().where).toBe('headers.x-anything')
  })

  it('misspells what would have kept a cut from being made', async () => {
    const harness = await start()
    await seedViolation(harness)
    const call = await asProgram(harness)
    const order = { reason: 'x', dryrun: true }
    const response = await call('POST', '/api/v1/violations/violation-1/cut', order)
    expect(response.json()).toMatchObject({ status: 400, where: 'body.dryrun' })
    expect(harness.platform.calls).toEqual([])
  })
})
