import { z } from 'zod'
import { sha256 } from '../../adapters/system/sha256.ts'
import { openWholeFile, type WholeFile } from '../../adapters/system/whole-file.ts'
import { shippedModel } from '../../compose/models.ts'
import type { WireJudgementVersion } from '../../contracts/judgement.ts'
import { correctionList } from '../../contracts/learning.ts'
import { canonicalJson } from '../../core/evidence/canonical-json.ts'
import { type Result, succeed } from '../../core/fault.ts'
import type { Corrections } from '../../core/learning/decided-cases.ts'
import { type Learned, type LearnReport, learn } from '../../core/learning/learn.ts'
import { formatInstant } from '../../core/time/instant.ts'
import { askProgram, refuseAsked } from '../ask-program.ts'
import { daySpan } from '../day-span.ts'
import { EXIT, type ExitCode } from '../io.ts'
import type { ProgramContext } from '../program-context.ts'
import { correctionsIn } from './corrections-file.ts'
import { amountWords, learnWords, outcomeWords } from './learn-words.ts'

export type LearnOptions = {
  readonly from?: string
  readonly to?: string
  /** As `labels export` writes it; without it the corrections are asked of the database. */
  readonly corrections?: string
  readonly seed?: string
  /** Writes the model here as well; with `corrections`, here alone. */
  readonly output?: string
  readonly reason?: string
}

const SEED = z.coerce.number().int().min(0).max(2_147_483_647)

async function askedTexts(
  context: ProgramContext,
  options: LearnOptions,
): Promise<Result<Corrections>> {
  const { from, to } = options
  let query = ''
  if (from !== undefined || to !== undefined) {
    const span = daySpan({
      ...(from === undefined ? {} : { from }),
      ...(to === undefined ? {} : { to }),
    })
    if (!span.ok) return span
    const { from: start, to: end } = span.value
    query = `?${new URLSearchParams({ from: formatInstant(start), to: formatInstant(end) })}`
  }
  const text = await askProgram(context, { method: 'GET', path: `/learning/corrections${query}` })
  if (!text.ok) return text
  const { items, leftOut, withoutContext } = correctionList.parse(JSON.parse(text.value))
  return succeed({ texts: items, leftOut, withoutContext })
}

async function handIn(
  context: ProgramContext,
  { model, report }: Extract<Learned, { readonly kind: 'candidate' }>,
  reason: string,
): Promise<Result<WireJudgementVersion>> {
  const body = { model: canonicalJson(model), report, reason }
  const kept = await askProgram(context, { method: 'POST', path: '/models', body })
  return kept.ok ? succeed(JSON.parse(kept.value) as WireJudgementVersion) : kept
}

type Said = Omit<Corrections, 'texts'> & {
  readonly outcome: Learned['kind']
  readonly sha256: string | null
  readonly report: LearnReport | null
  readonly cases: { readonly lessons: number; readonly others: number }
}

function say({ io }: ProgramContext, said: Said): ExitCode {
  io.out(`${JSON.stringify(said)}\n`)
  io.err(amountWords(said))
  if (said.report !== null) io.err(learnWords(said.report))
  io.err(outcomeWords(said))
  return said.outcome === 'candidate' ? EXIT.done : EXIT.needsPerson
}

type Lesson = { readonly learned: Learned; readonly from: Corrections }

/** Learns from a file of corrections, or from those of the running program. */
async function learnFrom(
  context: ProgramContext,
  options: LearnOptions,
  seed: number,
): Promise<Result<Lesson>> {
  const { corrections } = options
  const from =
    corrections === undefined
      ? await askedTexts(context, options)
      : await correctionsIn(context.io, corrections)
  if (!from.ok) return from
  const base = await shippedModel()
  if (!base.ok) return base
  const { texts } = from.value
  return succeed({
    learned: learn({ base: base.value, texts, seed, sha256 }),
    from: from.value,
  })
}

/** Keeps what was learned where it was asked to be kept. */
async function keepLearned(
  context: ProgramContext,
  options: LearnOptions,
  { learned, from }: Lesson,
  file: WholeFile | null,
): Promise<Result<Said>> {
  const { texts: _, ...counts } = from
  if (learned.kind !== 'candidate') {
    const report = learned.kind === 'too-few' ? null : learned.report
    const cases = learned.kind === 'too-few' ? learned.cases : learned.report.cases
    return succeed({ outcome: learned.kind, sha256: null, report, cases, ...counts })
  }
  const { report } = learned
  const text = canonicalJson(learned.model)
  if (file !== null) {
    await file.write(text)
    await file.keep()
  }
  const said = { outcome: learned.kind, report, cases: report.cases, ...counts }
  if (options.corrections !== undefined) return succeed({ ...said, sha256: sha256(text) })
  const kept = await handIn(context, learned, options.reason ?? 'xuncha learn')
  return kept.ok ? succeed({ ...said, sha256: kept.value.sha256 }) : kept
}

/**
 * `xuncha learn`: a candidate from what people corrected, learned here, in this process, from the model that the program
 * came with. Same corrections and seed, same bytes. Exit code 11: too few corrections, or nothing better came of them; 2:
 * wrong usage, a place where the model cannot be written among them, before anything is learned.
 */
export async function runLearn(context: ProgramContext, options: LearnOptions): Promise<ExitCode> {
  const seed = SEED.safeParse(options.seed ?? '1')
  if (!seed.success) {
    context.io.err('--seed：应为不小于 0 的整数 / a whole number from 0\n')
    return EXIT.badInput
  }
  const { corrections, output } = options
  if (corrections !== undefined && output === undefined) {
    context.io.err('-o：请给出输出文件 / name the file to write\n')
    return EXIT.badInput
  }
  const opened = output === undefined ? succeed(null) : await openWholeFile(output, '-o')
  if (!opened.ok) return refuseAsked(context, opened)
  const file = opened.value
  try {
    const done = await learnFrom(context, options, seed.data)
    if (!done.ok) return refuseAsked(context, done)
    const said = await keepLearned(context, options, done.value, file)
    return said.ok ? say(context, said.value) : refuseAsked(context, said)
  } finally {
    await file?.drop()
  }
}
