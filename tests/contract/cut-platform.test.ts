import { describe, expect, it, vi } from 'vitest'
import { createChildProcesses } from '../../src/adapters/media/processes/child-processes.ts'
import { createNodeMediaServerCut } from '../../src/adapters/platforms/node-media-server-cut.ts'
import { startRehearsalMediaServer } from '../../src/adapters/rehearsal/media-server.ts'
import { createSystemClock } from '../../src/adapters/system/system-clock.ts'
import type { CalledTarget } from '../../src/core/registry/cut-target.ts'
import { milliseconds, seconds } from '../../src/core/time/duration.ts'
import { PATIENCE } from '../build/patience.ts'
import { createFakeCutPlatform } from '../fakes/fake-cut-platform.ts'
import { startBanHook } from '../fakes/media-servers/ban-hook.ts'
import { startTestEncoder } from '../fakes/media-servers/test-encoder.ts'
import { silentLogger } from '../fakes/silent-logger.ts'
import { type CutWorld, describeCutPlatform } from './cut-platform-suite.ts'
import { openFakeServer, openNginxRtmp } from './cut-platform-worlds.ts'

const clock = createSystemClock()

async function openFake(): Promise<CutWorld> {
  const platform = createFakeCutPlatform()
  const target: CalledTarget = {
    platform: 'node-media-server',
    apiUrl: 'http://127.0.0.1:1',
    app: 'live',
    stream: 'maths',
  }
  let attempts = 0
  const closing = new AbortController()
  const encode = async (): Promise<void> => {
    while (!closing.signal.aborted) {
      if ((await platform.publishState(target)).kind === 'not-publishing') {
        attempts += 1
        const sessionId = `session-${attempts}`
        platform.publish(target, { sessionId, address: '127.0.0.1', protocol: 'rtmp' })
      }
      await clock.sleep(milliseconds(150), closing.signal)
    }
  }
  return {
    platform,
    target,
    watching: null,
    startEncoder: () => void encode(),
    attempts: () => attempts,
    breakServer: async () => platform.breakNetwork(true),
    close: async () => closing.abort(),
  }
}

async function openReal(): Promise<CutWorld> {
  const hook = await startBanHook()
  const processes = createChildProcesses({ clock, logger: silentLogger })
  const apiCredentials = { username: 'xuncha', password: 'a password of the contract suite' }
  const server = await startRehearsalMediaServer({
    rtmpPort: 0,
    httpPort: 0,
    hookUrl: hook.url,
    apiCredentials,
    tokenSecret: 'a secret of the contract suite, long enough',
    logger: silentLogger,
    // The package's own value: a publisher that left stays listed, and must still count as gone.
    publisherGrace: seconds(30),
  })
  const platform = createNodeMediaServerCut({
    servers: [{ apiUrl: server.httpUrl, ...apiCredentials }],
    bans: hook.bans,
    clock,
    logger: silentLogger,
  })
  const encoder = startTestEncoder(processes, `${server.rtmpUrl}/live/maths`, clock)
  return {
    platform,
    target: {
      platform: 'node-media-server',
      apiUrl: server.httpUrl,
      app: 'live',
      stream: 'maths',
    },
    watching: 0,
    startEncoder: encoder.start,
    attempts: encoder.attempts,
    breakServer: () => server.stop(),
    close: async () => {
      await encoder.stop()
      await processes.stopAll()
      await server.stop()
      await hook.close()
    },
  }
}

describeCutPlatform('the fake', openFake)
describeCutPlatform('a strict fake of SRS', () => openFakeServer('srs'), [
  'restarts',
  'fails-in-a-200',
  'has-vhosts',
])
describeCutPlatform('a strict fake of MediaMTX', () => openFakeServer('mediamtx'), [
  'restarts',
  'fails-in-a-200',
])
describeCutPlatform('a strict fake of ZLMediaKit', () => openFakeServer('zlmediakit'), [
  'restarts',
  'fails-in-a-200',
  'has-vhosts',
])
describeCutPlatform('nginx with its RTMP module', () => openNginxRtmp(), ['restarts'])
describeCutPlatform('node-media-server', openReal)

describe('nginx with three workers', () => {
  it('finds, drops and keeps out whoever publishes, though two of three workers know nothing of him', async () => {
    const world = await openNginxRtmp(3)
    const state = async () => await world.platform.publishState(world.target)
    try {
      world.startEncoder()
      // Which worker answers is chance: while the one that knows has not, it is said that it did not answer.
      const found = await vi.waitFor(async () => {
        const seen = await state()
        if (seen.kind !== 'publishing') throw new Error(seen.kind)
        return seen
      }, PATIENCE)
      await world.platform.ban(world.target, null, { id: 'order-1-ban-1', reason: 'why' })
      const kick = await world.platform.kick(world.target, found.publisher, {
        id: 'order-1-kick-1',
        reason: 'why',
      })
      expect(kick.kind).toBe('accepted')
      const before = world.attempts()
      await expect.poll(world.attempts, PATIENCE).toBeGreaterThanOrEqual(before + 2)
      // Each try of the banned encoder is seen for a moment.
      await expect.poll(async () => (await state()).kind, PATIENCE).toBe('not-publishing')
    } finally {
      await world.close()
    }
  })
})
