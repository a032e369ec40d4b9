import { execFile } from 'node:child_process'
import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createAnchorKey, isSigned, publicKeyPem } from '../../../src/adapters/proofs/anchor-key.ts'
import { sha256 } from '../../../src/adapters/system/sha256.ts'
import type { Foundation } from '../../../src/compose/foundation.ts'
import { hashBytes } from '../../../src/compose/proofs/open-proofs.ts'
import { packageExport, verifyPackage } from '../../../src/compose/proofs/packages.ts'
import type { Storage } from '../../../src/compose/storage/storage.ts'
import type { OpenedPackage } from '../../../src/core/evidence/package/check-list.ts'
import { checkPackage } from '../../../src/core/evidence/package/check-package.ts'
import {
  type PackageReport,
  packageLines,
} from '../../../src/core/evidence/package/package-check.ts'
import {
  type PackageManifest,
  PLACES,
  sumLine,
} from '../../../src/core/evidence/package/package-format.ts'
import { hexOf } from '../../../src/core/evidence/proof/anchor.ts'
import { openEmbedded, type TestDatabase } from '../../build/database/database.ts'
import { SATURDAY } from '../../build/database/database-rows.ts'
import { intruderOf, openSealedCase } from '../../build/proofs/sealed-case.ts'
import { needStrangersTools } from '../../build/proofs/strangers-tools.ts'
import { createFakeClock } from '../../fakes/fake-clock.ts'

const run = promisify(execFile)
type Files = Map<string, Buffer>

const NO_STAMPS = { authorities: [], roots: null, policy: null }
const tools = { hash: hashBytes, isSigned, sha256, pemOf: publicKeyPem }
let opened: TestDatabase
let file: string
let folder: string
let pem: string
let signText: (text: string) => string
let whole: Files
let another: Files

/** What unzip makes of it. */
async function unpacked(zip: string): Promise<Files> {
  const to = `${zip}-folder`
  await run('unzip', ['-q', zip, '-d', to])
  const names = await readdir(to, { recursive: true, withFileTypes: true })
  const paths = names.filter((entry) => entry.isFile()).map((one) => join(one.parentPath, one.name))
  return new Map(
    await Promise.all(
      paths.map(async (path) => [path.slice(to.length + 1), await readFile(path)] as const),
    ),
  )
}

beforeAll(async () => {
  needStrangersTools()
  opened = await openEmbedded()
  const { database, dataFolder } = opened
  const sealed = await openSealedCase(opened, intruderOf(opened))
  await sealed.seal()
  const keyFile = join(dataFolder, 'anchor-key.pem')
  const signer = await createAnchorKey(keyFile, false).signer()
  if (!signer.ok) throw new Error(signer.fault.message)
  pem = publicKeyPem(signer.value.key)
  signText = signer.value.sign
  const foundation = {
    clock: createFakeClock(SATURDAY),
    sha256,
    settings: {
      proofs: { keyFile, anchorFolder: null, stamps: NO_STAMPS },
      storage: { dataFolder },
    },
  } as unknown as Foundation
  const { transactions } = database
  const { evidenceStore } = sealed.deps
  const storage = { database, transactions, evidenceStore } as unknown as Storage
  const exportPackage = packageExport(foundation, storage)
  const exportTo = async (name: string): Promise<string> => {
    const order = { violationId: 'violation-1', file: join(dataFolder, name), who: 'local:officer' }
    const made = await exportPackage(order)
    if (!made.ok) throw new Error(made.fault.message)
    expect((await exportPackage(order)).ok, 'a file that is there is left alone').toBe(false)
    return order.file
  }
  file = await exportTo('case.zip')
  whole = await unpacked(file)
  folder = `${file}-folder`
  another = await unpacked(await exportTo('later.zip'))
}, 120_000)
afterAll(() => opened.close())

const openedOf = (files: Files): OpenedPackage => ({
  files: new Map(
    [...files].map(([path, bytes]) => [
      path,
      { sha256: hexOf(hashBytes(bytes)), bytes: bytes.length },
    ]),
  ),
  bytes: (path) => files.get(path) ?? null,
  text: (path) => files.get(path)?.toString('utf8') ?? null,
  base64: (path) => files.get(path)?.toString('base64') ?? null,
})
const check = (files: Files, key: string | null = pem): PackageReport =>
  checkPackage(openedOf(files), key, tools)
const said = (report: PackageReport): string => packageLines(report).join('\n')

const flipped = (bytes: Buffer): Buffer => {
  const copy = Buffer.from(bytes)
  const middle = Math.floor(copy.length / 2)
  copy[middle] = (copy[middle] ?? 0) ^ 1
  return copy
}

type Manifest = PackageManifest & { files: PackageManifest['files'][number][] }

