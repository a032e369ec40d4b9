import { writeFile } from 'node:fs/promises'
import { z } from 'zod'
import { sha256 } from '../adapters/system/sha256.ts'
import { shippedModel } from '../compose/models.ts'
import type { WireJudgementVersion } from '../contracts/judgement.ts'
import { correctionList } from '../contracts/learning.ts'
import { canonicalJson } from '../core/evidence/canonical-json.ts'
import { type Result, succeed } from '../core/fault.ts'
import { type CorrectedText, LEAST_CASES } from '../core/learning/correction.ts'
import { type Learned, type LearnReport, learn } from '../core/learning/learn.ts'
import { formatInstant } from '../core/time/instant.ts'
import { askProgram, refuseAsked } from './ask-program.ts'
import { correctionsIn } from './corrections-file.ts'
import { daySpan } from './day-span.ts'
import { EXIT, type ExitCode } from './io.ts'
import { learnWords } from './learn-words.ts'
import type { ProgramContext } from './program-context.ts'

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
): Promise<Result<readonly CorrectedText[]>> {
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
  return text.ok ? succeed(correctionList.parse(JSON.parse(text.value)).items) : text
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

type Said = {
  readonly outcome: Learned['kind']
  readonly sha256: string | null
  readonly report: LearnReport | null
  readonly cases: { readonly lessons: number; readonly others: number }
}

function say({ io }: ProgramContext, said: Said): ExitCode {
  io.out(`${JSON.stringify(said)}\n`)
  if (said.report !== null) io.err(learnWords(said.report))
  if (said.outcome === 'too-few') {
    const { lessons, others } = said.cases
    io.err(
      `更正太少:课程 ${lessons}、非课程 ${others},各需 ${LEAST_CASES} / too few corrections: ${LEAST_CASES} of each kind are needed\n`,
    )
  }
  if (said.outcome === 'no-better') {
    io.err('学得的模型没有更好,不予保留 / nothing got better without something getting worse\n')
  }
  if (said.outcome === 'candidate') {
    const next =
      said.sha256 === null ? '' : `,下一步 next: xuncha model shadow ${said.sha256.slice(0, 12)}`
    io.err(`已学得候选模型,尚未使用${next} / a candidate, not in force\n`)
  }
  return said.outcome === 'candidate' ? EXIT.done : EXIT.needsPerson
}

/** Learns from a file of corrections, or from those of the running program. */
async function learnFrom(
  context: ProgramContext,
  options: LearnOptions,
  seed: number,
): Promise<Result<Learned>> {
  const { corrections } = options
  const texts =
    corrections === undefined
      ? await askedTexts(context, options)
      : await correctionsIn(context.io, corrections)
  if (!texts.ok) return texts
  const base = await shippedModel()
  return base.ok ? succeed(learn({ base: base.value, texts: texts.value, seed, sha256 })) : base
}

/**
 * `xuncha learn`: a candidate from what people corrected, learned here, in this process, from the model that the program
 * came with. Same corrections and seed, same bytes. Exit code 11: too few corrections, or nothing better came of them.
 */
export async function runLearn(context: ProgramContext, options: LearnOptions): Promise<ExitCode> {
  const seed = SEED.safeParse(options.seed ?? '1')
  if (!seed.success) {
    context.io.err('--seed:应为不小于 0 的整数 / a whole number from 0\n')
    return EXIT.badInput
  }
  const { corrections, output } = options
  if (corrections !== undefined && output === undefined) {
    context.io.err('-o:请给出输出文件 / name the file to write\n')
    return EXIT.badInput
  }
  const done = await learnFrom(context, options, seed.data)
  if (!done.ok) return refuseAsked(context, done)
  const learned = done.value
  if (learned.kind !== 'candidate') {
    const report = learned.kind === 'too-few' ? null : learned.report
    const cases = learned.kind === 'too-few' ? learned.cases : learned.report.cases
    return say(context, { outcome: learned.kind, sha256: null, report, cases })
  }
  const { report } = learned
  if (output !== undefined) await writeFile(output, canonicalJson(learned.model))
  const said = { outcome: learned.kind, report, cases: report.cases }
  if (corrections !== undefined) {
    return say(context, { ...said, sha256: sha256(canonicalJson(learned.model)) })
  }
  const kept = await handIn(context, learned, options.reason ?? 'xuncha learn')
  return kept.ok ? say(context, { ...said, sha256: kept.value.sha256 }) : refuseAsked(context, kept)
}
