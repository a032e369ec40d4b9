import { describe, expect, it } from 'vitest'
import { clientOf } from '../../../../src/adapters/http/sign-in-client.ts'
import { CSRF_HEADER } from '../../../../src/contracts/words/wire-words.ts'
import type { Duration } from '../../../../src/core/time/duration.ts'
import { asBrowser } from '../../../build/as-browser.ts'
import { pool } from '../harness-pool.ts'
import { type Harness, seedViolation } from '../http-harness.ts'

const start = pool()

const PROXY = '10.0.0.5'
const BEHIND = {
  trustedProxies: [PROXY],
  publicOrigin: 'https://patrol.example',
  cookieSecure: true,
}

type Try = {
  readonly name?: string
  readonly password?: string
  readonly from?: string
  readonly forwarded?: string
  readonly cookie?: string
}

const signIn = ({ app }: Harness, { name = 'li', password = 'wrong', ...how }: Try) =>
  app.inject({
    method: 'POST',
    url: '/api/v1/session',
    remoteAddress: how.from ?? PROXY,
    headers: {
      ...(how.forwarded === undefined ? {} : { 'x-forwarded-for': how.forwarded }),
      ...(how.cookie === undefined ? {} : { cookie: how.cookie }),
    },
    payload: { name, password },
  })

async function untilRefused(harness: Harness, how: Try): Promise<number> {
  for (let tried = 0; tried < 50; tried += 1) {
    const { statusCode } = await signIn(harness, how)
    if (statusCode === 429) return tried
  }
  return 50
}

describe('behind a proxy', () => {
  it('one person who mistypes does not lock the others out', async () => {
    const harness = await start({ settings: BEHIND })
    const password = await harness.account('operator', 'li')
    expect(await untilRefused(harness, { forwarded: '192.0.2.1' })).toBe(5)
    const other = await signIn(harness, { password, forwarded: '192.0.2.2' })
    expect(other.statusCode).toBe(201)
  })

  it('says how long to wait, and listens again then', async () => {
    const harness = await start({ settings: BEHIND })
    const password = await harness.account('operator', 'li')
    const how = { password: 'wrong', forwarded: '192.0.2.1' }
    await untilRefused(harness, how)
    const refused = await signIn(harness, { ...how, password })
    expect(refused.statusCode).toBe(429)
    expect(refused.json().code).toBe('too-many-requests')
    const wait = Number(refused.headers['retry-after'])
    expect(wait).toBeGreaterThan(0)
    harness.clock.advance((wait * 1_000) as Duration)
    expect((await signIn(harness, { ...how, password })).statusCode).toBe(201)
  })

  it('nobody else’s word on the client’s address is taken', async () => {
    const harness = await start({ settings: BEHIND })
    let tried = 0
    const spoof = () => signIn(harness, { from: '203.0.113.7', forwarded: `192.0.2.${tried}` })
    while ((await spoof()).statusCode !== 429) {
      tried += 1
      expect(tried).toBeLessThan(10)
    }
  })
})

describe('behind a proxy, in a browser', () => {
  it('the one that an account signed in from is not locked out by a stranger at the same address', async () => {
    const harness = await start({ settings: BEHIND })
    const password = await harness.account('operator', 'li')
    const first = await signIn(harness, { password, forwarded: '192.0.2.1' })
    const device = first.cookies.find(({ name }) => name === '__Host-xuncha-device')
    expect(device).toMatchObject({ httpOnly: true, secure: true, sameSite: 'Strict', path: '/' })
    await untilRefused(harness, { forwarded: '192.0.2.1' })
    const cookie = `${device?.name}=${device?.value}`
    const again = await signIn(harness, { password, forwarded: '192.0.2.1', cookie })
    expect(again.statusCode).toBe(201)
    const forged = { cookie: `${device?.name}=x${device?.value}`, forwarded: '192.0.2.1' }
    expect((await signIn(harness, { ...forged, password })).statusCode).toBe(429)
  })

  it('an https address makes cookies that no other host and no plain connection can set, and HSTS', async () => {
    const harness = await start({ settings: BEHIND })
    const password = await harness.account('operator', 'li')
    const response = await signIn(harness, { password, forwarded: '192.0.2.1' })
    const session = response.cookies.find(({ name }) => name === '__Host-xuncha-session')
    expect(session).toMatchObject({ secure: true, httpOnly: true, path: '/', sameSite: 'Strict' })
    expect(session?.domain).toBeUndefined()
    expect(response.headers['strict-transport-security']).toBe('max-age=31536000')
    const plain = await start()
    const page = await plain.app.inject({ url: '/healthz' })
    expect(page.headers['strict-transport-security']).toBeUndefined()
  })

  it('writes come from pages of the public address alone, whatever the host of the request', async () => {
    const harness = await start({ settings: { ...BEHIND, cookieSecure: false } })
    await seedViolation(harness)
    const { cookie, csrf } = await asBrowser(
      harness.app,
      'li',
      await harness.account('operator', 'li'),
    )
    const confirm = (origin: string, host: string) =>
      harness.app.inject({
        method: 'POST',
        url: '/api/v1/violations/violation-1/confirm',
        remoteAddress: PROXY,
        headers: { cookie, origin, host, [CSRF_HEADER]: csrf },
        payload: { reason: '属实' },
      })
    expect((await confirm('http://rebound.example', 'rebound.example')).statusCode).toBe(400)
    expect((await confirm('http://rebound.example', '127.0.0.1:8080')).statusCode).toBe(403)
    expect((await confirm('http://patrol.example', 'patrol.example')).statusCode).toBe(403)
    expect((await confirm('https://patrol.example', '127.0.0.1:8080')).statusCode).toBe(200)
  })
})

describe('a sign-in that failed', () => {
  it('is in log and journal with account and address, and without anything that may be a password', async () => {
    const harness = await start({ settings: BEHIND })
    await harness.account('operator', 'li')
    await signIn(harness, { password: 'Winter2026!', forwarded: '192.0.2.1' })
    await signIn(harness, { name: 'hunter2-typed-here', password: 'x', forwarded: '192.0.2.9' })
    const journal = await harness.transactions.run((records) => records.journal.after(0, 100))
    const failed = journal.filter(({ why }) => why.includes('Sign-in failed'))
    expect(failed.map(({ data }) => data)).toMatchObject([
      { name: 'li', client: '192.0.2.1', signIn: 'failed' },
      { name: '***', client: '192.0.2.9', id: null },
    ])
    expect(harness.warnings).toMatchObject([
      { fields: { account: 'li', client: '192.0.2.1' } },
      { fields: { account: '***', client: '192.0.2.9' } },
    ])
    const written = JSON.stringify([journal, harness.warnings])
    expect(written).not.toMatch(/Winter2026|hunter2/)
  })
})

describe('clients', () => {
  it('are an address, or the network that whoever has one of its addresses has all of', () => {
    expect(clientOf('::ffff:192.0.2.1')).toBe('192.0.2.1')
    expect(clientOf('2001:db8:1:2:3:4:5:6')).toBe('2001:db8:1:2::/64')
    expect(clientOf('2001:db8:1:2:ffff::1')).toBe(clientOf('2001:db8:1:2::9'))
    expect(clientOf('garbage')).toBe('unknown')
  })
})
