import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createRandomSecretTokens } from '../../src/adapters/security/random-secret-tokens.ts'
import {
  openMigrated,
  type PostgresServer,
  removeFolder,
  startPostgres,
  temporaryFolder,
} from '../build/database/database.ts'
import { type DealingProxy, openDealingProxy } from '../build/program/dealing-proxy.ts'
import { firstPassword } from '../build/program/first-password.ts'
import { type RunningProgram, startProgram } from '../build/program/running-program.ts'

const GUESSER = '192.0.2.1'
const OFFICER = '192.0.2.2'
const TRIES = 24

let folder: string
let server: PostgresServer
let proxy: DealingProxy
let password: string
const nodes: RunningProgram[] = []

const launch = (name: string): RunningProgram =>
  startProgram(['serve', '--roles', 'api'], {
    DATABASE_URL: server.url,
    XUNCHA_DATA_DIR: join(folder, name),
    XUNCHA_EVIDENCE_URL: `file:${join(folder, 'evidence')}`,
    XUNCHA_SECRET_FILE: join(folder, 'secrets.json'),
    XUNCHA_TRUSTED_PROXIES: '127.0.0.1',
    PORT: '0',
    LOG_LEVEL: 'error',
  })

beforeAll(async () => {
  folder = await temporaryFolder()
  server = await startPostgres()
  await mkdir(join(folder, 'evidence'))
  const secrets = {
    cookieSecret: 'c'.repeat(64),
    hookToken: 'a hook token of this test',
    mediaServers: {},
  }
  await writeFile(join(folder, 'secrets.json'), JSON.stringify(secrets), { mode: 0o600 })
  const first = launch('north')
  nodes.push(first)
  password = await firstPassword(first)
  nodes.push(launch('south'))
  const urls = nodes.map(async (node) => (await node.waitFor(/dashboard: (\S+)/))[1] ?? '')
  proxy = await openDealingProxy(await Promise.all(urls))
}, 240_000)

afterAll(async () => {
  await Promise.all(nodes.map((node) => node.stop()))
  proxy.close()
  await server.stop()
  await removeFolder(folder)
}, 60_000)

async function signIn(client: string, secret: string): Promise<number> {
  const { status } = await fetch(`${proxy.url}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-test-client': client },
    body: JSON.stringify({ name: 'admin', password: secret }),
  })
  return status
}

/** Failures that the nodes have written down for the account from that address, all together. */
async function counted(client: string): Promise<number> {
  const database = await openMigrated(folder, server.url)
  const key = `pair ${createRandomSecretTokens().digest('admin')} ${client}`
  const lanes = await database.transactions.run(({ signInLanes }) => signInLanes.hold([key]))
  await database.close()
  return lanes.get(key)?.failures ?? 0
}

/** Five are free; then 1 s, 2 s, 4 s … are waited. */
const listenedToWithin = (seconds: number): number => 5 + Math.floor(Math.log2(seconds + 1)) + 1

it('guesses that a proxy deals out to two nodes count together, and lock out nobody else', async () => {
  const began = performance.now()
  const guesses = await Promise.all(
    Array.from({ length: TRIES }, (_, i) => signIn(GUESSER, `guess ${i}`)),
  )
  const seconds = (performance.now() - began) / 1_000
  expect(proxy.answers.map((answers) => answers.length)).toEqual([TRIES / 2, TRIES / 2])
  expect(new Set(guesses)).toEqual(new Set([401, 429]))
  const listenedTo = guesses.filter((status) => status === 401).length
  expect(await counted(GUESSER)).toBe(listenedTo)
  expect(listenedTo).toBeGreaterThanOrEqual(5)
  expect(listenedTo).toBeLessThanOrEqual(listenedToWithin(seconds))

  expect([await signIn(OFFICER, password), await signIn(OFFICER, password)]).toEqual([201, 201])
  expect(proxy.answers.map((answers) => answers.at(-1))).toEqual([201, 201])
  expect(await counted(OFFICER)).toBe(0)
})
