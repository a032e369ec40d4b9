import { createHash } from 'node:crypto'
import { readdir, rename, rm, writeFile } from 'node:fs/promises'
import { userInfo } from 'node:os'
import { join } from 'node:path'
import { isOwnFolder, makeOwnFolder } from '../system/own-folder.ts'
import { type ReadFile, readRegularFile } from './regular-file.ts'

/** Bytes that wait for their store. */
export type Waiting = { readonly sha256: string; readonly mediaType: string }

/** The largest that a look keeps, a clip with its picture, is a fraction of it. */
const LARGEST_BYTES = 64 * 1_048_576

const EXTENSIONS: Readonly<Record<string, string>> = {
  'image/png': 'png',
  'application/json': 'json',
}
const NAME = /^([0-9a-f]{64})\.(png|json|bin)$/

const typeOf = (extension: string): string =>
  Object.entries(EXTENSIONS).find(([, one]) => one === extension)?.[0] ?? 'application/octet-stream'

export const asidePath = (folder: string, { sha256, mediaType }: Waiting): string =>
  join(folder, `${sha256}.${EXTENSIONS[mediaType] ?? 'bin'}`)

/** What a former process left in `folder`; `null` when the folder is not ours alone, and nothing in it is looked at. */
export async function leftIn(folder: string): Promise<readonly Waiting[] | null> {
  const ours = await isOwnFolder(folder)
  if (ours === null) return []
  if (!ours) return null
  return (await readdir(folder)).flatMap((name) => {
    const [, sha256, extension] = NAME.exec(name) ?? []
    if (sha256 === undefined || extension === undefined) return []
    return [{ sha256, mediaType: typeOf(extension) }]
  })
}

/** @throws when the folder is not ours alone or takes nothing; then no half of it is left. */
export async function writeAside(
  folder: string,
  waiting: Waiting,
  content: Uint8Array,
): Promise<void> {
  if (content.byteLength > LARGEST_BYTES) throw new Error(`${content.byteLength} bytes`)
  if (!(await makeOwnFolder(folder))) throw new Error(`${folder} is not ours alone`)
  const path = asidePath(folder, waiting)
  const part = `${path}.part`
  try {
    await rm(part, { force: true })
    await writeFile(part, content, { mode: 0o600, flag: 'wx' })
    await rename(part, path)
  } catch (error) {
    // Half a file on a full disk takes room from others.
    await rm(part, { force: true }).catch(() => undefined)
    throw error
  }
}

/** `unfit` also when its bytes are not those that its name promises. */
export async function readAside(folder: string, waiting: Waiting): Promise<ReadFile> {
  if ((await isOwnFolder(folder)) === false) return { kind: 'unfit', why: "another's folder" }
  const found = await readRegularFile(asidePath(folder, waiting), {
    largestBytes: LARGEST_BYTES,
    owner: userInfo().uid,
  })
  if (found.kind !== 'bytes') return found
  const digest = createHash('sha256').update(found.bytes).digest('hex')
  return digest === waiting.sha256 ? found : { kind: 'unfit', why: `hashes to ${digest}` }
}
