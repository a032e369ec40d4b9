// What a look alone costs, without reading and writing, as JSON.
//   node tests/bench/patrol/glance-cost.ts [looks]
// One live HLS room of 1280 × 720 whose picture stands; processor time of this process and everything below it, for a
// glance and, in the same run, for a sample and for `ffmpeg -i URL -frames:v 1 out.png`. The server runs apart.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { type PictureBlocks, pictureGate } from '../../../src/core/picture/picture-gate.ts'
import { seconds } from '../../../src/core/time/duration.ts'
import { openSeeing } from '../../build/streams/seeing.ts'
import { makeDeck } from './made-rooms.ts'
import { between, treeCpu } from './tree-cpu.ts'

const LOOKS = Number(process.argv[2] ?? 20)
const SERVER = fileURLToPath(new URL('./rooms-server.ts', import.meta.url))
const ROOMS = 4
/** So that each look at a room is at another segment: the same bytes again would cost next to nothing. */
const PACE_MILLISECONDS = 1_100
const budget = seconds(60)

const scratch = await mkdtemp(join(tmpdir(), 'bench-glance-'))
const seeing = await openSeeing()
const deck = await makeDeck('standing', scratch)
const server = spawn(process.execPath, [SERVER, ...Array.from({ length: ROOMS }, () => deck)], {
  stdio: ['ignore', 'pipe', 'inherit'],
})

async function measure(look: (url: string) => Promise<string>) {
  for (const url of urls) await look(url)
  const before = treeCpu(process.pid)
  const came: Record<string, number> = {}
  for (let n = 0; n < LOOKS; n += 1) {
    const kind = await look(urls[n % urls.length] ?? '')
    came[kind] = (came[kind] ?? 0) + 1
    await delay(PACE_MILLISECONDS)
  }
  const { own, children } = between(before, treeCpu(process.pid))
  const perLook = (all: number): number => Math.round((all / LOOKS) * 10) / 10
  return { cpuMilliseconds: perLook(own + children), own: perLook(own), came }
}

const [line] = (await once(server.stdout, 'data')) as [Buffer]
const urls = Array.from({ length: ROOMS }, (_, n) => `${line.toString().trim()}/${n}/live.m3u8`)
const known = new Map<string, PictureBlocks>()

try {
  const glance = await measure(async (url) => {
    const stands = (blocks: PictureBlocks): boolean => {
      const before = known.get(url) ?? null
      if (before === null) known.set(url, blocks)
      return pictureGate(before, blocks) === 'unchanged'
    }
    return (await seeing.viewer.glance?.(url, { budget, stands }))?.kind ?? 'none'
  })
  const sample = await measure(async (url) => (await seeing.viewer.sample(url, { budget })).kind)
  const yardstick = await measure(async (url) => {
    const out = join(scratch, 'out.png')
    const command = ['-v', 'error', '-y', '-i', url, '-frames:v', '1', out]
    const settings = { budget, maximumOutputBytes: 1_000 }
    const { code } = await seeing.processes.start(seeing.ffmpeg.path, command, settings).exited
    return `code ${code}`
  })
  process.stdout.write(`${JSON.stringify({ looks: LOOKS, glance, sample, yardstick }, null, 2)}\n`)
} finally {
  server.kill('SIGKILL')
  await seeing.close()
  await rm(scratch, { recursive: true, force: true })
}
