import { measureListeners } from './listeners.ts'
import { measureWall } from './wall.ts'

/**
 * `node tests/bench/dashboard/dashboard.ts [seconds] [events]`, as JSON: bytes of script before the wall works; milliseconds until a
 * browser that was never there can use it, with 500 rooms and 100 open leads; from an event to the screen, frames and long
 * tasks under 50 events a second, beside a plain page with a table of 500 rows; and 300 operators with 200 programs that
 * listen on one node over real HTTP, beside one listener alone.
 */
const [seconds = 10, events = 10] = process.argv.slice(2).map(Number)

const wall = await measureWall({ rooms: 500, leads: 100, eventsPerSecond: 50, seconds, visits: 5 })
const listeners = await measureListeners(300, 200, events)
process.stdout.write(`${JSON.stringify({ wall, listeners }, null, 2)}\n`)
