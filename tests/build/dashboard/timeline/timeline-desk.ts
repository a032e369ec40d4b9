import type { Violation } from '../../../../src/contracts/violation.ts'
import { toSeconds } from '../../../../src/core/time/duration.ts'
import {
  formatInstant,
  type Instant,
  instantOfEpochMilliseconds,
} from '../../../../src/core/time/instant.ts'
import { axisStep, heatOf } from '../../../../src/core/violations/timeline/beginnings.ts'
import { type Answer, type Call, ok, type Route } from '../fixture-answers.ts'
import type { FixtureState } from '../fixture-state.ts'

const OFFSET = 8 * 3_600_000

const instantAt = (text: string | null): Instant =>
  instantOfEpochMilliseconds(Date.parse(text ?? ''))

const begun = ({ startedAt }: Violation): number => Date.parse(startedAt)

/** As the program finds them: by what they are called, and by when they were. */
export function foundBy({ violations }: FixtureState, { url }: Call): readonly Violation[] {
  const [from, to] = [url.searchParams.get('from'), url.searchParams.get('to')]
  const text = url.searchParams.get('text') ?? ''
  return violations.filter(
    (one) =>
      (to === null || begun(one) < Date.parse(to)) &&
      (from === null || Date.parse(one.endedAt ?? one.lastSeenAt) >= Date.parse(from)) &&
      (one.roomTitle.includes(text) || one.institutionName.includes(text)),
  )
}

function counted(state: FixtureState, call: Call, step: number) {
  const from = instantAt(call.url.searchParams.get('from'))
  const counts = new Map<number, number>()
  for (const one of foundBy(state, call)) {
    if (begun(one) < from) continue
    const at = Math.floor((begun(one) + OFFSET) / step) * step - OFFSET
    counts.set(at, (counts.get(at) ?? 0) + 1)
  }
  return [...counts]
    .sort(([a], [b]) => a - b)
    .map(([at, count]) => ({ at: instantOfEpochMilliseconds(at), count }))
}

function axis(state: FixtureState, call: Call): Answer {
  const { searchParams } = call.url
  const [start, end] = [instantAt(searchParams.get('from')), instantAt(searchParams.get('to'))]
  const step = axisStep({ start, end })
  const counts = counted(state, call, step)
  const total = foundBy(state, call).length
  return ok({
    from: formatInstant(start),
    to: formatInstant(end),
    stepSeconds: toSeconds(step),
    items: counts.map(({ at, count }) => ({ at: formatInstant(at), count })),
    total,
    begunBefore: total - counts.reduce((sum, { count }) => sum + count, 0),
  })
}

function heat(state: FixtureState, call: Call): Answer {
  const rows = call.url.searchParams.get('rows') === 'day' ? 'day' : 'weekday'
  return ok({ rows, cells: heatOf(counted(state, call, 3_600_000), rows) })
}

export const OF_TIMELINE: readonly Route[] = [
  { method: 'GET', path: /^\/violations\/axis$/, answer: axis },
  { method: 'GET', path: /^\/violations\/heat$/, answer: heat },
]
