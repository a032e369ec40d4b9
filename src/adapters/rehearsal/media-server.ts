import type { Server as HttpServer } from 'node:http'
import type { AddressInfo, Server as TcpServer } from 'node:net'
import type { Duration } from '../../core/time/duration.ts'
import type { Logger } from '../../ports/logger.ts'
import {
  loadMediaServerParts,
  type MediaServer,
  type MediaServerConfiguration,
  type MediaServerParts,
  type MediaSession,
} from './node-media-server-parts.ts'
import { createPublishGate } from './publish-gate.ts'

export type RehearsalMediaServerSettings = {
  /** 0: any free port. */
  readonly rtmpPort: number
  readonly httpPort: number
  /** Asked by `POST` before anybody may publish; only 200 is a yes. `null`: everybody may. */
  readonly hookUrl: string | null
  readonly apiCredentials: { readonly username: string; readonly password: string }
  /** Signs the tokens of the administration API; long and random. */
  readonly tokenSecret: string
  readonly logger: Logger
  /**
   * How long the server keeps the last pictures of a publisher that left, and hands them to new viewers. Its own
   * default is 30 s, begun anew by every attempt to come back: with an encoder that keeps trying, a viewer would be
   * shown the last picture for ever.
   */
  readonly publisherGrace: Duration
}

export type RehearsalMediaServer = {
  readonly rtmpUrl: string
  /** HTTP-FLV and the administration API. */
  readonly httpUrl: string
  /** Frees the ports, connections and timers. */
  stop(): Promise<void>
}

const LOOPBACK = '127.0.0.1'

/** Any port will do for the constructor, which skips listeners without one; the real one is set before `run`. */
const PLACEHOLDER_PORT = 1

function configurationOf(settings: RehearsalMediaServerSettings): MediaServerConfiguration {
  const { username, password } = settings.apiCredentials
  return {
    bind: LOOPBACK,
    rtmp: { port: PLACEHOLDER_PORT },
    http: { port: PLACEHOLDER_PORT },
    record: { auto: false },
    webadmin: { enable: false },
    auth: {
      play: false,
      publish: false,
      jwt: {
        secret: settings.tokenSecret,
        expiresIn: '24h',
        algorithm: 'HS256',
        users: [{ username, password, role: 'admin' }],
      },
    },
  }
}

const portOf = (server: TcpServer | HttpServer): number => (server.address() as AddressInfo).port

/**
 * Resolves when both listeners are up. The package ends the whole process when a port is taken;
 * here that is a rejected promise instead.
 */
async function listen(server: MediaServer): Promise<void> {
  const { tcpServer } = server.rtmpServer
  const { httpServer, wsServer } = server.httpServer
  httpServer.removeAllListeners('error')
  const up = [tcpServer, httpServer].map(
    (one) =>
      new Promise<void>((resolve, reject) => {
        one.once('listening', resolve)
        one.once('error', reject)
      }),
  )
  server.rtmpServer.handleListenError = () => () => {}
  // The WebSocket server repeats the errors of the HTTP server; unheard they would be thrown.
  wsServer.on('error', () => {})
  // Neither relays nor recordings nor their history are wanted, so nothing is written to disk.
  server.store.open = () => Promise.reject(new Error('the rehearsal keeps nothing'))
  const running = server.run()
  const results = await Promise.allSettled([...up, running])
  const failed = results.find((result) => result.status === 'rejected')
  if (failed !== undefined) {
    await server.stop()
    throw failed.reason
  }
}

const closed = (server: TcpServer | HttpServer): Promise<void> =>
  new Promise((resolve) => {
    if (server.listening) server.once('close', () => resolve())
    else resolve()
  })

async function stopServer(server: MediaServer, { context }: MediaServerParts): Promise<void> {
  const { tcpServer } = server.rtmpServer
  const { httpServer } = server.httpServer
  const bothClosed = Promise.all([closed(tcpServer), closed(httpServer)])
  await server.stop()
  httpServer.closeAllConnections()
  for (const session of context.sessions.values()) session.socket?.destroy()
  await bothClosed
  for (const broadcast of context.broadcasts.values()) broadcast._finishPublish()
  context.sessions.clear()
  context.broadcasts.clear()
}

/**
 * The bundled media server of the rehearsal: a real node-media-server in this process, on loopback only.
 * Its state is global to the process, so only one can run at a time. Rejects when a port is taken.
 */
export async function startRehearsalMediaServer(
  settings: RehearsalMediaServerSettings,
): Promise<RehearsalMediaServer> {
  const parts = loadMediaServerParts()
  const { context, log } = parts
  log.log = (message, level = 'info') =>
    settings.logger.debug({ level }, `media server: ${message}`)
  const configuration = configurationOf(settings)
  const server = new parts.Server(configuration)
  configuration.rtmp.port = settings.rtmpPort
  configuration.http.port = settings.httpPort
  const { hookUrl, publisherGrace } = settings
  const gate = hookUrl === null ? null : createPublishGate(hookUrl, settings.logger)
  const beforePublish = (session: MediaSession): void => {
    if (session.broadcast !== undefined) session.broadcast.publishGraceMs = publisherGrace
    gate?.(session)
  }
  context.eventEmitter.on('prePublish', beforePublish)
  await listen(server)
  configuration.rtmp.port = portOf(server.rtmpServer.tcpServer)
  configuration.http.port = portOf(server.httpServer.httpServer)
  return {
    rtmpUrl: `rtmp://${LOOPBACK}:${configuration.rtmp.port}`,
    httpUrl: `http://${LOOPBACK}:${configuration.http.port}`,
    stop: async () => {
      context.eventEmitter.off('prePublish', beforePublish)
      await stopServer(server, parts)
    },
  }
}
