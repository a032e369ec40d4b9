import { hostname } from 'node:os'
import { expect, it } from 'vitest'
import { pool } from '../harness-pool.ts'

const start = pool()
const PUBLIC = 'https://patrol.example.cn'

const ask = async (host: string, publicOrigin: string | null, url = '/healthz') => {
  const { app } = await start({ settings: { publicOrigin } })
  return await app.inject({ method: 'GET', url, headers: { host } })
}

it.each([
  'localhost:8080',
  'xuncha.localhost',
  '127.0.0.1:8080',
  '10.1.2.3',
  '[::1]:8080',
  '[fe80::1]',
  'xuncha:8080',
  hostname(),
])('a request to %s is answered, with a public address and without', async (host) => {
  expect((await ask(host, null)).statusCode).toBe(200)
  expect((await ask(host, PUBLIC)).statusCode).toBe(200)
})

it('a name of a stranger that points here reads nothing, and the answer names the setting', async () => {
  for (const url of ['/healthz', '/metrics', '/api/v1/session', '/', '/no-such-page']) {
    for (const host of [
      'evil.example',
      'evil.example:8080',
      '127.0.0.1.evil.example',
      'patrol.example.cn',
    ]) {
      const answer = await ask(host, null, url)
      expect(answer.statusCode).toBe(400)
      expect(answer.headers['content-type']).toContain('application/problem+json')
      expect(answer.json()).toMatchObject({ code: 'bad-request', where: 'host' })
      expect(answer.json().detail).toContain('XUNCHA_PUBLIC_ADDRESS')
    }
  }
})

it('the public address is answered by its name alone, in any case and with the final dot', async () => {
  for (const host of ['patrol.example.cn', 'Patrol.Example.CN.', 'patrol.example.cn:443']) {
    expect((await ask(host, PUBLIC)).statusCode).toBe(200)
  }
  expect((await ask('evil.example', PUBLIC)).statusCode).toBe(400)
})

it('what a stranger says in place of a proxy changes nothing', async () => {
  const { app } = await start({ settings: { trustedProxies: ['127.0.0.1'] } })
  const headers = { host: 'evil.example', 'x-forwarded-host': 'localhost' }
  expect((await app.inject({ method: 'GET', url: '/healthz', headers })).statusCode).toBe(400)
})
