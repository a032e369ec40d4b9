// A day of quiet rooms: how many of them call a person, how many are accused. Rooms of mixed kinds, none of them a lesson,
// on air for hours; a new screen every minute, looked at four times, through the very fold that a watch runs.
//   node tests/bench/quiet-day.ts --data FOLDER [--data FOLDER ...] [--held-out FOLDER] [--rooms 1000] [--hours 8] [--seed 1]
// What a room shows is drawn from sources that the models were not trained on, another kind every two hours.
// `--model FILE --held-out FOLDER`: a model file that learned of other sources, instead of learning one.
// Yardstick in the same run: single screens that a model by itself would call a lesson.
import { parseArgs } from 'node:util'
import { quietDay } from './sessions-of-texts/quiet-day.ts'
import { poolsAskedFor } from './sessions-of-texts/read-sessions.ts'

const { values } = parseArgs({
  options: {
    data: { type: 'string', multiple: true },
    'held-out': { type: 'string', multiple: true },
    model: { type: 'string' },
    groups: { type: 'string', default: '4' },
    rooms: { type: 'string', default: '1000' },
    hours: { type: 'string', default: '8' },
    seed: { type: 'string', default: '1' },
  },
})
const pools = poolsAskedFor(values)
const { rooms, hours, seed } = values
const day = quietDay(pools, { rooms: Number(rooms), hours: Number(hours), seed: Number(seed) })
process.stdout.write(`${JSON.stringify(day, null, 2)}\n`)
