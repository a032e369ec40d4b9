import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { OpenDatabase } from '../../../src/adapters/db/database.ts'
import { createRandomSecretTokens } from '../../../src/adapters/security/random-secret-tokens.ts'
import { createSystemClock } from '../../../src/adapters/system/system-clock.ts'
import { createToken } from '../../../src/app/commands/create-token.ts'
import { WHOLE_JURISDICTION } from '../../../src/core/access/jurisdiction.ts'
import {
  openMigrated,
  type PostgresServer,
  removeFolder,
  startPostgres,
  temporaryFolder,
} from '../database/database.ts'
import { type RunningProgram, startProgram } from './running-program.ts'

/** A process of the installation, as a service manager has it. */
export type Node = {
  readonly name: string
  program: RunningProgram
  /** Where it answers, once it does. */
  url: string
}

export type Nodes = {
  readonly server: PostgresServer
  /** The same database, from the test's own process. */
  readonly database: OpenDatabase
  /** Of an operator. */
  readonly token: string
  /** Starts a process, and waits until it answers; `change` are settings of its own. */
  start(name: string, roles: string, change?: Readonly<Record<string, string>>): Promise<Node>
  /** Asks it to end as a service manager does, waits until it has, and starts it again where it was. */
  restart(node: Node): Promise<void>
  close(): Promise<void>
}

const ANSWERS = /(?:dashboard|health and metrics): (\S+)/

/** One PostgreSQL, one evidence folder, one secret file, and as many processes as are started, each in its roles. */
export async function openNodes(): Promise<Nodes> {
  const [server, folder] = await Promise.all([startPostgres(), temporaryFolder()])
  const database = await openMigrated(folder, server.url)
  const evidence = join(folder, 'evidence')
  const secretFile = join(folder, 'secrets.json')
  await mkdir(evidence)
  const secrets = {
    cookieSecret: 'c'.repeat(64),
    hookToken: 'a hook token of this test',
    mediaServers: {},
  }
  await writeFile(secretFile, JSON.stringify(secrets), { mode: 0o600 })
  const clock = createSystemClock()
  const made = await createToken(
    { clock, transactions: database.transactions, secrets: createRandomSecretTokens() },
    {
      name: 'a listener',
      role: 'operator',
      regions: [],
      jurisdiction: WHOLE_JURISDICTION,
      who: 'test',
      why: 'test',
    },
  )
  if (!made.ok) throw new Error(made.fault.message)
  const launched = new Map<Node, () => RunningProgram>()
  const answering = async (program: RunningProgram): Promise<string> =>
    (await program.waitFor(ANSWERS))[1] ?? ''
  return {
    server,
    database,
    token: made.value.token,
    async start(name, roles, change = {}) {
      const launch = (port = '0') =>
        startProgram(['serve', '--roles', roles], {
          DATABASE_URL: server.url,
          XUNCHA_DATA_DIR: join(folder, name),
          XUNCHA_EVIDENCE_URL: `file:${evidence}`,
          XUNCHA_SECRET_FILE: secretFile,
          XUNCHA_ALLOW_PRIVATE_HOSTS: '127.0.0.1',
          PORT: port,
          LOG_LEVEL: 'warn',
          ...change,
        })
      const node: Node = { name, program: launch(), url: '' }
      launched.set(node, () => launch(node.url === '' ? '0' : new URL(node.url).port))
      node.url = await answering(node.program)
      return node
    },
    async restart(node) {
      await node.program.stop()
      node.program = launched.get(node)?.() ?? node.program
      await answering(node.program)
    },
    async close() {
      await Promise.all([...launched.keys()].map(({ program }) => program.stop()))
      await database.close()
      await server.stop()
      await removeFolder(folder)
    },
  }
}
