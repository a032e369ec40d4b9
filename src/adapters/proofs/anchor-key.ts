import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto'
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { errorCode } from '../../core/error-code.ts'
import { handoverText } from '../../core/evidence/proof/anchor.ts'
import type { AnchorTools } from '../../core/evidence/proof/check-anchors.ts'
import { fail, type Result, succeed } from '../../core/fault.ts'
import type { AnchorKey, AnchorSigner } from '../../ports/proofs/anchor-book.ts'

/** DER of an Ed25519 public key (RFC 8410 §4), before its 32 bytes. */
const PUBLIC = Buffer.from('302a300506032b6570032100', 'hex')
/** Stands in the key file in front of the key: who handed on to it. PEM readers skip what is before the armour. */
const HANDOVER = /^Handed-On: (\S+) (\S+)$/m

const publicKeyOf = (key: KeyObject): string =>
  createPublicKey(key)
    .export({ format: 'der', type: 'spki' })
    .subarray(PUBLIC.length)
    .toString('base64')

const signWith = (key: KeyObject, text: string): string =>
  sign(null, Buffer.from(text), key).toString('base64')

const keyObject = (publicKey: string): KeyObject =>
  createPublicKey({
    key: Buffer.concat([PUBLIC, Buffer.from(publicKey, 'base64')]),
    format: 'der',
    type: 'spki',
  })

/** PEM, as openssl reads it. */
export const publicKeyPem = (publicKey: string): string =>
  String(keyObject(publicKey).export({ format: 'pem', type: 'spki' }))

export const isSigned: AnchorTools['isSigned'] = (publicKey, text, signature) => {
  try {
    return verify(null, Buffer.from(text), keyObject(publicKey), Buffer.from(signature, 'base64'))
  } catch {
    return false
  }
}

const NONE_YET =
  '尚无此文件，程序运行一分钟后会有 there is none until the program has run for a minute'

const unusable = (path: string, why: string): Result<never> =>
  fail(
    'setting-invalid',
    `锚点密钥 ${path} 不能用（${why}）：请检查文件与权限。The key of the anchors ${path} cannot be used (${why}): check the file and its permissions.`,
    path,
  )

/** Whole or not at all; `wx` lets the first of two win. */
async function writeKey(path: string, text: string, replace: boolean): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  const beside = replace ? `${path}.new` : path
  if (replace) await rm(beside, { force: true })
  const file = await open(beside, 'wx', 0o600)
  try {
    await file.writeFile(text)
    await file.datasync()
  } finally {
    await file.close()
  }
  if (replace) await rename(beside, path)
}

const newKey = (): { readonly key: KeyObject; readonly pem: string } => {
  const { privateKey } = generateKeyPairSync('ed25519')
  return { key: privateKey, pem: String(privateKey.export({ format: 'pem', type: 'pkcs8' })) }
}

function signerOf(text: string): AnchorSigner | null {
  const key = createPrivateKey(text)
  if (key.asymmetricKeyType !== 'ed25519') return null
  const [, from, signature] = HANDOVER.exec(text) ?? []
  return {
    key: publicKeyOf(key),
    handover: from === undefined || signature === undefined ? null : { from, signature },
    sign: (statement) => signWith(key, statement),
  }
}

async function read(path: string): Promise<Result<AnchorSigner | null>> {
  try {
    const signer = signerOf(await readFile(path, 'utf8'))
    return signer === null ? unusable(path, 'not an Ed25519 key') : succeed(signer)
  } catch (error) {
    return errorCode(error) === 'ENOENT'
      ? succeed(null)
      : unusable(path, errorCode(error) ?? 'not a private key in PEM')
  }
}

async function makeKey(path: string): Promise<Result<null>> {
  try {
    await writeKey(path, newKey().pem, false)
    return succeed(null)
  } catch (error) {
    const why = errorCode(error) ?? String(error)
    // Somebody else was faster.
    return why === 'EEXIST' ? succeed(null) : unusable(path, why)
  }
}

/** The key in that file, read at each use: it may be replaced while the program runs. Made where there is none, if `make`. */
export const createAnchorKey = (path: string, make: boolean): AnchorKey => ({
  async signer() {
    const found = await read(path)
    if (!found.ok) return found
    if (found.value !== null) return succeed(found.value)
    const made = make ? await makeKey(path) : unusable(path, NONE_YET)
    if (!made.ok) return made
    const again = await read(path)
    if (!again.ok) return again
    return again.value === null ? unusable(path, NONE_YET) : succeed(again.value)
  },
})

/** Puts a new key in the place of the one that is there, which signs it. The old one is gone afterwards. */
export async function rotateAnchorKey(path: string): Promise<Result<AnchorSigner>> {
  const old = await createAnchorKey(path, false).signer()
  if (!old.ok) return old
  const { key, pem } = newKey()
  const signature = old.value.sign(handoverText(publicKeyOf(key)))
  await writeKey(path, `Handed-On: ${old.value.key} ${signature}\n${pem}`, true)
  return await createAnchorKey(path, false).signer()
}
