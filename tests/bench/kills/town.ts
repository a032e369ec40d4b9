import { mkdir, writeFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { ServerTarget } from '../../../src/core/registry/cut-target.ts'
import { writeFreeCutRules } from '../../build/cuts/free-rules.ts'
import {
  openMigrated,
  type PostgresServer,
  removeFolder,
  startPostgres,
  temporaryFolder,
} from '../../build/database/database.ts'
import { firstPassword } from '../../build/program/first-password.ts'
import { type RunningProgram, startProgram } from '../../build/program/running-program.ts'
import { anInstitution, aRoom } from '../../build/violations.ts'
import {
  MEDIA_SERVER_ACCOUNT,
  openRehearsalWorld,
  type RehearsalWorld,
} from '../../medium/rehearsal/rehearsal-world.ts'
import { type ApiRelay, openApiRelay } from './api-relay.ts'

const HOOK_TOKEN = 'a hook token of this bench'
const NAMES = ['north', 'south'] as const
export type NodeName = (typeof NAMES)[number]

export type Node = { readonly name: NodeName; program: RunningProgram; url: string | null }

/** Two nodes on one PostgreSQL and one evidence folder, and a real lesson on a real media server. */
export type Town = {
  readonly server: PostgresServer
  readonly world: RehearsalWorld
  /** What the nodes take for the administration API of the media server. */
  readonly api: ApiRelay
  readonly nodes: readonly Node[]
  readonly evidenceFolder: string
  /** Of the first administrator. */
  readonly password: string
  /** Starts it again when it is not there. */
  revive(node: Node): Promise<void>
  close(): Promise<void>
}

/** Media servers name one address to ask: like a load balancer, this asks whichever node answers. */
async function openHookRelay(urls: () => readonly string[]) {
  const relay = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const parts: Buffer[] = []
    for await (const part of request) parts.push(part as Buffer)
    for (const url of urls()) {
      const path = `${url}/hooks/node-media-server?token=${encodeURIComponent(HOOK_TOKEN)}`
      const body = Buffer.concat(parts)
      const answer = await fetch(path, { method: 'POST', body }).catch(() => null)
      if (answer !== null && answer.status < 500) {
        response.writeHead(answer.status).end()
        return
      }
    }
    response.writeHead(503).end()
  }
  const server = createServer((request, response) => {
    relay(request, response).catch(() => response.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/publish`,
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}

const targetAt = (apiUrl: string, stream: string): ServerTarget => ({
  platform: 'node-media-server',
  apiUrl,
  app: 'live',
  stream,
})

async function register(
  folder: string,
  databaseUrl: string,
  world: RehearsalWorld,
  apiUrl: string,
): Promise<void> {
  const database = await openMigrated(folder, databaseUrl)
  await database.transactions.run(async (records) => {
    await records.institutions.save(anInstitution({ actor: 'unlicensed' }))
    for (const stream of ['maths', 'painting']) {
      await records.rooms.save(
        aRoom({
          id: `room-${stream}`,
          title: stream === 'maths' ? '初三数学' : '少儿绘画',
          streamUrls: [world.flvOf(stream)],
          cutTarget: targetAt(apiUrl, stream),
        }),
      )
    }
  })
  await database.close()
}

export async function openTown(): Promise<Town> {
  const folder = await temporaryFolder()
  const nodes: Node[] = []
  const relay = await openHookRelay(() => nodes.flatMap(({ url }) => url ?? []))
  const [server, world] = await Promise.all([startPostgres(), openRehearsalWorld(relay.url)])
  const api = await openApiRelay(() => world.rehearsal.addresses.httpUrl)
  await register(folder, server.url, world, api.url)
  const evidenceFolder = join(folder, 'evidence')
  const secretFile = join(folder, 'secrets.json')
  const mediaServers = { [api.url]: MEDIA_SERVER_ACCOUNT }
  const secrets = { cookieSecret: 'c'.repeat(64), hookToken: HOOK_TOKEN, mediaServers }
  await mkdir(evidenceFolder, { recursive: true })
  await writeFile(secretFile, JSON.stringify(secrets), { mode: 0o600 })
  const schedules = await writeFreeCutRules(folder)

  const launch = (name: NodeName): RunningProgram =>
    startProgram(['serve'], {
      DATABASE_URL: server.url,
      XUNCHA_DATA_DIR: join(folder, name),
      XUNCHA_EVIDENCE_URL: `file:${evidenceFolder}`,
      XUNCHA_SECRET_FILE: secretFile,
      XUNCHA_SCHEDULES: schedules,
      XUNCHA_ALLOW_PRIVATE_HOSTS: '127.0.0.1',
      PORT: '0',
      LOG_LEVEL: 'warn',
    })
  const listen = async (node: Node): Promise<void> => {
    node.url = (await node.program.waitFor(/dashboard: (\S+)/))[1] ?? null
  }
  const first = launch('north')
  const password = await firstPassword(first)
  nodes.push({ name: 'north', program: first, url: null })
  nodes.push({ name: 'south', program: launch('south'), url: null })
  await Promise.all(nodes.map(listen))
  return {
    server,
    world,
    api,
    nodes,
    evidenceFolder,
    password,
    async revive(node) {
      const gone = node.program.child.exitCode !== null || node.program.child.signalCode !== null
      if (!gone) return
      node.url = null
      node.program = launch(node.name)
      await listen(node)
    },
    async close() {
      await Promise.all(nodes.map(({ program }) => program.stop()))
      api.close()
      await world.close()
      await server.stop()
      relay.close()
      await removeFolder(folder)
    },
  }
}
