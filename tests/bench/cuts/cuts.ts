import { runCuts } from './run-cuts.ts'

/**
 * `node tests/bench/cuts/cuts.ts [runs]`: node-media-server and nginx-rtmp, each with a real encoder that reconnects at
 * once. Ordered over the running program's own interface, banned, kicked, pulled again, undone, and seen on air again. Prints
 * JSON: how many were verified, and how long after the order they were accepted and verified; `otherwise` holds the
 * orders that ended otherwise. Ends with 1 when there are any.
 */
const [runs = 20] = process.argv.slice(2).map(Number)
const reports = await runCuts(runs)
process.stdout.write(`${JSON.stringify(reports, null, 2)}\n`)
process.exitCode = reports.every(({ otherwise }) => otherwise.length === 0) ? 0 : 1
