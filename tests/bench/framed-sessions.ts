// Sessions whose every screen stands in the same frame, a banner above or a footer below it: how many lessons open under a
// frame of something else, how many others do in a frame of something else, and in one that names a course of a school.
//   node tests/bench/framed-sessions.ts --model FILE --held-out FOLDER [--seed 1] [--per-kind 24] [--length 100]
// FILE: a model that learned of other sources. Yardstick in the same run: the rule before, which weighs every line (`mean-4`).
import { parseArgs } from 'node:util'
import { framedSessions, openedBy } from './sessions-of-texts/framed.ts'
import { classifierOf, heldOutPools } from './sessions-of-texts/read-sessions.ts'

const { values } = parseArgs({
  options: {
    model: { type: 'string' },
    'held-out': { type: 'string', multiple: true },
    seed: { type: 'string', default: '1' },
    'per-kind': { type: 'string', default: '24' },
    length: { type: 'string', default: '100' },
  },
})
const { model, 'held-out': heldOut, seed, length } = values
if (model === undefined || heldOut === undefined) throw new Error('--model FILE --held-out FOLDER')
const classifier = classifierOf(model)
const pools = heldOutPools(classifier, heldOut)
const sessions = framedSessions(pools, {
  seed: Number(seed),
  perKind: Number(values['per-kind']),
  length: Number(length),
})
const figures = Object.fromEntries(
  ['mean-4', 'mean-5'].map((rule) => [rule, openedBy(classifier, sessions, rule)]),
)
process.stdout.write(
  `${JSON.stringify({ seed: Number(seed), length: Number(length), figures }, null, 2)}\n`,
)
