import type { Server as HttpServer } from 'node:http'
import { createRequire } from 'node:module'
import type { Socket, Server as TcpServer } from 'node:net'

/** A publisher or viewer. Only RTMP sessions have a `socket`. */
export type MediaSession = {
  readonly id: string
  readonly ip: string
  readonly protocol: string
  readonly streamApp: string
  readonly streamName: string
  readonly streamQuery: unknown
  readonly createTime: number
  readonly broadcast?: Broadcast
  readonly socket?: Socket
  readonly close: () => void
}

type Broadcast = {
  publishGraceMs: number
  readonly _finishPublish: () => void
}

type PublishListener = (session: MediaSession) => void

export type MediaServerConfiguration = {
  readonly bind: string
  readonly rtmp: { port: number }
  readonly http: { port: number }
  readonly [section: string]: unknown
}

export type MediaServer = {
  readonly httpServer: {
    readonly httpServer: HttpServer
    readonly wsServer: { on(event: 'error', listener: (error: Error) => void): unknown }
  }
  readonly rtmpServer: {
    readonly tcpServer: TcpServer
    handleListenError: (name: string, port: number) => (error: Error) => void
  }
  readonly store: { open(): Promise<void> }
  run(): Promise<void>
  stop(): Promise<void>
}

export type MediaServerParts = {
  readonly Server: new (configuration: MediaServerConfiguration) => MediaServer
  /** Global to the process, shared by every server in it. */
  readonly context: {
    readonly sessions: Map<string, MediaSession>
    readonly broadcasts: Map<string, Broadcast>
    readonly eventEmitter: {
      on(event: 'prePublish', listener: PublishListener): unknown
      off(event: 'prePublish', listener: PublishListener): unknown
    }
  }
  readonly log: { log: (message: string, level?: string) => void }
}

/** node-media-server is CommonJS without types; these are the parts of it that we rely on (4.4.3). */
export function loadMediaServerParts(): MediaServerParts {
  const require = createRequire(import.meta.url)
  return {
    Server: require('node-media-server') as MediaServerParts['Server'],
    context: require('node-media-server/src/core/context.js') as MediaServerParts['context'],
    log: require('node-media-server/src/core/logger.js') as MediaServerParts['log'],
  }
}
