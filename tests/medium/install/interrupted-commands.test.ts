import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { PATIENCE } from '../../build/patience.ts'
import { startProgram } from '../../build/program/running-program.ts'
import { type StreamServer, startStreamServer } from '../../build/streams/stream-server.ts'

const folder = mkdtempSync(join(tmpdir(), 'interrupted-'))
let server: StreamServer
beforeAll(async () => {
  server = await startStreamServer()
})
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true })
  await server.close()
})

it.each([
  ['SIGTERM', 143, ['transcribe', '--jsonl']],
  ['SIGINT', 130, ['transcribe', '--jsonl']],
  ['SIGTERM', 143, ['check']],
] as const)(
  'a command that %s breaks off ends quietly with %i: %j',
  async (signal, code, words) => {
    const path = `/hangs-${signal}-${words[0]}.flv`
    const url = server.serve(path, () => {})
    const settings = { XUNCHA_DATA_DIR: folder, XUNCHA_ALLOW_PRIVATE_HOSTS: '127.0.0.1' }
    const program = startProgram([...words, url], settings)
    await expect.poll(() => server.asked.some((one) => one.startsWith(path)), PATIENCE).toBe(true)
    expect(await program.stop(signal)).toEqual({ code, stdout: '', stderr: '' })
  },
)
