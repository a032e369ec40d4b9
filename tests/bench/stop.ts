import { tryStops } from '../build/program/stop-tries.ts'
import { openRehearsalWorld } from '../medium/rehearsal/rehearsal-world.ts'

/** `node tests/bench/stop.ts [tries] [seed]`: SIGTERM at random moments of a patrol with rooms on air, as JSON. */
const [tries = 100, seed = Math.floor(Math.random() * 1e6)] = process.argv.slice(2).map(Number)
const world = await openRehearsalWorld()
try {
  const streams = ['maths', 'painting'].map((title) => ({ title, url: world.flvOf(title) }))
  const done = await tryStops(streams, tries, seed, 8_000, (one) => {
    process.stderr.write(`${JSON.stringify(one)}\n`)
  })
  const took = done.map(({ tookMilliseconds }) => tookMilliseconds).toSorted((a, b) => a - b)
  const bad = done.filter(({ code, leftBehind }) => code !== 0 || leftBehind > 0)
  const median = took[Math.floor(took.length / 2)]
  const summary = { seed, tries, clean: tries - bad.length, median, worst: took.at(-1), bad }
  process.stdout.write(`${JSON.stringify(summary, null, 2)}\n`)
  process.exitCode = bad.length === 0 ? 0 : 1
} finally {
  await world.close()
}
