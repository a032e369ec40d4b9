import { randomBytes } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { z } from 'zod'
import { fail, type Result, succeed } from '../core/fault.ts'

const SECRETS = z.strictObject({
  /** Signs the cookies of the dashboard. */
  cookieSecret: z.string().min(32),
  /** Media servers show it when they ask whether a stream may publish. */
  hookToken: z.string().min(16),
  /** Administration accounts by API address, e.g. `http://10.0.0.5:8000`. */
  mediaServers: z.record(
    z.string(),
    z.strictObject({ username: z.string(), password: z.string() }),
  ),
  /** Key of the endpoint that gives second opinions, where it asks for one. */
  secondOpinionKey: z.string().min(1).optional(),
})
export type Secrets = z.infer<typeof SECRETS>

const generate = (): Secrets => ({
  cookieSecret: randomBytes(32).toString('hex'),
  hookToken: randomBytes(16).toString('hex'),
  mediaServers: {},
})

/** Reads the secret file, or makes one (readable by its owner only) at first start. */
export async function readSecretFile(path: string): Promise<Result<Secrets>> {
  let text: string
  try {
    text = await readFile(path, 'utf8')
  } catch {
    const secrets = generate()
    await mkdir(dirname(path), { recursive: true })
    await writeFile(path, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 })
    return succeed(secrets)
  }
  const broken = (why: string): Result<never> =>
    fail(
      'setting-invalid',
      `密钥文件无法读取:${why}。The secret file cannot be used: ${why}.`,
      path,
    )
  try {
    const parsed = SECRETS.safeParse(JSON.parse(text))
    if (parsed.success) return succeed(parsed.data)
    const issue = parsed.error.issues[0]
    return broken(`${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`.trim())
  } catch {
    return broken('not JSON')
  }
}
