import type { CaseTimes } from '../../../app/handling/case-facts.ts'
import type { CaseTimes as WireCaseTimes } from '../../../contracts/deadlines/case-times.ts'
import { CASE_FACT_WORDS, type CaseFact } from '../../../core/deadlines/case-fact.ts'
import type { Deadline } from '../../../core/deadlines/deadline.ts'
import { timeLimit } from '../../../core/deadlines/time-limits.ts'
import { toSeconds } from '../../../core/time/duration.ts'
import { formatInstant, type Instant } from '../../../core/time/instant.ts'

const textOf = (at: Instant | null): string | null => (at === null ? null : formatInstant(at))

function presentDeadline(one: Deadline): WireCaseTimes['deadlines'][number] {
  const { zh, en, source, meaning } = timeLimit(one.limit)
  return {
    limit: one.limit,
    title: { zh, en },
    begunAt: formatInstant(one.begunAt),
    dueAt: textOf(one.dueAt),
    lastDay: one.lastDay,
    endedAt: textOf(one.endedAt),
    state: one.state,
    remainingSeconds: one.remaining === null ? null : toSeconds(one.remaining),
    source,
    meaning,
  }
}

const presentFact = ({
  id,
  kind,
  at,
  paper,
  why,
  enteredAt,
  enteredBy,
  undone,
}: CaseFact): WireCaseTimes['facts'][number] => ({
  ...{ id, kind, title: CASE_FACT_WORDS[kind], at: formatInstant(at), paper, reason: why },
  ...{ enteredAt: formatInstant(enteredAt), enteredBy },
  undone: undone && { ...undone, at: formatInstant(undone.at) },
})

export const presentCaseTimes = ({ deadlines, facts, enterable }: CaseTimes): WireCaseTimes => ({
  deadlines: deadlines.map(presentDeadline),
  facts: facts.map(presentFact),
  enterable: enterable.map(({ kind, whyNot }) => ({
    kind,
    title: CASE_FACT_WORDS[kind],
    whyNot: whyNot?.message ?? null,
  })),
})
