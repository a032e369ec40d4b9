import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { EXIT } from '../../../../src/cli/io.ts'
import type { ProgramContext } from '../../../../src/cli/program-context.ts'
import { runHooks } from '../../../../src/cli/upkeep/hooks.ts'
import { readSecretFile } from '../../../../src/compose/secrets/secret-file.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'xuncha-hooks-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

async function hooks(program: string) {
  const file = join(folder, 'secrets.json')
  const told: string[] = []
  const say = (text: string) => told.push(text)
  const context = {
    io: { out: say, err: say },
    environment: { XUNCHA_SECRET_FILE: file },
    workingFolder: folder,
  } as unknown as ProgramContext
  return { file, code: await runHooks(context, program), told: told.join('') }
}

it('names the file where servers are entered while there is none in it', async () => {
  const before = await hooks('http://10.0.0.2:8080')
  expect(before).toMatchObject({ code: EXIT.badInput, told: expect.stringContaining(before.file) })
  await readSecretFile(before.file)
  const after = await hooks('http://10.0.0.2:8080')
  expect(after.code).toBe(EXIT.badInput)
  expect(after.told).toContain(`${after.file} 的 cutAccess`)
})

it('takes no account in the address of the program', async () => {
  const refused = await hooks('http://user:pass@10.0.0.2:8080')
  expect(refused).toMatchObject({ code: EXIT.badInput, told: expect.stringMatching(/^需要/) })
})
