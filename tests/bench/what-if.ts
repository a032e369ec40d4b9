import { openLiveSchedules } from '../../src/adapters/schedules/live-schedules.ts'
import { sha256 } from '../../src/adapters/system/sha256.ts'
import { parseJudgeRequest } from '../../src/compose/law/judge-request.ts'
import { judge } from '../../src/core/policy/judge.ts'
import type { Law } from '../../src/core/policy/law.ts'
import { type ReplayCase, whatIf } from '../../src/core/policy/what-if.ts'
import { SCHEDULES_FOLDER } from '../build/law.ts'
import { NOTICE_2027 } from '../build/schedules-copy.ts'
import { madeSessions } from './measure/made-sessions.ts'

/**
 * How many sessions a second are judged anew under another law: a made-up notice for 2027, against the law in force.
 * Each is judged twice, so the yardstick, in the same run and turn by turn, is the bare judge under both laws. Prints
 * one JSON document with medians. Run: node tests/bench/what-if.ts [count]
 */
const COUNT = Number(process.argv[2] ?? 50_000)
const TURNS = 5

async function laws(): Promise<{ readonly before: Law; readonly after: Law }> {
  const live = await openLiveSchedules(SCHEDULES_FOLDER, sha256)
  if (!live.ok) throw new Error(live.fault.message)
  const notice = { kind: 'notice', name: 'notice-2027.yaml', text: NOTICE_2027 } as const
  const draft = await live.value.draft(notice, 'bench')
  if (!draft.ok) throw new Error(draft.fault.message)
  return draft.value
}

function casesUnder(law: Law): readonly ReplayCase[] {
  return [...madeSessions(COUNT)].map((session) => {
    const parsed = parseJudgeRequest(session, law)
    if (!parsed.ok) throw new Error(parsed.problem)
    return { id: session.id, session: parsed.session, facts: parsed.facts }
  })
}

function timed(work: () => void): number {
  const began = performance.now()
  work()
  return (performance.now() - began) / 1_000
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0

const { before, after } = await laws()
const cases = casesUnder(before)
const replayed: number[] = []
const judged: number[] = []
let changed = 0
for (let turn = 0; turn <= TURNS; turn += 1) {
  const plain = timed(() => {
    for (const { session, facts } of cases) {
      judge(session, before, facts)
      judge(session, after, facts)
    }
  })
  const whole = timed(() => {
    changed = whatIf(cases, before, after).changes.length
  })
  // The first turn warms up.
  if (turn > 0) {
    judged.push(plain)
    replayed.push(whole)
  }
}
process.stdout.write(
  `${JSON.stringify({
    bench: 'what-if',
    sessions: COUNT,
    changed,
    rejudgedPerSecond: Math.round(COUNT / median(replayed)),
    yardstickBareJudgeTwicePerSecond: Math.round(COUNT / median(judged)),
    timeAgainstYardstick: Number((median(replayed) / median(judged)).toFixed(2)),
    peakResidentMegabytes: Math.round(process.resourceUsage().maxRSS / 1_024),
    node: process.version,
  })}\n`,
)
