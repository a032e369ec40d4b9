import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { meansOffAir } from '../../src/app/sight/air-state.ts'
import { seconds } from '../../src/core/time/duration.ts'
import { openSeeing, type Seeing } from '../build/streams/seeing.ts'

/**
 * What looking costs. Off-air rooms probed per core-second over HTTP on loopback (goal 300), and CPU and bytes of one
 * look at an on-air 720p HLS room (goals 60 ms, one segment), against `ffmpeg -i URL -frames:v 1 out.png` in the same
 * run; and the same over RTMP and RTSP, off air as well. CPU counts this process and its reaped children; the server runs in a process of its own. Prints one JSON
 * document. Run: node tests/bench/probe.ts
 */
const PROBES = 2_000
const SIDE_BY_SIDE = 32
const LOOKS = 30
/** ffmpeg listens to a live line for seconds before it decodes. */
const SLOW_LOOKS = 4
/** Ticks a second of proc(5) on every Linux that this runs on. */
const TICK_MILLISECONDS = 10
const SERVER = fileURLToPath(new URL('../build/streams/measured-server.ts', import.meta.url))
const LIVE_SERVER = fileURLToPath(
  new URL('../build/streams/measured-live-server.ts', import.meta.url),
)
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

async function probeOffAir(look: (n: number) => Promise<void>) {
  const started = performance.now()
  const before = cpuMilliseconds()
  let next = 0
  const worker = async (): Promise<void> => {
    while (next < PROBES) {
      next += 1
      await look(next)
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

async function expectOffAir(seeing: Seeing, url: string): Promise<void> {
  const outcome = await seeing.viewer.probe(url, { budget })
  const offAir = outcome.kind === 'unseen' && meansOffAir(outcome)
  if (!offAir) throw new Error(`${url} is not off air`)
}

async function measure(origin: string, look: () => Promise<void>, looks = LOOKS) {
  const written = async (): Promise<number> =>
    Number(await (await fetch(`${origin}/written`)).text())
  await look()
  const started = performance.now()
  const bytes = await written()
  const cpu = cpuMilliseconds()
  for (let i = 0; i < looks; i += 1) await look()
  const perLook = (total: number): number => Math.round((total / looks) * 10) / 10
  return {
    cpuMilliseconds: perLook(cpuMilliseconds() - cpu),
    wallMilliseconds: perLook(performance.now() - started),
    bytes: Math.round(((await written()) - bytes) / looks),
  }
}

type LiveAddresses = { readonly onAir: string; readonly offAir: string }

/** The same questions, asked of RTMP or RTSP; ffmpeg is asked about the room off air as well. */
async function measureLive(
  seeing: Seeing,
  origin: string,
  { onAir, offAir }: LiveAddresses,
  folder: string,
) {
  const transport = onAir.startsWith('rtsp') ? '-rtsp_transport tcp ' : ''
  const command = (url: string): string =>
    `-v error -y ${transport}-i ${url} -frames:v 1 ${folder}/live.png`
  const sample = async (): Promise<void> => {
    const outcome = await seeing.viewer.sample(onAir, { budget })
    if (outcome.kind !== 'frame') throw new Error(outcome.detail)
  }
  const probe = async (): Promise<void> => {
    const outcome = await seeing.viewer.probe(onAir, { budget })
    if (outcome.kind !== 'on-air') throw new Error(outcome.detail)
  }
  const fail = async (): Promise<void> => {
    const failed = await run(seeing, command(offAir)).then(
      () => false,
      () => true,
    )
    if (!failed) throw new Error('ffmpeg saw a room that is off air')
  }
  return {
    offAir: await probeOffAir(() => expectOffAir(seeing, offAir)),
    onAir720p: { sample: await measure(origin, sample), probe: await measure(origin, probe) },
    yardstick: {
      command: `ffmpeg ${transport}-i URL -frames:v 1 out.png`,
      onAir: await measure(origin, () => run(seeing, command(onAir)), SLOW_LOOKS),
      offAir: await measure(origin, fail, SLOW_LOOKS),
    },
  }
}

async function measureLiveServers(seeing: Seeing, folder: string) {
  const live = spawn(process.execPath, [LIVE_SERVER], { stdio: ['ignore', 'pipe', 'inherit'] })
  try {
    const [line] = (await once(live.stdout, 'data')) as [Buffer]
    const { origin, rtmp, rtsp } = JSON.parse(line.toString()) as {
      readonly origin: string
      readonly rtmp: LiveAddresses
      readonly rtsp: LiveAddresses
    }
    return {
      rtmp: await measureLive(seeing, origin, rtmp, folder),
      rtsp: await measureLive(seeing, origin, rtsp, folder),
    }
  } finally {
    live.kill('SIGKILL')
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
  const offAir = await probeOffAir((n) => expectOffAir(seeing, `${origin}/off/${n}.m3u8`))
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
    ...(await measureLiveServers(seeing, folder)),
  }
  process.stdout.write(`${JSON.stringify(report, null, 2)}\n`)
} finally {
  server.kill('SIGKILL')
  await seeing.close()
  await rm(folder, { recursive: true, force: true })
}
