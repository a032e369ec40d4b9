import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { errorCode } from '../../core/error-code.ts'
import { splitLines } from '../system/split-lines.ts'

const FORMAT = 'xuncha-backup-1'
const SHA256 = /^[0-9a-f]{64}$/
const TABLE = /^[a-z_]{1,63}$/

const digestOf = (content: Uint8Array): string => createHash('sha256').update(content).digest('hex')

const manifestSchema = z.object({
  format: z.literal(FORMAT),
  version: z.string(),
  at: z.string(),
  /** The migration that the schema stood at. */
  schema: z.string(),
  tables: z.array(
    z.object({
      name: z.string().regex(TABLE),
      rows: z.number().int(),
      sha256: z.string().regex(SHA256),
    }),
  ),
  evidence: z.array(z.string().regex(SHA256)),
  /** Files that rows name and the store does not have. */
  evidenceMissing: z.array(z.string().regex(SHA256)),
  journal: z.object({ sequence: z.number().int(), hash: z.string() }).nullable(),
})
export type BackupManifest = z.infer<typeof manifestSchema>

const tableFile = (folder: string, name: string): string => join(folder, 'tables', `${name}.jsonl`)
const evidenceFile = (folder: string, sha256: string): string => join(folder, 'evidence', sha256)
const manifestFile = (folder: string): string => join(folder, 'manifest.json')
const draftFile = (folder: string): string => `${manifestFile(folder)}.part`

/** Lies in the folder until the backup is whole, for people who find one that was cut short. */
const unfinishedFile = (folder: string): string => join(folder, '未完成-UNFINISHED')

/** An empty folder of its own, for nobody else to read. `null`; or what is in the way. */
export async function beginBackup(folder: string): Promise<string | null> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    if ((await readdir(folder)).length > 0) return 'the folder is not empty'
    await writeFile(unfinishedFile(folder), '', { mode: 0o600 })
    await mkdir(join(folder, 'tables'), { mode: 0o700 })
    await mkdir(join(folder, 'evidence'), { mode: 0o700 })
    return null
  } catch (error) {
    return errorCode(error) ?? String(error)
  }
}

/** Writes a table, a row a line; each batch of lines is shown to `see`. */
export async function writeTable(
  folder: string,
  name: string,
  batches: AsyncIterable<readonly string[]>,
  see: (lines: readonly string[]) => void,
): Promise<BackupManifest['tables'][number]> {
  const hash = createHash('sha256')
  const file = await open(tableFile(folder, name), 'wx', 0o600)
  let rows = 0
  try {
    for await (const lines of batches) {
      const text = lines.map((line) => `${line}\n`).join('')
      hash.update(text)
      await file.write(text)
      rows += lines.length
      see(lines)
    }
    await file.sync()
  } finally {
    await file.close()
  }
  return { name, rows, sha256: hash.digest('hex') }
}

/** On the disk when it is done: one that is full may say so only then. */
export const writeEvidence = (folder: string, sha256: string, content: Uint8Array): Promise<void> =>
  writeFile(evidenceFile(folder, sha256), content, { mode: 0o600, flag: 'wx', flush: true })

/** Takes back what was written into a folder that `beginBackup` was content with: half a backup is none. */
export async function discardBackup(folder: string): Promise<void> {
  const written = [manifestFile(folder), draftFile(folder), join(folder, 'tables')]
  // The mark goes last: what cannot be taken back stays marked.
  for (const path of [...written, join(folder, 'evidence'), unfinishedFile(folder)]) {
    await rm(path, { recursive: true, force: true })
  }
}

/** Last of all: a folder without it is no backup. */
export async function finishBackup(
  folder: string,
  manifest: Omit<BackupManifest, 'format'>,
): Promise<void> {
  const whole = { format: FORMAT, ...manifest }
  const draft = draftFile(folder)
  await writeFile(draft, `${JSON.stringify(whole, null, 2)}\n`, { mode: 0o600, flush: true })
  await rm(unfinishedFile(folder), { force: true })
  await rename(draft, manifestFile(folder))
}

export async function* readTable(folder: string, name: string): AsyncGenerator<string> {
  const lines = splitLines(createReadStream(tableFile(folder, name)))
  for await (const line of lines) if (line !== '') yield line
}

/** `null` when it is not there or not what its name says. */
export async function readEvidence(folder: string, sha256: string): Promise<Uint8Array | null> {
  const content = await readFile(evidenceFile(folder, sha256)).catch(() => null)
  return content !== null && digestOf(content) === sha256 ? content : null
}

async function hashOfFile(path: string): Promise<string | null> {
  const hash = createHash('sha256')
  try {
    for await (const part of createReadStream(path)) hash.update(part)
    return hash.digest('hex')
  } catch {
    return null
  }
}

/** The manifest, once every file that it names was found to be what it says; else what is wrong. */
export async function inspectBackup(
  folder: string,
): Promise<{ readonly manifest: BackupManifest } | { readonly broken: string }> {
  let told: unknown
  try {
    told = JSON.parse(await readFile(manifestFile(folder), 'utf8'))
  } catch {
    return { broken: 'manifest.json: missing or broken, so the backup was never finished' }
  }
  const parsed = manifestSchema.safeParse(told)
  if (!parsed.success) return { broken: `manifest.json: not of ${FORMAT}` }
  for (const { name, sha256 } of parsed.data.tables) {
    if ((await hashOfFile(tableFile(folder, name))) !== sha256) {
      return { broken: `tables/${name}.jsonl: missing, cut short or altered` }
    }
  }
  for (const sha256 of parsed.data.evidence) {
    if ((await readEvidence(folder, sha256)) === null) {
      return { broken: `evidence/${sha256}: missing, cut short or altered` }
    }
  }
  return { manifest: parsed.data }
}
