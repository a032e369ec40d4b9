import { join } from 'node:path'
import { createOwnWordsReader, LONGEST_OWN_WORDS } from '../adapters/schedules/read-own-words.ts'
import { textOfFile } from '../adapters/system/named-file.ts'
import { sha256 } from '../adapters/system/sha256.ts'
import { complaintWords } from '../app/judgement/hand-in.ts'
import { openOutsideYaml } from '../compose/file-readers.ts'
import { parseSettings } from '../config/settings.ts'
import type { WireJudgementVersion } from '../contracts/judgement.ts'
import { canonicalJson } from '../core/evidence/canonical-json.ts'
import { fail, type Result, succeed } from '../core/fault.ts'
import { askProgram, refuseAsked } from './ask-program.ts'
import { EXIT, type ExitCode } from './io.ts'
import { type JudgementOptions, knownVersion, type VersionFinder } from './judgement-commands.ts'
import type { ProgramContext } from './program-context.ts'
import { withFoundation } from './with-foundation.ts'

/** Where own words are written when no file is named. */
const USUAL_FILE = 'terms.yaml'

const VERSION_DIGITS = /^[0-9a-f]{8,64}$/

async function textOf(
  context: ProgramContext,
  file: string | undefined,
): Promise<Result<{ readonly file: string; readonly text: string }>> {
  const settings = parseSettings(context.environment, context.workingFolder)
  if (!settings.ok) return settings
  const { dataFolder } = settings.value.settings.storage
  const named = file ?? join(dataFolder, USUAL_FILE)
  const text = await textOfFile(named, LONGEST_OWN_WORDS)
  return text.ok ? succeed({ file: named, text: text.value }) : text
}

/** `xuncha terms check [FILE]`: everything that is wrong with it, by line and field. Needs no database. */
export async function runTermsCheck(
  context: ProgramContext,
  file: string | undefined,
): Promise<ExitCode> {
  const read = await textOf(context, file)
  if (!read.ok) return refuseAsked(context, read)
  const checked = await withFoundation(context, async (foundation) =>
    succeed(await createOwnWordsReader(openOutsideYaml(foundation))(read.value.text)),
  )
  if (!checked.ok) return refuseAsked(context, checked)
  const { set, problems } = checked.value
  for (const one of problems) context.io.err(`${read.value.file} ${complaintWords(one)}\n`)
  if (set !== null) {
    context.io.err(`“${set.name}”：${set.words.length} 个词，无误 / words, nothing wrong\n`)
  }
  const words = set?.words.length ?? 0
  const said = { ok: set !== null, name: set?.name ?? null, words, problems }
  context.io.out(`${JSON.stringify(said)}\n`)
  return set === null ? EXIT.badInput : EXIT.done
}

/** The version that a file holds, of those that were handed in; nothing is handed in for it. */
async function versionOfFile(
  context: ProgramContext,
  named: string | undefined,
): Promise<Result<string>> {
  const read = await textOf(context, named)
  if (!read.ok) return read
  const { file, text } = read.value
  const checked = await withFoundation(context, async (foundation) =>
    succeed(await createOwnWordsReader(openOutsideYaml(foundation))(text)),
  )
  if (!checked.ok) return checked
  const { set, problems } = checked.value
  if (set === null) {
    return fail('bad-request', problems.map((one) => `${file} ${complaintWords(one)}`).join('\n'))
  }
  const found = await knownVersion(context, '/terms')(sha256(canonicalJson(set)))
  if (found.ok || found.fault.code !== 'not-found') return found
  const zh = `${file} 的词还没有试运行，未提交；请先 xuncha terms shadow`
  const en = 'These words were not tried yet and are not handed in: run xuncha terms shadow first.'
  return fail('wrong-state', `${zh}。${en}`, 'shadow')
}

/** What `adopt` may put in force: a version that is there already, named by its beginning or by a file. */
export const triedTerms =
  (context: ProgramContext): VersionFinder =>
  async (named) =>
    named !== undefined && VERSION_DIGITS.test(named)
      ? await knownVersion(context, '/terms')(named)
      : await versionOfFile(context, named)

/** A version that is there already, or else a file (by default the usual one), which is handed in first. */
export const termsVersion =
  (context: ProgramContext, { reason }: JudgementOptions): VersionFinder =>
  async (named) => {
    if (named !== undefined && VERSION_DIGITS.test(named)) {
      return await knownVersion(context, '/terms')(named)
    }
    const read = await textOf(context, named)
    if (!read.ok) return read
    const body = { text: read.value.text, reason: reason ?? 'xuncha terms' }
    const kept = await askProgram(context, { method: 'POST', path: '/terms', body })
    return kept.ok ? succeed((JSON.parse(kept.value) as WireJudgementVersion).sha256) : kept
  }
