import { createHmac, randomBytes, randomUUID } from 'node:crypto'
import type { OpenDatabase } from '../../adapters/db/database.ts'
import type { StoreIdentity } from '../../adapters/evidence/store-identity.ts'
import { fail, type Result, succeed } from '../../core/fault.ts'
import { mediaServerName } from '../../core/registry/media-server.ts'
import { seconds } from '../../core/time/duration.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Secrets } from '../secrets/secret-file.ts'

type Installation = OpenDatabase['installation']

/** Under this name stands which evidence store is common to all machines. */
export const STORE_FACT = 'evidence-store'

/** By name. A media server that only one node knows is no contradiction; one with two tokens is. */
function sharedSecrets({ hookToken, cookieSecret, mediaServers }: Secrets): [string, string][] {
  const ofServers = Object.entries(mediaServers).flatMap(([apiUrl, server]): [string, string][] => {
    const { hookToken: token } = server
    const name = `mediaServers ${mediaServerName(apiUrl) ?? apiUrl} hookToken`
    return token === undefined ? [] : [[name, token]]
  })
  return [['hookToken', hookToken], ['cookieSecret', cookieSecret], ...ofServers]
}

/** Salted, so that equal secrets of two installations do not show and nothing can be looked up. */
function digestOf(secret: string, salt: string): string {
  return `${salt}:${createHmac('sha256', salt).update(secret).digest('hex')}`
}

async function compareSecrets(
  installation: Installation,
  secrets: Secrets,
  secretFile: string,
): Promise<Result<null>> {
  for (const [name, secret] of sharedSecrets(secrets)) {
    const proposed = digestOf(secret, randomBytes(16).toString('hex'))
    const common = await installation.claim(`secret:${name}`, proposed)
    if (digestOf(secret, common.split(':')[0] ?? '') !== common) {
      return fail(
        'setting-invalid',
        `密钥文件 ${secretFile} 中的 ${name} 与同一数据库的其他节点不同：请复制其他节点的密钥文件；若确要更换，在各节点放好新文件后执行一次 xuncha migrate --adopt。` +
          ` ${name} in ${secretFile} differs from the other nodes of this database: copy their secret file, or, to change it on purpose, put the new file on every node and run xuncha migrate --adopt once.`,
        'XUNCHA_SECRET_FILE',
      )
    }
  }
  return succeed(null)
}

const ANOTHER_STARTS = seconds(10)
const LOOK_AGAIN = seconds(0.2)

/** The identity in the store; a machine that starts at the same moment may be about to write it. */
async function identityIn(store: StoreIdentity, clock: Clock): Promise<string | null> {
  const until = clock.monotonic() + ANOTHER_STARTS
  for (;;) {
    const found = await store.read()
    if (found !== null || clock.monotonic() >= until) return found
    await clock.sleep(LOOK_AGAIN)
  }
}

async function writeIdentity(
  installation: Installation,
  store: StoreIdentity,
  identity: string,
): Promise<Result<null>> {
  try {
    await store.write(identity)
    return succeed(null)
  } catch (error) {
    // Otherwise the store without its identity would be taken for another one at the next start.
    await installation.forget()
    const why = error instanceof Error ? error.message : String(error)
    return fail(
      'setting-invalid',
      `证据存储 ${store.place} 无法写入（${why}），请检查权限与磁盘。The evidence store ${store.place} cannot be written (${why}): check permissions and disk.`,
      'XUNCHA_EVIDENCE_URL',
    )
  }
}

async function compareStore(
  installation: Installation,
  store: StoreIdentity,
  clock: Clock,
): Promise<Result<null>> {
  const present = await store.read()
  const proposed = present ?? randomUUID()
  const common = await installation.claim(STORE_FACT, proposed)
  if (common === proposed) {
    return present === null ? await writeIdentity(installation, store, proposed) : succeed(null)
  }
  if ((present ?? (await identityIn(store, clock))) === common) return succeed(null)
  return fail(
    'setting-invalid',
    `证据存储 ${store.place} 不是同一数据库的其他节点所用的那个：请把 XUNCHA_EVIDENCE_URL 设为各节点共用的同一目录（挂载）或存储桶；若证据已整体迁来，执行一次 xuncha migrate --adopt。` +
      ` The evidence store ${store.place} is not the one that the other nodes of this database use: set XUNCHA_EVIDENCE_URL to one folder (mounted) or bucket that all share; if the evidence was moved here, run xuncha migrate --adopt once.`,
    'XUNCHA_EVIDENCE_URL',
  )
}

type JoinNeeds = {
  readonly installation: Installation
  /** `null`: it is away, and is compared when it is opened. */
  readonly store: StoreIdentity | null
  readonly secrets: Secrets
  readonly secretFile: string
  readonly clock: Clock
}

/**
 * Whether this machine belongs with the others of its database: a frame that one of them keeps has to be found by all,
 * and a media server's token has to be known to all. The first machine decides; each later one is compared.
 */
export async function joinInstallation(needs: JoinNeeds): Promise<Result<null>> {
  const secrets = await compareSecrets(needs.installation, needs.secrets, needs.secretFile)
  if (!secrets.ok || needs.store === null) return secrets
  return await compareStore(needs.installation, needs.store, needs.clock)
}