/** Lists and signature made anew, as by somebody who has a key. */
function resealed(
  files: Files,
  signed: (text: string) => string,
  change: (manifest: Manifest) => Partial<Manifest> = () => ({}),
): Files {
  const manifest = JSON.parse(String(files.get(PLACES.manifest))) as Manifest
  const listed = manifest.files.flatMap((one) => {
    const bytes = files.get(one.path)
    return bytes === undefined
      ? []
      : [{ ...one, bytes: bytes.length, sha256: hexOf(hashBytes(bytes)) }]
  })
  const anew = { ...manifest, files: listed }
  const text = Buffer.from(JSON.stringify({ ...anew, ...change(anew) }))
  const all = [...listed, { path: PLACES.manifest, sha256: hexOf(hashBytes(text)) }]
  const sums = `${all.map(sumLine).join('\n')}\n`
  return new Map([
    ...files,
    [PLACES.manifest, text],
    [PLACES.sums, Buffer.from(sums)],
    [PLACES.seal, Buffer.from(signed(sums), 'base64')],
  ])
}

test('what was exported is whole: offline by the program, and by unzip, sha256sum and openssl alone', async () => {
  const report = await verifyPackage(file, pem)
  expect(said(report)).toContain('结论：证据包完整，未见改动')
  expect(report.checks.find(({ name }) => name === 'evidence')?.looked).toBe(2)
  const key = join(opened.dataFolder, 'public.pem')
  await writeFile(key, pem)
  const { stdout } = await run('bash', [join(folder, 'check.sh'), key])
  expect(stdout).toContain('结论：未见改动')
  expect(stdout).not.toContain('WRONG')
  expect(String(whole.get(PLACES.record))).toContain('电子数据提取笔录')
  expect(String(whole.get(PLACES.recordPaper)?.subarray(0, 5))).toBe('%PDF-')
  const manifest = JSON.parse(String(whole.get(PLACES.manifest))) as PackageManifest
  expect(manifest.missing.map(({ what }) => what)).toContain('音视频片段')
  expect((await readdir(opened.dataFolder)).filter((name) => name.endsWith('.part'))).toEqual([])
})

test('one byte of any file is found, and the file is named', () => {
  for (const [path, bytes] of whole) {
    const report = check(new Map([...whole, [path, flipped(bytes)]]))
    expect(report.outcome, path).toBe('wrong')
    expect(said(report), path).toContain(path)
  }
})

test('a file that was taken out or put in is found and named', () => {
  for (const path of whole.keys()) {
    const report = check(new Map([...whole].filter(([name]) => name !== path)))
    expect(report.outcome, path).toBe('wrong')
    expect(said(report), path).toContain(path)
  }
  const more = check(new Map([...whole, ['evidence/more.png', Buffer.from('x')]]))
  expect(said(more)).toContain('evidence/more.png 不在 manifest.json 里')
})

test('the script of the package finds and names what was altered, too', async () => {
  const [path = ''] = [...whole.keys()].filter((name) => name.startsWith('journal/entry-'))
  const bytes = whole.get(path) ?? Buffer.alloc(0)
  await writeFile(join(folder, path), flipped(bytes))
  await writeFile(join(folder, 'evidence', 'more.png'), 'x')
  const failed = await run('bash', [join(folder, 'check.sh')]).catch((error: unknown) => error)
  expect(failed).toMatchObject({ code: 1 })
  const { stdout } = failed as { stdout: string }
  expect(stdout).toContain(`${path} 不是第`)
  expect(stdout).toContain('不在清单 not listed: evidence/more.png')
  await writeFile(join(folder, path), bytes)
})

test('whoever seals it anew with another key is found by the key that was had elsewhere', () => {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  const raw = publicKey.export({ format: 'der', type: 'spki' }).subarray(12).toString('base64')
  const by = (key: KeyObject) => (text: string) =>
    sign(null, Buffer.from(text), key).toString('base64')
  const forged = new Map([...whole, [PLACES.key, Buffer.from(publicKeyPem(raw))]])
  const report = check(resealed(forged, by(privateKey), () => ({ key: raw })))
  expect(said(report)).toContain('密钥被换')
  expect(said(report), 'and by the anchors, which he did not sign').toContain('由另一把密钥签署')
})

