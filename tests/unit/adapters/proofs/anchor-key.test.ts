import { execFileSync } from 'node:child_process'
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import {
  createAnchorKey,
  isSigned,
  publicKeyPem,
  rotateAnchorKey,
} from '../../../../src/adapters/proofs/anchor-key.ts'
import { handoverText } from '../../../../src/core/evidence/proof/anchor.ts'
import { needStrangersTools } from '../../../build/proofs/strangers-tools.ts'

let folder: string
let path: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'xuncha-test-'))
  path = join(folder, 'anchor-key.pem')
})
afterEach(() => rm(folder, { recursive: true, force: true }))

async function signerAt() {
  const signer = await createAnchorKey(path, true).signer()
  if (!signer.ok) throw new Error(signer.fault.message)
  return signer.value
}

test('a key is made once, for its owner alone, and stays the same', async () => {
  const [one, two] = [await signerAt(), await signerAt()]
  expect(two.key).toBe(one.key)
  expect((await stat(path)).mode & 0o777).toBe(0o600)
  expect(isSigned(one.key, '陈述', two.sign('陈述'))).toBe(true)
  expect(isSigned(one.key, '陈词', two.sign('陈述'))).toBe(false)
})

test('a new key comes with the signature of the old one', async () => {
  const old = await signerAt()
  expect(await rotateAnchorKey(path)).toMatchObject({ ok: true })
  const { key, handover } = await signerAt()
  expect(key).not.toBe(old.key)
  expect(handover?.from).toBe(old.key)
  expect(isSigned(old.key, handoverText(key), handover?.signature ?? '')).toBe(true)
})

test('a stranger checks a signature with openssl and the public key alone', async () => {
  needStrangersTools()
  const signer = await signerAt()
  const [statement, signature, key] = ['statement', 'signature', 'public.pem'].map((name) =>
    join(folder, name),
  ) as [string, string, string]
  await writeFile(statement, '{"陈述":1}')
  await writeFile(signature, Buffer.from(signer.sign('{"陈述":1}'), 'base64'))
  await writeFile(key, publicKeyPem(signer.key))
  const asked = ['pkeyutl', '-verify', '-pubin', '-inkey', key, '-rawin', '-in', statement]
  expect(String(execFileSync('openssl', [...asked, '-sigfile', signature]))).toContain(
    'Successfully',
  )
})

test('what is no key is said, and not overwritten', async () => {
  await writeFile(path, 'no key')
  expect(await createAnchorKey(path, true).signer()).toMatchObject({
    ok: false,
    fault: { where: path },
  })
})
