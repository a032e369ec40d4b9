import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type DescribedInterface, writeClient } from './write-client.ts'

/** `npm run client [-- URL]`: writes the client of a running installation, or of this checkout, into `dist/client`. */
const INTO = fileURLToPath(new URL('../dist/client', import.meta.url))
const MAIN = fileURLToPath(new URL('../src/main.ts', import.meta.url))

async function describedAt(url: string): Promise<DescribedInterface> {
  const answer = await fetch(new URL('/api/openapi.json', url))
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`)
  return (await answer.json()) as DescribedInterface
}

/** Of a program that is started for it, with nothing in it. */
async function describedHere(): Promise<DescribedInterface> {
  const folder = await mkdtemp(join(tmpdir(), 'xuncha-client-'))
  const program = spawn(process.execPath, [MAIN, 'serve', '--roles', 'api'], {
    env: { ...process.env, XUNCHA_DATA_DIR: folder, PORT: '0' },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const ended = new Promise<void>((resolve) => program.once('close', () => resolve()))
  try {
    let told = ''
    for await (const chunk of program.stderr) {
      told += String(chunk)
      const url = /dashboard: (\S+)/.exec(told)?.[1]
      if (url !== undefined) return await describedAt(url)
    }
    throw new Error(`the program did not start:\n${told}`)
  } finally {
    program.kill()
    await ended
    await rm(folder, { recursive: true, force: true })
  }
}

const [url] = process.argv.slice(2)
await writeClient(url === undefined ? await describedHere() : await describedAt(url), INTO)
process.stderr.write(`${INTO}\n`)
