import { expect, it, onTestFinished } from 'vitest'
import { createHealthServer } from '../../../../src/adapters/http/create-health-server.ts'
import { silentLogger } from '../../../fakes/silent-logger.ts'

async function start() {
  const app = await createHealthServer({
    system: {
      parts: async () => [{ name: 'database', ready: true, detail: 'memory' }],
      clockShiftSeconds: 0,
      rehearsal: false,
    },
    legalTime: { notices: () => [] },
    logger: silentLogger,
    settings: { publicOrigin: null, trustedProxies: [], tls: null, cookieSecure: false },
  })
  onTestFinished(() => app.close())
  return app
}

it.each(['worker-3.patrol.example.cn:8081', '10.1.2.3:8081', 'worker-3'])(
  'a worker is scraped by whatever name the machines know it: %s',
  async (host) => {
    const app = await start()
    for (const url of ['/healthz', '/readyz', '/metrics']) {
      expect((await app.inject({ url, headers: { host } })).statusCode).toBe(200)
    }
    const elsewhere = await app.inject({ url: '/api/v1/system', headers: { host } })
    expect(elsewhere.statusCode).toBe(404)
  },
)
