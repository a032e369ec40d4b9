import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { readSecretFile } from '../../../../src/compose/secrets/secret-file.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'xuncha-secrets-'))
})
afterEach(() => rm(folder, { recursive: true }))

const at = (name: string) => join(folder, name)

it('is made whole at the first start and is the same at the next', async () => {
  const made = await readSecretFile(at('secrets.json'))
  expect(await readSecretFile(at('secrets.json'))).toEqual(made)
  expect(await readdir(folder)).toEqual(['secrets.json'])
})

it('where it cannot be written the start is refused in a sentence, and nothing is left that stops the next', async () => {
  await writeFile(at('file'), '')
  const refused = await readSecretFile(at('file/secrets.json'))
  expect(refused).toMatchObject({ ok: false, fault: { code: 'setting-invalid' } })
  const full = await readSecretFile('/dev/full/secrets.json')
  expect(full.ok).toBe(false)
  expect(await readdir(folder)).toEqual(['file'])
})

it('an empty one, as an earlier full disk left it, is said to be empty and what to do', async () => {
  await writeFile(at('secrets.json'), '')
  const refused = await readSecretFile(at('secrets.json'))
  expect(refused.ok ? '' : refused.fault.message).toContain('remove it')
  expect(await readFile(at('secrets.json'), 'utf8')).toBe('')
})

const withAccess = async (cutAccess: object) => {
  await rm(at('secrets.json'), { force: true })
  const made = await readSecretFile(at('secrets.json'))
  if (!made.ok) throw new Error(made.fault.message)
  await writeFile(at('secrets.json'), JSON.stringify({ ...made.value, cutAccess }))
  return await readSecretFile(at('secrets.json'))
}

it('keys of a cloud are sent to an https address alone, or to this machine', async () => {
  const key = { secretId: 'AKID', secretKey: 'key' }
  const sentTo = (endpoint: string) => withAccess({ 'tencent-css': { '*': { ...key, endpoint } } })
  expect((await sentTo('https://live.private.example')).ok).toBe(true)
  expect((await sentTo('http://127.0.0.1:9000')).ok).toBe(true)
  expect((await sentTo('http://live.private.example')).ok).toBe(false)
  expect((await sentTo('http://127.0.0.1.evil.example')).ok).toBe(false)
  expect((await sentTo('https://me@live.private.example')).ok).toBe(false)
})

it('a receiver of orders needs a real secret, and can what is written down', async () => {
  const url = 'https://platform.example/orders'
  const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'
  expect((await withAccess({ webhook: { [url]: { secret: 'whsec_short' } } })).ok).toBe(false)
  const read = await withAccess({ webhook: { [url]: { secret, abilities: { ban: true } } } })
  expect(read.ok && read.value.cutAccess?.webhook[url]?.abilities).toEqual({
    drop: true,
    ban: true,
    banEnds: false,
    resume: false,
    state: false,
    longestBanDays: null,
  })
})
