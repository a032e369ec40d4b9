// What a look costs in the running patrol, as JSON.
//   node tests/bench/patrol/patrol.ts [--decks standing,slide-a-minute,slide-each-20s,slide-each-look] [--rooms 12] [--seconds 90]
// The real `serve` process, everything in it, on its embedded database, over live HLS rooms on loopback of which a quarter
// is off air; for each deck of pictures anew. Processor time is that of the whole tree of processes, those that were
// reaped included, divided by the looks at rooms on air: probes, planning and writing are in it. The yardstick, over the
// same rooms in the same run, is the loop that a user would write (`users-loop.ts`). The server runs apart.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { DECK_NAMES, type DeckName, makeDeck } from './made-rooms.ts'
import { measureLoop } from './measured-loop.ts'
import { measurePatrol } from './measured-patrol.ts'

const { values } = parseArgs({
  options: {
    decks: { type: 'string', default: DECK_NAMES.join(',') },
    rooms: { type: 'string', default: '12' },
    seconds: { type: 'string', default: '90' },
    'warm-up': { type: 'string', default: '30' },
    loops: { type: 'string', default: '24' },
  },
})
const SERVER = fileURLToPath(new URL('./rooms-server.ts', import.meta.url))
const CADENCE_SECONDS = 10

const isDeck = (name: string): name is DeckName => DECK_NAMES.some((one) => one === name)
const decks = values.decks.split(',').map((name) => {
  if (!isDeck(name)) throw new Error(`no deck ${name}; there are ${DECK_NAMES.join(', ')}`)
  return name
})
const rooms = Number(values.rooms)

async function measure(deck: DeckName, scratch: string) {
  const folder = await makeDeck(deck, scratch)
  const folders = Array.from({ length: rooms }, () => folder)
  const server = spawn(process.execPath, [SERVER, ...folders], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  try {
    const [line] = (await once(server.stdout, 'data')) as [Buffer]
    const origin = line.toString().trim()
    const onAir = folders.map((_, room) => `${origin}/${room}/live.m3u8`)
    const offAir = folders
      .slice(0, Math.ceil(rooms / 3))
      .map((_, room) => `${origin}/off/${room}.m3u8`)
    const [warmUpSeconds, seconds] = [Number(values['warm-up']), Number(values.seconds)]
    const patrol = await measurePatrol({ origin, onAir, offAir, warmUpSeconds, seconds })
    process.stderr.write(`${deck}: ${JSON.stringify(patrol)}\n`)
    const usersLoop = await measureLoop(onAir, Number(values.loops))
    const { cpuMillisecondsPerLook } = patrol
    return {
      onAir: rooms,
      offAir: offAir.length,
      patrol,
      usersLoop,
      timesCheaper:
        Math.round((usersLoop.cpuMillisecondsPerLook / cpuMillisecondsPerLook) * 10) / 10,
      roomsPerCoreAtTenSeconds: Math.floor((CADENCE_SECONDS * 1_000) / cpuMillisecondsPerLook),
    }
  } finally {
    server.kill('SIGKILL')
  }
}

const scratch = await mkdtemp(join(tmpdir(), 'bench-patrol-'))
try {
  const report: Partial<Record<DeckName, Awaited<ReturnType<typeof measure>>>> = {}
  for (const deck of decks) report[deck] = await measure(deck, scratch)
  process.stdout.write(`${JSON.stringify(report, null, 2)}\n`)
} finally {
  await rm(scratch, { recursive: true, force: true })
}
