import { presentWhatIf } from '../../adapters/http/present/what-if.ts'
import { openLiveSchedules } from '../../adapters/schedules/live-schedules.ts'
import { loadSchedules } from '../../adapters/schedules/load-schedules.ts'
import { unreadableWords } from '../../adapters/system/named-file.ts'
import { sha256 } from '../../adapters/system/sha256.ts'
import { type StoredSpan, whatIfStored } from '../../app/queries/what-if.ts'
import { parseJudgeRequest } from '../../compose/law/judge-request.ts'
import { openKept } from '../../compose/open/open-kept.ts'
import type { WhatIfReport } from '../../contracts/law/what-if.ts'
import { fail, type Result, succeed } from '../../core/fault.ts'
import type { Law } from '../../core/policy/law.ts'
import { type ReplayCase, whatIf } from '../../core/policy/what-if.ts'
import { addDays, parseCivilDate } from '../../core/time/civil-date.ts'
import { startOfDay } from '../../core/time/instant.ts'
import { regionOption } from '../day-span.ts'
import { EXIT, type ExitCode } from '../io.ts'
import { filledLines, parseJson } from '../json-lines.ts'
import type { ProgramContext } from '../program-context.ts'
import { withFoundation } from '../with-foundation.ts'
import { outsideDocument } from './outside-document.ts'

export type WhatIfOptions = {
  /** The folder in force. */
  readonly inForce: string
  /** Another schedules folder. */
  readonly schedules?: string
  /** A notice or school calendars, as for `calendar-import`. */
  readonly document?: string
  /** Only what concerns this region and below. */
  readonly region?: string
  /** First and last day of the violations to replay. */
  readonly from?: string
  readonly to?: string
  /** Sessions as for `judge --jsonl`, instead of the stored violations. */
  readonly sessions?: string
  readonly json?: boolean
}

type Laws = { readonly before: Law; readonly after: Law }
async function lawsOf(context: ProgramContext, options: WhatIfOptions): Promise<Result<Laws>> {
  const { schedules, document } = options
  if ((schedules === undefined) === (document === undefined)) {
    const zh = '请给出 --schedules FOLDER 或 --document FILE 之一'
    return fail('bad-request', `${zh} / give --schedules FOLDER or --document FILE`)
  }
  if (schedules !== undefined) {
    const before = await loadSchedules(options.inForce)
    if (!before.ok) return before
    const after = await loadSchedules(schedules)
    return after.ok ? succeed({ before: before.value.law, after: after.value.law }) : after
  }
  const outside = await outsideDocument(context, document ?? '')
  if (!outside.ok) return outside
  const live = await openLiveSchedules(options.inForce, sha256, outside.value.readYaml)
  if (!live.ok) return live
  return await live.value.draft(outside.value.document, 'command')
}

function spanOf({ from, to, region }: WhatIfOptions): Result<StoredSpan> {
  const place = regionOption(region)
  if (!place.ok) return place
  const first = from === undefined ? null : parseCivilDate(from)
  const last = to === undefined ? null : parseCivilDate(to)
  const wrong = from !== undefined && first === null ? '--from' : '--to'
  if ((from !== undefined && first === null) || (to !== undefined && last === null)) {
    return fail('bad-request', `${wrong}：应为 YYYY-MM-DD / a date is expected`)
  }
  return succeed({
    ...place.value,
    ...(first === null ? {} : { from: startOfDay(first) }),
    ...(last === null ? {} : { to: startOfDay(addDays(last, 1)) }),
  })
}

async function casesIn(
  context: ProgramContext,
  file: string,
  law: Law,
): Promise<Result<readonly ReplayCase[]>> {
  const cases: ReplayCase[] = []
  const wrong = (number: number, problem: string): Result<never> =>
    fail('bad-request', `${file} 第${number}行 / line ${number}:${problem}`)
  try {
    for await (const { number, line } of filledLines(context.io, file)) {
      const json = parseJson(line)
      if (!json.ok) return wrong(number, json.problem)
      const parsed = parseJudgeRequest(json.data, law)
      if (!parsed.ok) return wrong(number, parsed.problem)
      cases.push({ id: String(parsed.id), session: parsed.session, facts: parsed.facts })
    }
  } catch (cause) {
    const words = unreadableWords(file, cause)
    if (words === null) throw cause
    return fail('bad-request', words)
  }
  if (cases.length > 0) return succeed(cases)
  return fail('bad-request', `${file}：没有一场课 / there is no session in it`)
}

async function stored(
  context: ProgramContext,
  laws: Laws,
  span: StoredSpan,
): Promise<Result<WhatIfReport>> {
  context.spareMemory()
  return await withFoundation(context, async (foundation) => {
    const kept = await openKept(foundation)
    if (!kept.ok) return kept
    return succeed(presentWhatIf(await whatIfStored(kept.value.transactions, laws, span), laws))
  })
}

async function report(
  context: ProgramContext,
  options: WhatIfOptions,
): Promise<Result<WhatIfReport>> {
  const laws = await lawsOf(context, options)
  if (!laws.ok) return laws
  const span = spanOf(options)
  if (!span.ok) return span
  if (options.sessions === undefined) return await stored(context, laws.value, span.value)
  const cases = await casesIn(context, options.sessions, laws.value.before)
  if (!cases.ok) return cases
  const { before, after } = laws.value
  return succeed(
    presentWhatIf({ ...whatIf(cases.value, before, after), notReplayed: [] }, laws.value),
  )
}

/**
 * `xuncha what-if`: what would come out otherwise under another schedules folder, or with a notice or school calendars
 * that are not imported yet. Reads only. Exit code 0 whatever changes; 2 for a law or a session that cannot be read.
 */
export async function runWhatIf(
  context: ProgramContext,
  options: WhatIfOptions,
): Promise<ExitCode> {
  const { io } = context
  const found = await report(context, options)
  if (!found.ok) {
    io.err(`${found.fault.message}\n`)
    return EXIT.badInput
  }
  const { replayed, changed, turns, changes, notReplayed } = found.value
  if (options.json === true) {
    io.out(`${JSON.stringify(found.value)}\n`)
  } else {
    for (const { id, before, after, changed: aspects } of changes) {
      io.out(`${id}  ${before.verdict} → ${after.verdict}  ${aspects.join(',')}\n`)
    }
  }
  const pairs = turns.map(({ from, to, count }) => `${from}→${to} ${count}`).join('，')
  const lost = notReplayed.length === 0 ? '' : `；无法重判 ${notReplayed.length} / not replayed`
  io.err(`重判 ${replayed}，有变 ${changed} / replayed, changed;${pairs}${lost}\n`)
  return EXIT.done
}
