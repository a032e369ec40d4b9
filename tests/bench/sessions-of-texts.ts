// Sessions strung from texts of sources that no model here was trained on: how many lessons open, how many others.
//   node tests/bench/sessions-of-texts.ts --data FOLDER [--data FOLDER ...] [--held-out FOLDER] [--groups 4] [--seed 1] [--sample N]
// For each group of sources two models are trained on the rest; with --held-out two models are trained on all of --data
// and the sessions are strung from the folder held out. The threshold that opens a session is fixed on one half
// of the sources (`fixedOn`), the figures are of the other (`judgedOn`); `asShipped` are the constants of the program.
// `withABreak`: two halves of twelve screens with a waiting picture of 15 minutes between them. `--sample`: learned from so many
// texts only, drawn by seed; figures of a whole run are better.
// `--model FILE --held-out FOLDER`: a model file that learned of other sources, instead of learning one.
// Yardstick in the same run: the sum that grows for ever over the same scores, its threshold fixed alike.
import { parseArgs } from 'node:util'
import { poolsAskedFor } from './sessions-of-texts/read-sessions.ts'
import { report } from './sessions-of-texts/report.ts'

const { values } = parseArgs({
  options: {
    data: { type: 'string', multiple: true },
    'held-out': { type: 'string', multiple: true },
    groups: { type: 'string', default: '4' },
    seed: { type: 'string', default: '1' },
    sample: { type: 'string', default: '0' },
    model: { type: 'string' },
  },
})
process.stdout.write(
  `${JSON.stringify(report(poolsAskedFor(values), Number(values.seed)), null, 2)}\n`,
)
