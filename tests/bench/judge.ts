import { fileURLToPath } from 'node:url'
import { runJudge } from '../../src/cli/law/judge.ts'
import { madeSessions } from './measure/made-sessions.ts'

/**
 * How many sessions a second `judge --jsonl` decides, from JSON text to JSON text, on one core.
 * Prints one JSON document; the yardstick is 20,000 sessions a second. Run: node tests/bench/judge.ts [count]
 */
const YARDSTICK = 20_000
const COUNT = Number(process.argv[2] ?? 100_000)
const SCHEDULES = fileURLToPath(new URL('../../schedules', import.meta.url))

async function* lines(count: number): AsyncGenerator<string> {
  for (const session of madeSessions(count)) yield JSON.stringify(session)
}

const heapMegabytes = (): number => Math.round(process.memoryUsage().heapUsed / 1_048_576)

async function measure(
  count: number,
): Promise<{ readonly seconds: number; readonly lines: number }> {
  let written = 0
  const io = {
    lines: () => lines(count),
    out: (text: string) => {
      written += text.split('\n').length - 1
    },
    err: (text: string) => {
      process.stderr.write(text)
    },
  }
  const began = performance.now()
  await runJudge({ schedules: SCHEDULES, jsonl: '-' }, io)
  return { seconds: (performance.now() - began) / 1_000, lines: written }
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
