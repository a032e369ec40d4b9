import { readFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { type RoomPage, roomPage } from './room-page.ts'

export type RehearsalSite = { readonly url: string; readonly stop: () => Promise<void> }

type Answer = { readonly type: string; readonly body: string | Uint8Array }
type Route = (path: string) => Promise<Answer | null>

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  m3u8: 'application/vnd.apple.mpegurl',
  ts: 'video/mp2t',
}

/** File names that the packager writes; nothing else of the folder is served. */
const HLS_FILE = /^\/hls\/([\w-]+)\/([\w-]+\.(m3u8|ts))$/

async function fileOrNull(path: string): Promise<Uint8Array | null> {
  try {
    return await readFile(path)
  } catch {
    // Between two writes, or after the stream has ended: not there is an answer, not an error.
    return null
  }
}

function hlsRoute(folderOf: (name: string) => string): Route {
  return async (path) => {
    const [, name = '', file = '', extension = ''] = HLS_FILE.exec(path) ?? []
    const type = MEDIA_TYPES[extension]
    if (type === undefined) return null
    const body = await fileOrNull(join(folderOf(name), file))
    return body === null ? null : { type, body }
  }
}

function assetRoute(): Route {
  const require = createRequire(import.meta.url)
  const assets: Readonly<Record<string, string>> = {
    '/assets/hls.js': require.resolve('hls.js/dist/hls.min.js'),
    '/assets/mpegts.js': require.resolve('mpegts.js/dist/mpegts.js'),
  }
  return async (path) => {
    const file = assets[path]
    return file === undefined ? null : { type: 'text/javascript', body: await readFile(file) }
  }
}

function pageRoute(rooms: readonly RoomPage[]): Route {
  return async (path) => {
    const room = rooms.find(({ name }) => path === `/rooms/${name}`)
    return room === undefined
      ? null
      : { type: 'text/html; charset=utf-8', body: Buffer.from(roomPage(room)) }
  }
}

async function answer(
  routes: readonly Route[],
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const path = new URL(request.url ?? '/', 'http://site').pathname
  const readable = request.method === 'GET' || request.method === 'HEAD'
  for (const route of readable ? routes : []) {
    const found = await route(path)
    if (found === null) continue
    response.writeHead(200, {
      'content-type': found.type,
      'content-length': Buffer.byteLength(found.body),
      'cache-control': 'no-store',
    })
    response.end(request.method === 'HEAD' ? undefined : found.body)
    return
  }
  response.writeHead(404, { 'content-type': 'text/plain' }).end('not found')
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
}

/**
 * The made-up institutions' web site on loopback: a page a room at `/rooms/NAME`, their HLS at `/hls/NAME/index.m3u8`.
 * Rejects when the port is taken; 0 takes any.
 */
export async function startRehearsalSite(settings: {
  readonly port: number
  readonly rooms: readonly RoomPage[]
  readonly hlsFolder: (name: string) => string
}): Promise<RehearsalSite> {
  const routes = [pageRoute(settings.rooms), hlsRoute(settings.hlsFolder), assetRoute()]
  const server = createServer((request, response) => {
    answer(routes, request, response).catch(() => response.destroy())
  })
  await listen(server, settings.port)
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
