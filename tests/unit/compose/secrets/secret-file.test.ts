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
