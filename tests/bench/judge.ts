import { fileURLToPath } from 'node:url'
import { runJudge } from '../../src/cli/judge.ts'

/**
 * How many sessions a second `judge --jsonl` decides, from JSON text to JSON text, on one core.
 * Prints one JSON document; the yardstick is 20,000 sessions a second. Run: node tests/bench/judge.ts [count]
 */
const YARDSTICK = 20_000
const COUNT = Number(process.argv[2] ?? 100_000)
const SCHEDULES = fileURLToPath(new URL('../../schedules', import.meta.url))

const REGIONS = ['440100', '440300', '440500', '440600', '440307', '110000', '310000', '330100']
const ACTORS = ['licensed-online-subject', 'licensed-online-subject', 'unlicensed', 'school']
const STAGES = ['compulsory', 'compulsory', 'senior-high', 'preschool', 'adult']
const CONTENTS = ['subject', 'subject', 'non-subject']
const FROM = Date.UTC(2022, 0, 1)
const TO = Date.UTC(2027, 11, 31)

/** A small generator with a fixed seed (Park and Miller): every run judges the same sessions. */
function randomNumbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 48_271) % 2_147_483_647
    return state / 2_147_483_647
  }
}

async function* sessions(count: number): AsyncGenerator<string> {
  const random = randomNumbers(20_261_122)
  const pick = (from: readonly string[]): string => from[Math.floor(random() * from.length)] ?? ''
  for (let id = 0; id < count; id += 1) {
    const start = FROM + Math.floor((random() * (TO - FROM)) / 1_000) * 1_000
    const length = 600 + Math.floor(random() * 5_400)
    yield JSON.stringify({
      id: String(id),
      start: new Date(start).toISOString(),
      end: new Date(start + length * 1_000).toISOString(),
      region: pick(REGIONS),
      actor: pick(ACTORS),
      stage: pick(STAGES),
      content: pick(CONTENTS),
    })
  }
}

const heapMegabytes = (): number => Math.round(process.memoryUsage().heapUsed / 1_048_576)

async function measure(
  count: number,
): Promise<{ readonly seconds: number; readonly lines: number }> {
  let lines = 0
  const io = {
    lines: () => sessions(count),
    out: (text: string) => {
      lines += text.split('\n').length - 1
    },
    err: (text: string) => {
      process.stderr.write(text)
    },
  }
  const began = performance.now()
  await runJudge({ schedules: SCHEDULES, jsonl: '-' }, io)
  return { seconds: (performance.now() - began) / 1_000, lines }
}

const warmUp = await measure(Math.min(COUNT, 5_000))
const cpuBefore = process.cpuUsage()
const measured = await measure(COUNT)
const cpu = process.cpuUsage(cpuBefore)
const perSecond = Math.round(measured.lines / measured.seconds)
process.stdout.write(
  `${JSON.stringify({
    bench: 'judge',
    sessions: measured.lines,
    warmUpSessions: warmUp.lines,
    seconds: Number(measured.seconds.toFixed(2)),
    cpuSeconds: Number(((cpu.user + cpu.system) / 1e6).toFixed(2)),
    sessionsPerSecond: perSecond,
    yardstick: YARDSTICK,
    met: perSecond >= YARDSTICK,
    heapMegabytes: heapMegabytes(),
    peakResidentMegabytes: Math.round(process.resourceUsage().maxRSS / 1_024),
    node: process.version,
  })}\n`,
)