test('entries that were dropped, added or reordered are found although the lists are signed anew', () => {
  const entries = [...whole.keys()].filter((path) => path.startsWith('journal/entry-')).sort()
  const [first = '', second = ''] = entries
  const [one, two] = [whole.get(first) ?? Buffer.alloc(0), whole.get(second) ?? Buffer.alloc(0)]
  const anew = (files: Files, change?: Parameters<typeof resealed>[2]) =>
    said(check(resealed(files, signText, change)))
  const dropped = new Map([...whole].filter(([path]) => path !== second))
  expect(anew(dropped)).toContain(`${second} 不在包里：条目被拿掉`)
  const swapped = new Map([...whole, [first, two], [second, one]])
  expect(anew(swapped)).toContain(`${first} 的内容不是这一条日志`)
  const reordered = anew(whole, ({ files }) => ({ files: files.toReversed() }))
  expect(reordered).toContain('换位')
  const stranger = 'journal/entry-000000099.txt'
  const body = String(one).replace('"sequence":1,', '"sequence":99,')
  const added = anew(new Map([...whole, [stranger, Buffer.from(body)]]), ({ files }) => ({
    files: [
      ...files,
      { path: stranger, sha256: sha256(body), bytes: body.length, mediaType: '', zh: '', en: '' },
    ],
  }))
  expect(added).toContain(`${stranger} 没有包含证明`)
})

test('an anchor that was swapped with another of the same key is found', () => {
  const anchors = [...whole.keys()].filter((path) => /^anchors\/.*\.json$/.test(path))
  const [old = ''] = anchors
  const later = [...another.keys()].find(
    (path) => /^anchors\/.*\.json$/.test(path) && !whole.has(path),
  )
  const statement = another.get(later ?? '') ?? Buffer.alloc(0)
  const signature = another.get((later ?? '').replace('.json', '.sig')) ?? Buffer.alloc(0)
  expect(later).toBeDefined()
  const swapped = new Map([...whole, [old, statement], [old.replace('.json', '.sig'), signature]])
  const report = said(check(resealed(swapped, signText)))
  expect(report).toContain(`${old} 不是第`)
  expect(report).toContain('内容、次序或锚点被改')
})

test('what was read on a picture cannot be altered, nor a picture put in the place of another', () => {
  const pieces = String(whole.get(PLACES.pieces))
  const altered = new Map([
    ...whole,
    [PLACES.pieces, Buffer.from(pieces.replace('"width": 2', '"width": 3'))],
  ])
  expect(said(check(resealed(altered, signText)))).toContain('的登记（时间、识别文字）与所签的不同')
  const [one = '', two = ''] = [...whole.keys()].filter((path) => path.startsWith('evidence/'))
  const put = new Map([...whole, [one, whole.get(two) ?? Buffer.alloc(0)]])
  expect(said(check(resealed(put, signText)))).toContain('与其名不符')
})

const replaced = (bytes: Buffer, from: string, to: string, times: number): Buffer => {
  const copy = Buffer.from(bytes)
  for (let time = 0, at = copy.indexOf(from); time < times && at >= 0; time += 1) {
    copy.write(to, at)
    at = copy.indexOf(from, at + 1)
  }
  return copy
}

/** The entry of the directory at the end of the archive. */
function inDirectory(
  bytes: Buffer,
  name: string,
  change: (at: number, copy: Buffer) => void,
): Buffer {
  const copy = Buffer.from(bytes)
  change(copy.lastIndexOf(name) - 46, copy)
  return copy
}

test('an archive that is made to deceive or to exhaust is refused before anything is unpacked', async () => {
  const bytes = await readFile(file)
  const name = 'README.txt'
  const hostile: Readonly<Record<string, Buffer>> = {
    'a way out of the folder': replaced(bytes, name, '../../a.sh', 9),
    'an absolute name': replaced(bytes, name, '/etc/a.txt', 9),
    'a name twice': replaced(bytes, name, 'SHA256SUMS', 9),
    'two headers that differ': replaced(bytes, name, 'README.doc', 1),
    'a symbolic link': inDirectory(bytes, name, (at, copy) => {
      copy.writeUInt32LE(0xa1ff_0000, at + 38)
    }),
    'a bomb': inDirectory(bytes, name, (at, copy) => copy.writeUInt32LE(0xffff_fff0, at + 24)),
    'an encrypted entry': inDirectory(bytes, name, (at, copy) => copy.writeUInt16LE(1, at + 8)),
    'overlapping entries': inDirectory(bytes, name, (at, copy) => copy.writeUInt32LE(0, at + 42)),
    'half of one': bytes.subarray(0, bytes.length / 2),
    'something in front': Buffer.concat([Buffer.from('#!/bin/sh\n'), bytes]),
    'no archive': Buffer.from('x'),
  }
  for (const [what, content] of Object.entries(hostile)) {
    const path = join(opened.dataFolder, 'hostile.zip')
    await writeFile(path, content)
    const report = await verifyPackage(path, pem)
    expect(report, what).toMatchObject({
      outcome: 'wrong',
      checks: [{ name: 'archive', outcome: 'wrong' }],
    })
  }
  expect((await verifyPackage(join(opened.dataFolder, 'none.zip'), null)).outcome).toBe('wrong')
})
