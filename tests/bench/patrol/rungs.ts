// What each rung of doing with less saves, as JSON.
//   node tests/bench/patrol/rungs.ts [--rungs none,calm-rooms-slower,…] [--rooms 12] [--seconds 120] [--warm-up 60]
// The real `serve` process, as in `patrol.ts`, over rooms that are calm (a class of painting that turns its page every 20 s,
// a third of them of the tier low, and half as many off air), held on each rung in turn. Processor time is that of the whole
// tree while the patrol stands, in cores; the yardstick, in the same run, is the rung `none`.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { LOAD_RUNGS, type LoadRung } from '../../../src/core/patrol/load/load-ladder.ts'
import { makeDeck } from './made-rooms.ts'
import { measurePatrol } from './measured-patrol.ts'

const { values } = parseArgs({
  options: {
    rungs: { type: 'string', default: LOAD_RUNGS.join(',') },
    rooms: { type: 'string', default: '12' },
    seconds: { type: 'string', default: '120' },
    'warm-up': { type: 'string', default: '60' },
  },
})
const SERVER = fileURLToPath(new URL('./rooms-server.ts', import.meta.url))
const rungs = LOAD_RUNGS.filter((rung) => values.rungs.split(',').includes(rung))
const rooms = Number(values.rooms)

const scratch = await mkdtemp(join(tmpdir(), 'bench-rungs-'))
const folder = await makeDeck('calm-slide-each-20s', scratch)
const folders = Array.from({ length: rooms }, () => folder)
const server = spawn(process.execPath, [SERVER, ...folders], {
  stdio: ['ignore', 'pipe', 'inherit'],
})
try {
  const [line] = (await once(server.stdout, 'data')) as [Buffer]
  const origin = line.toString().trim()
  const onAir = folders.map((_, room) => `${origin}/${room}/live.m3u8`)
  const offAir = folders
    .slice(0, Math.ceil(rooms / 2))
    .map((_, room) => `${origin}/off/${room}.m3u8`)
  const [warmUpSeconds, seconds] = [Number(values['warm-up']), Number(values.seconds)]
  const found: Partial<Record<LoadRung, object>> = {}
  let whole: number | null = null
  for (const rung of rungs) {
    const patrol = await measurePatrol({ origin, onAir, offAir, warmUpSeconds, seconds, rung })
    if (rung === 'none') whole = patrol.cores
    const ofNone = whole === null ? null : Math.round((100 * patrol.cores) / whole) / 100
    const { cores, looks, cpuMillisecondsPerLook, readings } = patrol
    found[rung] = { cores, ofNone, looks, cpuMillisecondsPerLook, readings }
    process.stderr.write(`${rung}: ${JSON.stringify(found[rung])}\n`)
  }
  process.stdout.write(`${JSON.stringify({ rooms, seconds, rungs: found }, null, 2)}\n`)
} finally {
  server.kill('SIGKILL')
  await rm(scratch, { recursive: true, force: true })
}
