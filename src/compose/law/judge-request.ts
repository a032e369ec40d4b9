import type { z } from 'zod'
import { type JudgeRequest, judgeRequest } from '../../contracts/law/judge.ts'
import { issueWords } from '../../contracts/words/issue-words.ts'
import { isRegionCode } from '../../core/calendar/region-chain.ts'
import type { SessionFacts } from '../../core/policy/facts.ts'
import { type Law, profileFor } from '../../core/policy/law.ts'
import type { ObjectVerdict } from '../../core/policy/objects/conduct.ts'
import type { TeachingSession, Verdict } from '../../core/policy/verdict.ts'
import type { CivilDate } from '../../core/time/civil-date.ts'
import { formatInstant, parseInstant } from '../../core/time/instant.ts'

/** A session to judge, or the field and what is wrong with it (Chinese first). */
export type ParsedJudgeRequest =
  | {
      readonly ok: true
      readonly id: string | number
      readonly session: TeachingSession
      readonly facts: SessionFacts
    }
  | { readonly ok: false; readonly problem: string }

/** A session of more than this is a mistyped year, not a lesson. */
const LONGEST_SESSION_DAYS = 31
const DAY_MILLISECONDS = 86_400_000

const bad = (problem: string): ParsedJudgeRequest => ({ ok: false, problem })

function firstProblem(issues: readonly z.core.$ZodIssue[]): string {
  const [issue] = issues
  if (issue === undefined) return '整行：不合要求 / not a session'
  const { zh, en } = issueWords(issue)
  return `${zh} / ${en}`
}

/** The days of earlier cases were checked by their form; the domain only gives them a name. */
function factsIn({ earlierCases, ...facts }: NonNullable<JudgeRequest['facts']>): SessionFacts {
  if (earlierCases === undefined) return facts as SessionFacts
  const named = earlierCases.map((one) => ({ ...one, on: one.on as CivilDate }))
  return { ...(facts as SessionFacts), earlierCases: named }
}

function toSession(request: JudgeRequest, law: Law): ParsedJudgeRequest {
  const {
    id,
    facts = {},
    start: startText,
    end: endText,
    profile,
    uncertaintySeconds,
    ...rest
  } = request
  const start = parseInstant(startText)
  if (start === null) {
    return bad(`start：“${startText}”不是带时区的时间 / start: no RFC 3339 time with an offset`)
  }
  const end = parseInstant(endText)
  if (end === null) {
    return bad(`end：“${endText}”不是带时区的时间 / end: no RFC 3339 time with an offset`)
  }
  if (end <= start) return bad('end：必须晚于 start / end: must be later than start')
  if (end - start > LONGEST_SESSION_DAYS * DAY_MILLISECONDS) {
    return bad(
      `end：一场不得超过${LONGEST_SESSION_DAYS}天 / end: over ${LONGEST_SESSION_DAYS} days`,
    )
  }
  if (!isRegionCode(rest.region)) {
    return bad(`region：“${rest.region}”不是存在的区划代码 / region: no such GB/T 2260 code`)
  }
  if (profile !== undefined && profileFor(law, rest.region, profile) === null) {
    return bad(`profile：没有名为“${profile}”的作息 / profile: none of that name`)
  }
  const session: TeachingSession = {
    ...rest,
    start,
    end,
    ...(profile === undefined ? {} : { profile }),
    ...(uncertaintySeconds === undefined ? {} : { uncertaintySeconds }),
  }
  return { ok: true, id, session, facts: factsIn(facts) }
}

/** Checks one session as the contract's `judge` takes it, a parsed JSON value. */
export function parseJudgeRequest(data: unknown, law: Law): ParsedJudgeRequest {
  const parsed = judgeRequest.safeParse(data)
  return parsed.success ? toSession(parsed.data, law) : bad(firstProblem(parsed.error.issues))
}

/** The verdict as the contract writes it. */
export function verdictOnWire(verdict: Verdict | ObjectVerdict): Record<string, unknown> {
  return {
    ...verdict,
    hits: verdict.hits.map((hit) => ({
      ...hit,
      from: formatInstant(hit.from),
      to: formatInstant(hit.to),
    })),
  }
}
