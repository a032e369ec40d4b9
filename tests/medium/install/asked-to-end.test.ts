import { execFile, spawn } from 'node:child_process'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { PATIENCE } from '../../build/patience.ts'
import { startProgram } from '../../build/program/running-program.ts'
import { descendants, isAlive } from '../../build/streams/process-table.ts'

let data: string
beforeEach(async () => {
  data = await mkdtemp(join(tmpdir(), 'xuncha-asked-'))
})
afterEach(() => rm(data, { recursive: true, force: true }))

const serve = () =>
  startProgram(['serve'], { XUNCHA_DATA_DIR: data, PORT: '0', LOG_LEVEL: 'error' })

test('a program that is asked to end while it opens is gone at once, with all it started, and the next start finds nothing amiss', async () => {
  const first = serve()
  await expect.poll(() => readdir(data), PATIENCE).toContain('database')
  const children = descendants(first.child.pid ?? 0)
  first.child.kill('SIGTERM')
  await first.finished
  expect(first.child.signalCode).toBe('SIGTERM')
  await expect.poll(() => children.filter(isAlive), PATIENCE).toEqual([])
  const second = serve()
  await second.waitFor(/dashboard: /)
  expect((await second.stop()).code).toBe(0)
})

test('a thread that waits for what never comes does not keep the program from ending', async () => {
  const fifo = join(data, 'never-written')
  await new Promise((resolve) => execFile('mkfifo', [fifo], resolve))
  const module = new URL('../../../src/adapters/system/end-for-sure.ts', import.meta.url).href
  const script = `import { readFile } from 'node:fs/promises'
    import { endForSure } from ${JSON.stringify(module)}
    readFile(${JSON.stringify(fifo)})
    setTimeout(() => endForSure(0), 200)`
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: 'ignore' })
  const ended = new Promise((resolve) => child.once('exit', () => resolve('ended')))
  expect(await ended).toBe('ended')
})
