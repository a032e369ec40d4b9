import { expect, vi } from 'vitest'
import { createChildProcesses } from '../../src/adapters/media/processes/child-processes.ts'
import type { BanList } from '../../src/adapters/platforms/asked-bans.ts'
import { createMediaMtxCut } from '../../src/adapters/platforms/mediamtx-cut.ts'
import { createNginxRtmpCut } from '../../src/adapters/platforms/nginx-rtmp-cut.ts'
import type { ServerCutSettings } from '../../src/adapters/platforms/server-calls.ts'
import { createSrsCut } from '../../src/adapters/platforms/srs-cut.ts'
import { createZlMediaKitCut } from '../../src/adapters/platforms/zlmediakit-cut.ts'
import { createSystemClock } from '../../src/adapters/system/system-clock.ts'
import { hookKeysOf, hookUrlOf } from '../../src/compose/secrets/hook-keys.ts'
import type { ServerPlatform, ServerTarget } from '../../src/core/registry/cut-target.ts'
import type { CutPlatform } from '../../src/ports/cut-platform.ts'
import { PATIENCE } from '../build/patience.ts'
import { freePort, startNginxRtmp } from '../build/servers/nginx-rtmp.ts'
import { startFakeEncoder } from '../fakes/media-servers/fake-encoder.ts'
import type { FakeServer } from '../fakes/media-servers/fake-streams.ts'
import { startFakeMediaMtx } from '../fakes/media-servers/mediamtx-server.ts'
import { startFakeSrs } from '../fakes/media-servers/srs-server.ts'
import { startTestEncoder } from '../fakes/media-servers/test-encoder.ts'
import { startFakeZlMediaKit, ZLM_SECRET } from '../fakes/media-servers/zlmediakit-server.ts'
import { silentLogger } from '../fakes/silent-logger.ts'
import { startHttp } from '../medium/http/http-harness.ts'
import type { CutWorld } from './cut-platform-suite.ts'

const clock = createSystemClock()

/** The program's own hook, as that kind of server is told to ask it, and the list behind it. */
async function openHook(platform: ServerPlatform, apiUrl: string) {
  const hookKeys = hookKeysOf('the one token from before', { [platform]: { [apiUrl]: {} } })
  const { app, transactions } = await startHttp({ settings: { hookKeys } })
  const programUrl = await app.listen({ port: 0, host: '127.0.0.1' })
  const bans: BanList = {
    add: (ban) => transactions.run(({ streamBans }) => streamBans.add(ban)),
    remove: (stream) => transactions.run(({ streamBans }) => streamBans.remove(stream)),
  }
  return { url: hookUrlOf(programUrl, hookKeys, apiUrl), bans, close: () => app.close() }
}

type FakeKind = {
  readonly platform: ServerPlatform
  readonly start: (hookUrl: () => string) => Promise<FakeServer>
  readonly open: (settings: Omit<ServerCutSettings, 'servers'>, apiUrl: string) => CutPlatform
}

const FAKES = {
  srs: {
    platform: 'srs',
    start: startFakeSrs,
    // As few streams a page as SRS gives at all, so that the target is on a later one.
    open: (settings, apiUrl) => createSrsCut({ ...settings, servers: [{ apiUrl }], page: 10 }),
  },
  mediamtx: {
    platform: 'mediamtx',
    start: startFakeMediaMtx,
    open: (settings, apiUrl) => createMediaMtxCut({ ...settings, servers: [{ apiUrl }] }),
  },
  zlmediakit: {
    platform: 'zlmediakit',
    start: startFakeZlMediaKit,
    open: (settings, apiUrl) =>
      createZlMediaKitCut({ ...settings, servers: [{ apiUrl, secret: ZLM_SECRET }] }),
  },
} as const satisfies Record<string, FakeKind>

const DEFAULT = { vhost: '__defaultVhost__', app: 'live', stream: 'maths' }

/** A strict fake of one server's interface, the adapter, the program's hook, and an encoder that comes back at once. */
export async function openFakeServer(kind: keyof typeof FAKES): Promise<CutWorld> {
  const { platform, start, open }: FakeKind = FAKES[kind]
  let hookUrl = ''
  const server = await start(() => hookUrl)
  const hook = await openHook(platform, server.apiUrl)
  hookUrl = hook.url
  const target: ServerTarget = { platform, apiUrl: server.apiUrl, app: 'live', stream: 'maths' }
  const encoders = [startFakeEncoder(server, DEFAULT, clock)]
  return {
    platform: open({ bans: hook.bans, clock, logger: silentLogger }, server.apiUrl),
    target,
    watching: 3,
    startEncoder: () => encoders[0]?.start(),
    attempts: () => encoders[0]?.attempts() ?? 0,
    breakServer: () => server.close(),
    restartServer: async () => server.restart(),
    failNextClose: server.failNextClose,
    startNeighbour: () => {
      const neighbour = startFakeEncoder(server, { ...DEFAULT, vhost: 'other.example' }, clock)
      encoders.push(neighbour)
      neighbour.start()
      return { ...target, vhost: 'other.example' }
    },
    close: async () => {
      for (const encoder of encoders) await encoder.stop()
      await server.close()
      await hook.close()
    },
  }
}

/** nginx itself with its RTMP module, and a real encoder. */
export async function openNginxRtmp(workers = 1): Promise<CutWorld> {
  const ports = { rtmpPort: await freePort(), httpPort: await freePort() }
  const apiUrl = `http://127.0.0.1:${ports.httpPort}`
  const hook = await openHook('nginx-rtmp', apiUrl)
  const start = () => startNginxRtmp({ ...ports, hookUrl: hook.url, workers })
  let server = await start()
  const processes = createChildProcesses({ clock, logger: silentLogger })
  // What an encoder writes behind its name must not pass for another name.
  const encoder = startTestEncoder(processes, `${server.rtmpUrl}/live/maths?name=other`, clock)
  return {
    platform: createNginxRtmpCut({
      servers: [{ apiUrl }],
      bans: hook.bans,
      clock,
      logger: silentLogger,
    }),
    target: { platform: 'nginx-rtmp', apiUrl, app: 'live', stream: 'maths' },
    // With several workers the one that answers may know of others that did not.
    watching: 0,
    startEncoder: encoder.start,
    attempts: encoder.attempts,
    breakServer: () => server.stop(),
    restartServer: async () => {
      // Workers that start within two seconds of each other pass for those of one start.
      await vi.waitFor(async () => {
        const stat = await (await fetch(`${apiUrl}/stat`)).text()
        expect(Number(/<uptime>(\d+)</.exec(stat)?.[1])).toBeGreaterThanOrEqual(3)
      }, PATIENCE)
      await server.stop()
      server = await start()
    },
    close: async () => {
      await encoder.stop()
      await processes.stopAll()
      await server.stop()
      await hook.close()
    },
  }
}
