import { expect, it, onTestFinished } from 'vitest'
import { createHealthServer } from '../../../../src/adapters/http/create-health-server.ts'
import { silentLogger } from '../../../fakes/silent-logger.ts'

async function start(metricsReaders: readonly string[] = []) {
  const app = await createHealthServer({
    system: {
      parts: async () => [{ name: 'database', ready: true, detail: 'memory' }],
      clockShiftSeconds: 0,
      rehearsal: false,
    },
    legalTime: { notices: () => [] },
    logger: silentLogger,
    settings: {
      ...{ publicOrigin: null, trustedProxies: [], metricsReaders },
      ...{ tls: null, cookieSecure: false },
    },
  })
  onTestFinished(() => app.close())
  return app
}

it.each(['worker-3.patrol.example.cn:8081', '10.1.2.3:8081', 'worker-3'])(
  'a worker is scraped by whatever name the machines know it: %s',
  async (host) => {
    const app = await start(['10.9.0.0/16'])
    const remoteAddress = '10.9.3.4'
    for (const url of ['/healthz', '/readyz', '/metrics']) {
      expect((await app.inject({ url, remoteAddress, headers: { host } })).statusCode).toBe(200)
    }
    const elsewhere = await app.inject({ url: '/api/v1/system', headers: { host } })
    expect(elsewhere.statusCode).toBe(404)
  },
)

it('figures are for this machine and for who is named, not for who comes through an unknown proxy', async () => {
  const app = await start(['10.9.0.0/16'])
  const asked = async (remoteAddress: string, headers: Record<string, string> = {}) =>
    (await app.inject({ url: '/metrics', remoteAddress, headers })).statusCode
  expect(await asked('127.0.0.1')).toBe(200)
  expect(await asked('::1')).toBe(200)
  expect(await asked('::ffff:10.9.3.4')).toBe(200)
  expect(await asked('10.8.3.4')).toBe(403)
  expect(await asked('127.0.0.1', { 'x-forwarded-for': '127.0.0.1' })).toBe(403)
  expect((await app.inject({ url: '/healthz', remoteAddress: '10.8.3.4' })).statusCode).toBe(200)
})

it('a proxy on this machine that tells nothing of whom it asks for is given no figures', async () => {
  const asked = async (host: string, readers: readonly string[] = []) =>
    (await (await start(readers)).inject({ url: '/metrics', headers: { host } })).statusCode
  for (const host of ['localhost:8081', '127.0.0.1:8081', '[::1]:8081']) {
    expect(await asked(host)).toBe(200)
  }
  for (const host of ['patrol.example.cn', 'patrol', '10.1.2.3'])
    expect(await asked(host)).toBe(403)
  expect(await asked('patrol', ['127.0.0.1'])).toBe(200)
})
