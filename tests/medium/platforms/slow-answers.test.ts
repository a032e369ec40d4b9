import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createMediaMtxCut } from '../../../src/adapters/platforms/mediamtx-cut.ts'
import { createNginxRtmpCut } from '../../../src/adapters/platforms/nginx-rtmp-cut.ts'
import { createNodeMediaServerCut } from '../../../src/adapters/platforms/node-media-server-cut.ts'
import { createSrsCut } from '../../../src/adapters/platforms/srs-cut.ts'
import { createZlMediaKitCut } from '../../../src/adapters/platforms/zlmediakit-cut.ts'
import { createSystemClock } from '../../../src/adapters/system/system-clock.ts'
import type { ServerPlatform } from '../../../src/core/registry/cut-target.ts'
import { milliseconds } from '../../../src/core/time/duration.ts'
import type { CutPlatform } from '../../../src/ports/cut-platform.ts'
import { type Answer, drip } from '../../build/streams/stream-server.ts'
import { silentLogger } from '../../fakes/silent-logger.ts'

/** A whole answer would take a minute. */
const answer: Answer = drip(Buffer.from(`{"success":true,"code":0,${' '.repeat(600)}}`), 100)
let server: Server
let apiUrl: string

beforeAll(async () => {
  server = createServer(answer)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  apiUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

const account = { username: 'xuncha', password: 'a password of this test' }
const shared = {
  bans: { add: async () => {}, remove: async () => true },
  clock: createSystemClock(),
  logger: silentLogger,
  timeLimit: milliseconds(150),
}
const PLATFORMS: Readonly<Record<ServerPlatform, () => CutPlatform>> = {
  'node-media-server': () =>
    createNodeMediaServerCut({ ...shared, servers: [{ apiUrl, ...account }] }),
  srs: () => createSrsCut({ ...shared, servers: [{ apiUrl }] }),
  'nginx-rtmp': () => createNginxRtmpCut({ ...shared, servers: [{ apiUrl }] }),
  mediamtx: () => createMediaMtxCut({ ...shared, servers: [{ apiUrl }] }),
  zlmediakit: () => createZlMediaKitCut({ ...shared, servers: [{ apiUrl, secret: 'secret' }] }),
}

test.each(Object.keys(PLATFORMS) as ServerPlatform[])(
  'a server that answers one byte at a time is not waited for, and was not heard: %s',
  async (platform) => {
    const target = { platform, apiUrl, app: 'live', stream: 'maths' }
    const publisher = { sessionId: '7', address: '127.0.0.1', protocol: 'rtmp' }
    const cut = PLATFORMS[platform]()
    expect(await cut.publishState(target)).toMatchObject({ kind: 'unreachable' })
    const act = { id: 'act-1', reason: '休息日学科培训' }
    expect((await cut.kick(target, publisher, act)).kind).not.toBe('accepted')
  },
)
