import { randomBytes } from 'node:crypto'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { z } from 'zod'
import { errorCode } from '../../core/error-code.ts'
import { type Fault, fail, failAll, type Result, succeed } from '../../core/fault.ts'
import { mediaServerName } from '../../core/registry/media-server.ts'
import { derivedHookToken } from './hook-keys.ts'

const serverAddress = z
  .string()
  .refine((apiUrl) => mediaServerName(apiUrl) !== null, 'not an http(s) address')
const hookToken = z.string().min(16).optional()

const MEDIA_SERVERS = z.record(
  serverAddress,
  z.strictObject({
    username: z.string(),
    password: z.string(),
    /** The server shows it in its hook address; worked out and written down here where it is left out. */
    hookToken,
  }),
)

/** A server whose administration API stands behind a name and password, or open to us alone. */
const SERVER_ACCESS = z.record(
  serverAddress,
  z.strictObject({
    username: z.string().optional(),
    password: z.string().optional(),
    hookToken,
  }),
)

/** Of a cloud's API where it is not the public one: TLS, or this machine. */
const endpoint = z
  .string()
  .regex(
    /^(?:https:\/\/|http:\/\/(?:127\.0\.0\.1|localhost)(?::|$))[^/?#@]*$/,
    'not an https address',
  )
  .optional()

/** Base64 of 24 to 64 bytes, as the specification has it. */
const webhookSecret = z
  .string()
  .regex(/^whsec_[A-Za-z0-9+/]{32,88}={0,2}$/, 'not whsec_ and base64 of 24 to 64 bytes')

/** Nothing is asked of a receiver that does not stand here. */
const RECEIVER_ABILITIES = z.strictObject({
  drop: z.boolean().default(true),
  ban: z.boolean().default(false),
  banEnds: z.boolean().default(false),
  resume: z.boolean().default(false),
  state: z.boolean().default(false),
  longestBanDays: z.number().int().positive().nullable().default(null),
})

/** How to get into whatever cuts streams, node-media-servers apart, by platform and then by server or domain. */
const CUT_ACCESS = z.strictObject({
  srs: SERVER_ACCESS.default({}),
  'nginx-rtmp': SERVER_ACCESS.default({}),
  mediamtx: SERVER_ACCESS.default({}),
  zlmediakit: z
    .record(serverAddress, z.strictObject({ secret: z.string().min(1), hookToken }))
    .default({}),
  /** By publishing domain; `*` for all of one account. */
  'tencent-css': z
    .record(
      z.string(),
      z.strictObject({ secretId: z.string().min(1), secretKey: z.string().min(1), endpoint }),
    )
    .default({}),
  /** As of Tencent. */
  'aliyun-live': z
    .record(
      z.string(),
      z.strictObject({
        accessKeyId: z.string().min(1),
        accessKeySecret: z.string().min(1),
        endpoint,
      }),
    )
    .default({}),
  /** Secrets of Standard Webhooks, `whsec_…`, by the address that takes our orders, and what its system can do. */
  webhook: z
    .record(
      serverAddress,
      z.strictObject({ secret: webhookSecret, abilities: RECEIVER_ABILITIES.optional() }),
    )
    .default({}),
})

const SHAPE = z.strictObject({
  /** Signs the cookies of the dashboard. */
  cookieSecret: z.string().min(32),
  /** From it come the servers' own hook tokens; media servers whose hook address names none may still show it. */
  hookToken: z.string().min(16),
  /** Administration accounts by API address, e.g. `http://10.0.0.5:8000`. */
  mediaServers: MEDIA_SERVERS,
  cutAccess: CUT_ACCESS.optional(),
  /** Key of the endpoint that gives second opinions, where it asks for one. */
  secondOpinionKey: z.string().min(1).optional(),
  /** Key of the server that turns speech into text, where it asks for one. */
  speechKey: z.string().min(1).optional(),
  /** What this program shows the provider of identities, where that asks for one (`XUNCHA_OIDC_ISSUER`). */
  oidcClientSecret: z.string().min(1).optional(),
})
type Shape = z.infer<typeof SHAPE>

const ASKING = ['srs', 'nginx-rtmp', 'mediamtx', 'zlmediakit'] as const

const allServers = ({ mediaServers, cutAccess }: Shape) =>
  [mediaServers, ...ASKING.map((platform) => cutAccess?.[platform] ?? {})].flatMap(
    Object.entries,
  ) as [string, { readonly hookToken?: string }][]

const noneTwice = (values: readonly unknown[]): boolean => new Set(values).size === values.length

const SECRETS = SHAPE.refine(
  (secrets) => noneTwice(allServers(secrets).map(([apiUrl]) => mediaServerName(apiUrl))),
  'one media server stands there twice',
).refine(
  (secrets) => noneTwice(allServers(secrets).flatMap(([, { hookToken: token }]) => token ?? [])),
  'two media servers have the same hookToken',
)
export type Secrets = z.infer<typeof SECRETS>

const generate = (): Secrets => ({
  cookieSecret: randomBytes(32).toString('hex'),
  hookToken: randomBytes(16).toString('hex'),
  mediaServers: {},
})

const textOf = (secrets: Secrets): string => `${JSON.stringify(secrets, null, 2)}\n`

type Asking = { readonly hookToken?: string | undefined }

function named<Account extends Asking>(
  shared: string,
  servers: Readonly<Record<string, Account>>,
): Record<string, Account & { hookToken: string }> {
  return Object.fromEntries(
    Object.entries(servers).map(([apiUrl, account]) => {
      const server = mediaServerName(apiUrl) ?? apiUrl
      return [
        apiUrl,
        { ...account, hookToken: account.hookToken ?? derivedHookToken(shared, server) },
      ]
    }),
  )
}

/** Each media server with a hook token of its own. */
function withHookTokens(secrets: Secrets): Secrets {
  const { hookToken: shared, cutAccess } = secrets
  const mediaServers = named(shared, secrets.mediaServers)
  if (cutAccess === undefined) return { ...secrets, mediaServers }
  return {
    ...secrets,
    mediaServers,
    cutAccess: {
      ...cutAccess,
      srs: named(shared, cutAccess.srs),
      'nginx-rtmp': named(shared, cutAccess['nginx-rtmp']),
      mediamtx: named(shared, cutAccess.mediamtx),
      zlmediakit: named(shared, cutAccess.zlmediakit),
    },
  }
}

/** Whole or not at all: half a file would stop every later start. Rejects when it cannot be written. */
async function write(path: string, secrets: Secrets): Promise<void> {
  const beside = `${path}.${process.pid}.new`
  try {
    await writeFile(beside, textOf(secrets), { mode: 0o600, flush: true })
    await rename(beside, path)
  } catch (error) {
    await rm(beside, { force: true }).catch(() => {})
    throw error
  }
}

/** Where the file may not be written the tokens are the same at every start all the same. */
const writeDown = (path: string, secrets: Secrets): Promise<void> =>
  write(path, secrets).catch(() => {})

async function makeSecretFile(path: string): Promise<Result<Secrets>> {
  const secrets = generate()
  try {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 })
    await write(path, secrets)
    return succeed(secrets)
  } catch (error) {
    const why = errorCode(error) ?? String(error)
    const full = why === 'ENOSPC' ? { zh: '磁盘已满', en: 'disk full' } : { zh: why, en: why }
    return fail(
      'setting-invalid',
      `密钥文件 ${path} 无法写入（${full.zh}），请检查磁盘与权限。The secret file ${path} cannot be written (${full.en}): check disk and permissions.`,
      'XUNCHA_SECRET_FILE',
    )
  }
}

