import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { seconds } from '../../src/core/time/duration.ts'
import { openSeeing, type Seeing } from '../build/streams/seeing.ts'

/**
 * What looking costs. Off-air rooms probed per core-second over HTTP on loopback (goal 300), and CPU and bytes of one
 * look at an on-air 720p HLS room (goals 60 ms, one segment), against `ffmpeg -i URL -frames:v 1 out.png` in the same
 * run. CPU counts this process and its reaped children; the server runs in a process of its own. Prints one JSON
 * document. Run: node tests/bench/probe.ts
 */
const PROBES = 2_000
const SIDE_BY_SIDE = 32
const LOOKS = 30
/** Ticks a second of proc(5) on every Linux that this runs on. */
const TICK_MILLISECONDS = 10
const SERVER = fileURLToPath(new URL('../build/streams/measured-server.ts', import.meta.url))
const budget = seconds(20)

/** User and system time of this process and of its reaped children (proc(5), fields 14 to 17). */
function cpuMilliseconds(): number {
  const stat = readFileSync('/proc/self/stat', 'utf8')
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return fields.slice(11, 15).reduce((sum, ticks) => sum + Number(ticks) * TICK_MILLISECONDS, 0)
}

async function run(seeing: Seeing, words: string): Promise<void> {
  const exit = await seeing.processes.start(seeing.ffmpeg.path, words.split(' '), {
    budget,
    maximumOutputBytes: 1_000,
  }).exited
  if (exit.code !== 0) throw new Error(exit.stderrTail)
}

async function probeOffAir(seeing: Seeing, origin: string) {
  const started = performance.now()
  const before = cpuMilliseconds()
  let next = 0
  const worker = async (): Promise<void> => {
    while (next < PROBES) {
      next += 1
      const outcome = await seeing.viewer.probe(`${origin}/off/${next}.m3u8`, { budget })
      if (outcome.kind !== 'unseen' || outcome.httpStatus !== 404) throw new Error('not off air')
    }
  }
  await Promise.all(Array.from({ length: SIDE_BY_SIDE }, worker))
  const cpu = cpuMilliseconds() - before
  return {
    rooms: PROBES,
    perCoreSecond: Math.round((PROBES / cpu) * 1_000),
    goalPerCoreSecond: 300,
    wallMilliseconds: Math.round(performance.now() - started),
  }
}

async function measure(origin: string, look: () => Promise<void>) {
  const written = async (): Promise<number> =>
    Number(await (await fetch(`${origin}/written`)).text())
  await look()
  const started = performance.now()
  const bytes = await written()
  const cpu = cpuMilliseconds()
  for (let i = 0; i < LOOKS; i += 1) await look()
  const perLook = (total: number): number => Math.round((total / LOOKS) * 10) / 10
  return {
    cpuMilliseconds: perLook(cpuMilliseconds() - cpu),
    wallMilliseconds: perLook(performance.now() - started),
    bytes: Math.round(((await written()) - bytes) / LOOKS),
  }
}

const seeing = await openSeeing()
const folder = await mkdtemp(join(tmpdir(), 'bench-probe-'))
const segment = (i: number): string => join(folder, `room${i}.ts`)
await run(
  seeing,
  `-v error -f lavfi -i testsrc2=size=1280x720:rate=25 -t 12 -c:v libx264 -preset veryfast -b:v 1500k -pix_fmt yuv420p -g 50 -f hls -hls_time 4 -hls_segment_filename ${folder}/room%d.ts ${folder}/room.m3u8`,
)
const server = spawn(process.execPath, [SERVER, segment(0), segment(1), segment(2)], {
  stdio: ['ignore', 'pipe', 'inherit'],
})
try {
  const [line] = (await once(server.stdout, 'data')) as [Buffer]
  const origin = line.toString().trim()
  const room = `${origin}/room/live.m3u8`
  const offAir = await probeOffAir(seeing, origin)
  const onAir = await measure(origin, async () => {
    const outcome = await seeing.viewer.sample(room, { budget })
    if (outcome.kind !== 'frame') throw new Error(outcome.detail)
  })
  const probing = await measure(origin, async () => {
    const outcome = await seeing.viewer.probe(room, { budget })
    if (outcome.kind !== 'on-air') throw new Error(outcome.detail)
  })
  const yardstick = await measure(origin, () =>
    run(seeing, `-v error -y -i ${room} -frames:v 1 ${folder}/out.png`),
  )
  const segmentBytes = (await stat(segment(1))).size
  const report = {
    ffmpeg: seeing.ffmpeg.version,
    offAir,
    onAir720p: { sample: { ...onAir, goalCpuMilliseconds: 60 }, probe: probing, segmentBytes },
    yardstick: { command: 'ffmpeg -i URL -frames:v 1 out.png', ...yardstick },
  }
  process.stdout.write(`${JSON.stringify(report, null, 2)}\n`)
} finally {
  server.kill('SIGKILL')
  await seeing.close()
  await rm(folder, { recursive: true, force: true })
}
