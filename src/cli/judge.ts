import { loadSchedules } from '../adapters/schedules/load-schedules.ts'
import { type JudgeRequest, judgeRequest } from '../contracts/judge.ts'
import { isRegionCode } from '../core/calendar/region-chain.ts'
import type { SessionFacts } from '../core/policy/facts.ts'
import { judge } from '../core/policy/judge.ts'
import { type Law, profileFor } from '../core/policy/law.ts'
import type { TeachingSession, Verdict, VerdictKind } from '../core/policy/verdict.ts'
import { formatInstant, parseInstant } from '../core/time/instant.ts'
import { type CommandIo, EXIT, type ExitCode } from './io.ts'

export type JudgeOptions = {
  /** The folder of the settings (`XUNCHA_SCHEDULES`). */
  readonly schedules: string
  /** File with one session a line, `-` for standard input; without it the usage is explained. */
  readonly jsonl?: string | true
}

type Parsed =
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
/** Lines written at once: one system call per line would cost more than judging. */
const LINES_PER_WRITE = 256

const bad = (problem: string): Parsed => ({ ok: false, problem })

function firstProblem(data: unknown): string {
  const parsed = judgeRequest.safeParse(data)
  const issue = parsed.error?.issues[0]
  const field = issue?.path.map(String).join('.') || '(整行)'
  return `${field}:${issue?.message ?? '不合要求'}`
}

function toSession(request: JudgeRequest, law: Law): Parsed {
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
  if (start === null) return bad(`start:“${startText}”不是带时区的 RFC 3339 时间`)
  const end = parseInstant(endText)
  if (end === null) return bad(`end:“${endText}”不是带时区的 RFC 3339 时间`)
  if (end <= start) return bad('end:必须晚于 start')
  if (end - start > LONGEST_SESSION_DAYS * DAY_MILLISECONDS) {
    return bad(`end:一场不得超过${LONGEST_SESSION_DAYS}天`)
  }
  if (!isRegionCode(rest.region)) return bad(`region:“${rest.region}”不是存在的行政区划代码`)
  if (profile !== undefined && profileFor(law, rest.region, profile) === null) {
    return bad(`profile:没有名为“${profile}”的作息`)
  }
  const session: TeachingSession = {
    ...rest,
    start,
    end,
    ...(profile === undefined ? {} : { profile }),
    ...(uncertaintySeconds === undefined ? {} : { uncertaintySeconds }),
  }
  return { ok: true, id, session, facts: facts as SessionFacts }
}

function parseLine(line: string, law: Law): Parsed {
  let data: unknown
  try {
    data = JSON.parse(line)
  } catch {
    return bad('不是 JSON')
  }
  const parsed = judgeRequest.safeParse(data)
  return parsed.success ? toSession(parsed.data, law) : bad(firstProblem(data))
}

/** The verdict as the contract writes it. */
export function verdictOnWire(verdict: Verdict): Record<string, unknown> {
  return {
    ...verdict,
    hits: verdict.hits.map((hit) => ({
      ...hit,
      from: formatInstant(hit.from),
      to: formatInstant(hit.to),
    })),
  }
}

function exitCodeOf(seen: ReadonlySet<VerdictKind>): ExitCode {
  if (seen.has('forbidden')) return EXIT.violation
  return seen.has('review') ? EXIT.needsPerson : EXIT.done
}

async function judgeLines(law: Law, file: string, io: CommandIo): Promise<ExitCode> {
  const seen = new Set<VerdictKind>()
  let pending: string[] = []
  const flush = (): void => {
    if (pending.length > 0) io.out(pending.join(''))
    pending = []
  }
  let number = 0
  for await (const raw of io.lines(file)) {
    number += 1
    const line = number === 1 ? raw.replace(/^\uFEFF/, '') : raw
    if (line.trim() === '') continue
    const parsed = parseLine(line, law)
    if (!parsed.ok) {
      flush()
      io.err(
        `第${number}行 ${parsed.problem} / line ${number} is not a session: see ${parsed.problem.split(':')[0]}\n`,
      )
      return EXIT.badInput
    }
    const verdict = judge(parsed.session, law, parsed.facts)
    seen.add(verdict.verdict)
    pending.push(`${JSON.stringify({ id: parsed.id, ...verdictOnWire(verdict) })}\n`)
    if (pending.length >= LINES_PER_WRITE) flush()
  }
  flush()
  return exitCodeOf(seen)
}

/**
 * `xuncha judge --jsonl [FILE|-]`: the decider alone, one verdict a line in the order of the sessions. Ends at the
 * first line that is no session, naming line and field; what stands before it was judged. Exit code 10 when anything
 * was forbidden, 11 when anything needs a person.
 */
export async function runJudge(options: JudgeOptions, io: CommandIo): Promise<ExitCode> {
  if (options.jsonl === undefined) {
    io.err(
      '请用 --jsonl FILE 或 --jsonl -(标准输入) / use --jsonl FILE, or --jsonl - for standard input\n',
    )
    return EXIT.badInput
  }
  const loaded = await loadSchedules(options.schedules)
  if (!loaded.ok) {
    io.err(`${loaded.fault.message}\n`)
    return EXIT.badInput
  }
  const file = options.jsonl === true ? '-' : options.jsonl
  try {
    return await judgeLines(loaded.value.law, file, io)
  } catch (cause) {
    if (!isMissingFile(cause)) throw cause
    io.err(`${file}:文件无法读取 / the file cannot be read\n`)
    return EXIT.badInput
  }
}

function isMissingFile(cause: unknown): boolean {
  const code = cause instanceof Error && 'code' in cause ? cause.code : null
  return code === 'ENOENT' || code === 'EISDIR' || code === 'EACCES'
}
