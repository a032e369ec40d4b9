import { request } from 'node:http'
import { describe, expect, it } from 'vitest'
import { CSRF_HEADER } from '../../../src/contracts/words/wire-words.ts'
import { asBrowser } from '../../build/as-browser.ts'
import { patiently } from '../../build/patience.ts'
import { pool } from './harness-pool.ts'
import { asProgram, type Harness, seedViolation } from './http-harness.ts'

const start = pool()

type Told = { readonly id: string; readonly event: string; readonly data: Record<string, unknown> }

function parse(text: string): Told[] {
  return text
    .split('\n\n')
    .map((block) => Object.fromEntries(block.split('\n').map((line) => line.split(/: (.*)/s))))
    .filter((fields) => fields.id !== undefined)
    .map((fields) => ({ id: fields.id, event: fields.event, data: JSON.parse(fields.data) }))
}

async function listen(
  harness: Harness,
  headers: { readonly cookie?: string; readonly 'last-event-id'?: string } = {},
) {
  const shown =
    headers.cookie === undefined
      ? { authorization: `Bearer ${await harness.token('operator', 'listener')}` }
      : {}
  const address = await harness.app.listen({ host: '127.0.0.1', port: 0 }).catch(() => {
    const bound = harness.app.server.address()
    return typeof bound === 'object' ? `http://127.0.0.1:${bound?.port}` : ''
  })
  let text = ''
  let ended = false
  let status = 0
  const call = request(`${address}/api/v1/events`, {
    headers: { ...shown, accept: 'text/event-stream', ...headers },
  })
  call.on('response', (response) => {
    status = response.statusCode ?? 0
    response.setEncoding('utf8')
    response.on('data', (chunk: string) => {
      text += chunk
    })
    response.on('close', () => {
      ended = true
    })
    response.on('error', () => {})
  })
  call.on('error', () => {})
  call.end()
  await patiently(() => expect(text).not.toBe(''))
  return {
    told: () => parse(text),
    status: () => status,
    ended: () => ended,
    close: () => call.destroy(),
  }
}

const CONFIRM = '/api/v1/violations/violation-1/confirm'

describe('server-sent events', () => {
  it('tell what people and the machine change, as the resource stands then', async () => {
    const harness = await start()
    await seedViolation(harness)
    const stream = await listen(harness)
    const call = await asProgram(harness)
    await call('POST', CONFIRM, { reason: '属实' })
    await patiently(() => expect(stream.told()).toHaveLength(2))
    const [violation, alert] = stream.told()
    expect(violation).toMatchObject({
      event: 'violation.changed',
      data: { id: 'violation-1', status: 'confirmed', rule: 'CAL-REST' },
    })
    expect(alert).toMatchObject({ event: 'alert.changed', data: { status: 'acknowledged' } })
    stream.close()
  })

  it('go on after the last event that was received, and lose none', async () => {
    const harness = await start()
    await seedViolation(harness)
    const call = await asProgram(harness)
    await call('POST', CONFIRM, { reason: '属实' })
    const stream = await listen(harness, { 'last-event-id': '1' })
    await patiently(() => expect(stream.told().length).toBeGreaterThanOrEqual(2))
    const events = stream.told()
    const known = await harness.transactions.run((records) => records.journal.after(1, 100))
    const expected = known.filter(({ type }) => type !== 'account.changed')
    expect(events.map(({ id }) => Number(id))).toEqual(expected.map(({ sequence }) => sequence))
    stream.close()
  })
})

describe('who hears them', () => {
  it('nobody is told of accounts and tokens', async () => {
    const harness = await start()
    await seedViolation(harness)
    const stream = await listen(harness, { 'last-event-id': '0' })
    await harness.account('operator', 'li')
    const call = await asProgram(harness)
    await call('POST', CONFIRM, { reason: '属实' })
    await patiently(() => {
      expect(stream.told().map(({ event }) => event)).toContain('alert.changed')
    })
    expect(JSON.stringify(stream.told())).not.toContain('account')
    stream.close()
  })

  it('nobody holds up the closing of the server', async () => {
    const harness = await start()
    const stream = await listen(harness)
    await harness.app.close()
    await patiently(() => expect(stream.ended()).toBe(true))
  })

  it('nobody who has signed out hears more', async () => {
    const harness = await start()
    await seedViolation(harness)
    const password = await harness.account('operator', 'li')
    const { cookie, csrf } = await asBrowser(harness.app, 'li', password)
    const stream = await listen(harness, { cookie })
    const headers = { cookie, [CSRF_HEADER]: csrf }
    await harness.app.inject({ method: 'DELETE', url: '/api/v1/session', headers })
    const call = await asProgram(harness)
    await call('POST', CONFIRM, { reason: '属实' })
    await patiently(() => expect(stream.ended()).toBe(true))
    expect(stream.told()).toEqual([])
  })

  it.each([{ regions: ['4401'] }, { role: 'officer' }] as const)(
    'nobody hears on as what he was before: %j',
    async (change) => {
      const harness = await start()
      await seedViolation(harness)
      const password = await harness.account('operator', 'li', { regions: ['4401', '4403'] })
      const { cookie } = await asBrowser(harness.app, 'li', password)
      const stream = await listen(harness, { cookie })
      await harness.transactions.run(async ({ accounts }) => {
        const li = await accounts.findByName('li')
        if (li !== null) await accounts.save({ ...li, ...change })
      })
      const call = await asProgram(harness)
      await call('POST', CONFIRM, { reason: '属实' })
      await patiently(() => expect(stream.ended()).toBe(true))
      expect(stream.told()).toEqual([])
    },
  )
})

describe('of connections', () => {
  it('nobody holds more than a dozen connections: the next is told when to come again', async () => {
    const harness = await start()
    await seedViolation(harness)
    const password = await harness.account('operator', 'li')
    const { cookie } = await asBrowser(harness.app, 'li', password)
    const streams = []
    for (let i = 0; i < 12; i += 1) streams.push(await listen(harness, { cookie }))
    const one = await listen(harness, { cookie })
    expect(one.status()).toBe(429)
    expect((await listen(harness)).status()).toBe(200)
    streams[0]?.close()
    await patiently(async () => {
      expect((await listen(harness, { cookie })).status()).toBe(200)
    })
  })

  it('nobody resumes after an event that is none of ours', async () => {
    const call = await asProgram(await start())
    const headers = { 'last-event-id': 'yesterday', accept: 'text/event-stream' }
    const response = await call('GET', '/api/v1/events', undefined, headers)
    expect(response.statusCode).toBe(400)
  })
})
