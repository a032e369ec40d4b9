import { createHash, randomUUID } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import { z } from 'zod'
import type { KeptModel } from '../../core/detection/kept-model.ts'
import { fail, type Result, succeed } from '../../core/fault.ts'
import { parseLexicon } from '../../core/reading/lexicon/parse-lexicon.ts'
import { writeLexicon } from '../../core/reading/lexicon/write-lexicon.ts'
import type { ModelShelf } from '../../ports/model-shelf.ts'
import { parseModel } from './read-model.ts'

const compress = promisify(gzip)
const expand = promisify(gunzip)
/** A model with its terms is 2 MB; what unpacks to more is none of ours. */
const MOST_BYTES = 64 * 1024 * 1024

const digest = (text: string | Uint8Array): string =>
  createHash('sha256').update(text).digest('hex')

/** `VERSION.SHA256.json.gz`; the hash is of what is packed, whatever packs it. */
const nameOf = (modelVersion: string, sha256: string): string =>
  `${encodeURIComponent(modelVersion)}.${sha256}.json.gz`

const textOf = ({ model, lexicons }: KeptModel): string =>
  JSON.stringify({ model, lexicon: writeLexicon(lexicons) })

const KEPT_MODEL = z.object({ model: z.unknown(), lexicon: z.string() })

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** Proven by its hash before it is read. */
async function readKept(folder: string, name: string): Promise<Result<KeptModel>> {
  const altered = (why: string): Result<never> =>
    fail('evidence-altered', `保存的模型 ${name}：${why}`, name)
  const sha256 = name.split('.').at(-3) ?? ''
  const bytes = await readFile(join(folder, name))
    .then((packed) => expand(packed, { maxOutputLength: MOST_BYTES }))
    .catch(() => null)
  if (bytes === null || digest(bytes) !== sha256)
    return altered('与其指纹不符 / is not what was kept')
  const data = KEPT_MODEL.safeParse(jsonOf(bytes.toString('utf8')))
  if (!data.success) return altered('不是模型文件 / is no file of a model')
  const model = parseModel(data.data.model)
  if (typeof model === 'string')
    return altered(`本版本无法运行 / this release cannot run it: ${model}`)
  const lexicons = parseLexicon(name, data.data.lexicon)
  return lexicons.ok
    ? succeed({ model, lexicons: lexicons.value })
    : altered(`本版本无法运行 / this release cannot run it: ${lexicons.fault.message}`)
}

/** Models as files of a folder, which is made when the first is kept. */
export function createModelFolder(folder: string): ModelShelf {
  return {
    async keep(kept) {
      const text = textOf(kept)
      const place = join(folder, nameOf(kept.model.modelVersion, digest(text)))
      if (await stat(place).catch(() => null)) return
      await mkdir(folder, { recursive: true, mode: 0o700 })
      const draft = join(folder, `incoming-${randomUUID()}`)
      try {
        await writeFile(draft, await compress(text), { mode: 0o600, flush: true })
        await rename(draft, place)
      } catch (cause) {
        await rm(draft, { force: true })
        throw cause
      }
    },
    async find(modelVersion) {
      const names = await readdir(folder).catch(() => [])
      const prefix = `${encodeURIComponent(modelVersion)}.`
      const kept: KeptModel[] = []
      for (const name of names.sort()) {
        if (!name.startsWith(prefix) || !KEPT.test(name.slice(prefix.length))) continue
        const one = await readKept(folder, name)
        if (!one.ok) return one
        kept.push(one.value)
      }
      return succeed(kept)
    },
  }
}

const KEPT = /^[0-9a-f]{64}\.json\.gz$/
