import { loadSchedules } from '../../adapters/schedules/load-schedules.ts'
import { unreadableWords } from '../../adapters/system/named-file.ts'
import { parseObjectRequest } from '../../compose/law/judge-object-request.ts'
import { parseJudgeRequest, verdictOnWire } from '../../compose/law/judge-request.ts'
import { judgeRequest } from '../../contracts/law/judge.ts'
import { isAboutObject } from '../../contracts/law/judge-object.ts'
import { judge } from '../../core/policy/judge.ts'
import type { Law } from '../../core/policy/law.ts'
import type { ObjectVerdict } from '../../core/policy/objects/conduct.ts'
import { judgeObject } from '../../core/policy/objects/judge-object.ts'
import type { Verdict, VerdictKind } from '../../core/policy/verdict.ts'
import { type CommandIo, EXIT, type ExitCode } from '../io.ts'
import { filledLines, parseJson, writeJsonLines } from '../json-lines.ts'
import { createUnknownFields } from '../unknown-fields.ts'

export type JudgeOptions = {
  /** The folder of the settings (`XUNCHA_SCHEDULES`). */
  readonly schedules: string
  /** File with one session a line, `-` for standard input; without it the usage is explained. */
  readonly jsonl?: string | true
}

type JudgedLine =
  | { readonly ok: true; readonly id: string | number; readonly verdict: Verdict | ObjectVerdict }
  | { readonly ok: false; readonly problem: string }

function judgeData(data: unknown, law: Law): JudgedLine {
  if (isAboutObject(data)) {
    const parsed = parseObjectRequest(data)
    if (!parsed.ok) return parsed
    const { id, region, conduct } = parsed
    return { ok: true, id, verdict: judgeObject(conduct, region, law) }
  }
  const parsed = parseJudgeRequest(data, law)
  if (!parsed.ok) return parsed
  return { ok: true, id: parsed.id, verdict: judge(parsed.session, law, parsed.facts) }
}

function exitCodeOf(seen: ReadonlySet<VerdictKind>): ExitCode {
  if (seen.has('forbidden')) return EXIT.violation
  return seen.has('review') ? EXIT.needsPerson : EXIT.done
}

async function judgeLines(law: Law, file: string, io: CommandIo): Promise<ExitCode> {
  const seen = new Set<VerdictKind>()
  const answers = writeJsonLines(io)
  const unknown = createUnknownFields(Object.keys(judgeRequest.shape), io.err)
  for await (const { number, line } of filledLines(io, file)) {
    const json = parseJson(line)
    const judged = json.ok ? judgeData(json.data, law) : json
    if (json.ok && judged.ok && !isAboutObject(json.data)) {
      unknown.look(number, Object.keys(Object(json.data)))
    }
    if (!judged.ok) {
      answers.flush()
      io.err(`第${number}行 / line ${number}:${judged.problem}\n`)
      return EXIT.badInput
    }
    seen.add(judged.verdict.verdict)
    answers.write({ id: judged.id, ...verdictOnWire(judged.verdict) })
  }
  answers.flush()
  return exitCodeOf(seen)
}

/**
 * `xuncha judge --jsonl [FILE|-]`: the decider alone, one verdict a line in the order of the lines, which hold sessions
 * or, under `object`, what an object of the plan does that is not teaching. Ends at the
 * first line that is no session, naming line and field; what stands before it was judged. Fields of a session that are
 * not known are told of and not read. Exit code 10 when anything
 * was forbidden, 11 when anything needs a person.
 */
export async function runJudge(options: JudgeOptions, io: CommandIo): Promise<ExitCode> {
  if (options.jsonl === undefined) {
    io.err(
      '请用 --jsonl FILE 或 --jsonl -（标准输入） / use --jsonl FILE, or --jsonl - for standard input\n',
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
    const words = unreadableWords(file, cause)
    if (words === null) throw cause
    io.err(`${words}\n`)
    return EXIT.badInput
  }
}