function jsonOf(text: string): { readonly value: unknown } | null {
  try {
    return { value: JSON.parse(text) }
  } catch {
    return null
  }
}

const place = (path: readonly PropertyKey[]): string => path.map(String).join('.')

/** What the secret file says, and `null` when there is none yet. Changes nothing. */
export async function inspectSecretFile(path: string): Promise<Result<Secrets | null>> {
  const broken = (why: string): Fault => ({
    code: 'setting-invalid',
    message: `密钥文件 ${path} 不能用：${why}。The secret file cannot be used: ${why}.`,
    where: path,
  })
  let text: string
  try {
    text = await readFile(path, 'utf8')
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return succeed(null)
    const why = errorCode(error) ?? String(error)
    return fail(
      'setting-invalid',
      `密钥文件 ${path} 无法读取（${why}），请检查权限。The secret file ${path} cannot be read (${why}): check its permissions.`,
      'XUNCHA_SECRET_FILE',
    )
  }
  if (text.trim() === '') {
    return failAll([
      broken('空文件，删除后会重新生成 it is empty: remove it, and a new one is made'),
    ])
  }
  const json = jsonOf(text)
  if (json === null) return failAll([broken('不是 JSON not JSON')])
  const parsed = SECRETS.safeParse(json.value)
  if (parsed.success) return succeed(parsed.data)
  const [first, ...more] = parsed.error.issues.map((issue) =>
    broken(`${place(issue.path)} ${issue.message}`.trim()),
  )
  return failAll([first ?? broken('?'), ...more])
}

/**
 * Reads the secret file, or makes one (readable by its owner only) at first start. Media servers from before servers
 * had hook tokens of their own get them, written into the file.
 */
export async function readSecretFile(path: string): Promise<Result<Secrets>> {
  const found = await inspectSecretFile(path)
  if (!found.ok) return found
  if (found.value === null) return await makeSecretFile(path)
  const complete = withHookTokens(found.value)
  if (textOf(complete) !== textOf(found.value)) await writeDown(path, complete)
  return succeed(complete)
}
