import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { freshRehearsalFolder } from '../../../../src/cli/running/rehearsal-folder.ts'

let home: string
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'xuncha-rehearsal-'))
  await mkdir(join(home, 'schedules', 'sweeps'), { recursive: true })
  await writeFile(join(home, 'schedules', 'cuts.yaml'), 'coolingOffMinutes: 30\n')
})
afterEach(() => rm(home, { recursive: true, force: true }))

const real = () => ({ dataFolder: join(home, 'data'), schedulesFolder: join(home, 'schedules') })

test('what people change while they rehearse changes no rule of the real house', async () => {
  const made = await freshRehearsalFolder(real())
  if (!made.ok) throw new Error(made.fault.message)
  await writeFile(join(made.value.schedulesFolder, 'cuts.yaml'), 'coolingOffMinutes: 5\n')
  expect(await readFile(join(home, 'schedules', 'cuts.yaml'), 'utf8')).toContain('30')
  expect(await readdir(made.value.schedulesFolder)).toEqual(['cuts.yaml', 'sweeps'])
  const copied = await stat(join(made.value.schedulesFolder, 'cuts.yaml'))
  expect(copied.mode & 0o077, 'nobody else may read it').toBe(0)
})

test('without files to copy nobody rehearses on the real ones', async () => {
  await rm(join(home, 'schedules'), { recursive: true })
  const made = await freshRehearsalFolder(real())
  expect(made).toMatchObject({ ok: false, fault: { code: 'setting-invalid' } })
})
