import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { between, treeCpu } from './tree-cpu.ts'

const LOOP = fileURLToPath(new URL('./users-loop.ts', import.meta.url))

/** Processor time of a look of the loop that a user would write, over the same rooms; its start is not counted. */
export async function measureLoop(urls: readonly string[], looks: number) {
  const loop = spawn(process.execPath, [LOOP, String(looks), ...urls], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  try {
    const { pid = 0 } = loop
    const ended = once(loop, 'close').then(() => {
      throw new Error('the loop ended before it had looked')
    })
    ended.catch(() => {})
    const line = () => Promise.race([once(loop.stdout, 'data'), ended])
    await line()
    const before = treeCpu(pid)
    loop.stdin.write('go\n')
    await line()
    const { own, children } = between(before, treeCpu(pid))
    loop.stdin.end('end\n')
    await ended.catch(() => {})
    return {
      command: 'ffmpeg -i URL -frames:v 1 out.png → tesseract.js → words',
      looks,
      cpuMillisecondsPerLook: Math.round((own + children) / looks),
    }
  } finally {
    loop.kill('SIGKILL')
  }
}
