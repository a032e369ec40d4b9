import { z } from 'zod'
import type { WireJudgementList, WireJudgementVersion } from '../contracts/judgement.ts'
import { fail, type Result, succeed } from '../core/fault.ts'
import { askProgram, refuseAsked } from './ask-program.ts'
import { EXIT, type ExitCode } from './io.ts'
import { shadowWords, versionLine } from './judgement-words.ts'
import type { ProgramContext } from './program-context.ts'

/** Own words and learned models are tried, adopted and withdrawn alike. */
export type JudgementPath = '/terms' | '/models'

export type JudgementOptions = { readonly reason?: string; readonly days?: string }

/** Finds the SHA-256 of a version that a person named by its beginning, its name, or a file. */
export type VersionFinder = (named: string | undefined) => Promise<Result<string>>

const answered = <T>(text: string): T => JSON.parse(text) as T

async function listOf(
  context: ProgramContext,
  path: JudgementPath,
): Promise<Result<WireJudgementList>> {
  const text = await askProgram(context, { method: 'GET', path })
  return text.ok ? succeed(answered(text.value)) : text
}

/** A version by the beginning of its SHA-256 (eight digits at least) or by its name; left out: the latest. */
export const knownVersion =
  (context: ProgramContext, path: JudgementPath): VersionFinder =>
  async (named) => {
    const list = await listOf(context, path)
    if (!list.ok) return list
    const found = list.value.items.find(
      ({ sha256, name, version }) =>
        named === undefined ||
        name === named ||
        version === named ||
        (/^[0-9a-f]{8,64}$/.test(named) && sha256.startsWith(named)),
    )
    return found === undefined
      ? fail('not-found', `找不到版本 ${named ?? ''} / no such version`, 'VERSION')
      : succeed(found.sha256)
  }

export async function runList(context: ProgramContext, path: JudgementPath): Promise<ExitCode> {
  const list = await listOf(context, path)
  if (!list.ok) return refuseAsked(context, list)
  const { items, base } = list.value
  const lines = items.map(versionLine)
  context.io.err(
    lines.length === 0
      ? `没有版本；现行 ${base} / no versions; the program's own is in force\n`
      : `${lines.join('\n')}\n* 现行 in force\n`,
  )
  context.io.out(`${JSON.stringify(list.value)}\n`)
  return EXIT.done
}

const DAYS = z.coerce.number().int().min(1).max(60)

export async function runShadow(
  context: ProgramContext,
  path: JudgementPath,
  find: VersionFinder,
  named: string | undefined,
  options: JudgementOptions,
): Promise<ExitCode> {
  const days = DAYS.safeParse(options.days ?? '14')
  if (!days.success) {
    context.io.err('--days：应为 1 到 60 的整数 / a whole number from 1 to 60\n')
    return EXIT.badInput
  }
  const sha256 = await find(named)
  if (!sha256.ok) return refuseAsked(context, sha256)
  const reason = options.reason ?? 'xuncha shadow'
  const ran = await askProgram(context, {
    method: 'POST',
    path: `${path}/${sha256.value}/shadow`,
    body: { days: days.data, reason },
  })
  if (!ran.ok) return refuseAsked(context, ran)
  const version = answered<WireJudgementVersion>(ran.value)
  if (version.shadow !== null) context.io.err(shadowWords(version.shadow))
  context.io.out(`${ran.value}\n`)
  return EXIT.done
}

async function change(
  context: ProgramContext,
  path: string,
  reason: string | undefined,
): Promise<ExitCode> {
  if (reason === undefined || reason.trim() === '') {
    context.io.err('--reason：请写明理由，记入审计 / say why, for the audit\n')
    return EXIT.badInput
  }
  const done = await askProgram(context, { method: 'POST', path, body: { reason } })
  if (!done.ok) return refuseAsked(context, done)
  context.io.err('已变更，各进程 15 秒内换用 / changed; every process takes it up within 15 s\n')
  context.io.out(`${done.value}\n`)
  return EXIT.done
}

export async function runAdopt(
  context: ProgramContext,
  path: JudgementPath,
  find: VersionFinder,
  named: string | undefined,
  options: JudgementOptions,
): Promise<ExitCode> {
  const sha256 = await find(named)
  if (!sha256.ok) return refuseAsked(context, sha256)
  return await change(context, `${path}/${sha256.value}/adopt`, options.reason)
}

export const runWithdraw = (
  context: ProgramContext,
  path: JudgementPath,
  options: JudgementOptions,
): Promise<ExitCode> => change(context, `${path}/withdraw`, options.reason)
