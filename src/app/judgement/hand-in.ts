import { shortVersion } from '../../core/detection/judged-by.ts'
import { canonicalJson } from '../../core/evidence/canonical-json.ts'
import { fail, type Result, succeed } from '../../core/fault.ts'
import type { JudgementVersion } from '../../core/judgement/standing.ts'
import type { ListedVersion } from '../../ports/records/judgements.ts'
import type { Records } from '../../ports/records/records.ts'
import { audit, type Commanded } from '../commands/command.ts'
import type { JudgementDeps, WordsComplaint } from './judgement-deps.ts'

export const placeOf = (kind: JudgementVersion['kind'], sha256: string): string =>
  `${kind}:${sha256}`

/** At most so many complaints are told in one sentence; `check` tells all. */
const TOLD = 5

export const complaintWords = ({ line, field, zh, en }: WordsComplaint): string =>
  `${line === null ? '' : `第 ${line} 行 line ${line} `}${field === '' ? '' : `${field}:`}${zh} / ${en}`

async function keep(
  deps: JudgementDeps,
  command: Commanded,
  given: Pick<JudgementVersion, 'kind' | 'name' | 'body' | 'report'>,
): Promise<Result<ListedVersion>> {
  const sha256 = deps.sha256(given.body)
  const { who, why } = command
  return await deps.transactions.run(async (records) => {
    const taken = await nameTaken(records, given, sha256)
    if (taken !== null) return taken
    const version = { ...given, sha256, at: deps.clock.now(), who, why }
    if (await records.judgements.add(version)) {
      await audit(records, deps.clock, command, {
        type: 'system.changed',
        subjectKind: 'system',
        subjectId: placeOf(given.kind, sha256),
        data: { change: 'handed-in', kind: given.kind, sha256, name: given.name },
      })
    }
    const kept = await records.judgements.find(given.kind, sha256)
    if (kept === null) throw new Error(`${given.kind} ${sha256} was not kept`)
    const { body: _, ...listed } = kept
    return succeed(listed)
  })
}

/** Verdicts name a model by its `modelVersion` and a set of words by the beginning of its digest: each is one. */
async function nameTaken(
  { judgements }: Pick<Records, 'judgements'>,
  { kind, name }: Pick<JudgementVersion, 'kind' | 'name'>,
  sha256: string,
): Promise<Result<never> | null> {
  if (kind === 'model') {
    const namesake = await judgements.named(kind, name)
    const zh = `已有名为“${name}”的另一模型，请换一个 modelVersion`
    return namesake === null || namesake.sha256 === sha256
      ? null
      : fail('conflict', `${zh}。Another model has that modelVersion.`, 'model.modelVersion')
  }
  const alike = await judgements.beginning(kind, shortVersion(sha256))
  const zh = '另一词表的指纹开头与此相同，请改动任意一处（如备注）后再提交'
  return alike.every((one) => one.sha256 === sha256)
    ? null
    : fail(
        'conflict',
        `${zh}。Another set's digest begins the same: change anything in it.`,
        'text',
      )
}

/**
 * Keeps a set of own words; it counts nowhere yet. The same set handed in again is the one that is there. A document with
 * anything wrong in it is refused whole.
 */
export async function handInWords(
  deps: JudgementDeps,
  command: Commanded & { readonly text: string },
): Promise<Result<ListedVersion>> {
  const { set, problems } = await deps.wordsIn(command.text)
  if (set === null) {
    const told = problems.slice(0, TOLD).map(complaintWords).join('；')
    const more = problems.length > TOLD ? `；另有 ${problems.length - TOLD} 处 / more` : ''
    const first = problems[0]
    return fail('bad-request', `${told}${more}`, first === undefined ? 'text' : fieldOf(first))
  }
  const given = {
    kind: 'own-words',
    name: set.name,
    body: canonicalJson(set),
    report: null,
  } as const
  return await keep(deps, command, given)
}

const fieldOf = ({ line, field }: WordsComplaint): string =>
  line === null ? field || 'text' : `text:${line} ${field}`.trim()

/** Keeps a learned model; it judges nothing yet. */
export async function handInModel(
  deps: JudgementDeps,
  command: Commanded & { readonly text: string; readonly report: unknown },
): Promise<Result<ListedVersion>> {
  const read = deps.modelIn(command.text)
  if (!read.ok) return read
  const name = read.value.modelVersion
  if (name === deps.base.model.modelVersion || name.includes('+words.')) {
    const zh = `“${name}”不能用作新模型的名字`
    return fail(
      'bad-request',
      `${zh}。A new model needs a modelVersion of its own.`,
      'model.modelVersion',
    )
  }
  const body = canonicalJson(read.value)
  return await keep(deps, command, { kind: 'model', name, body, report: command.report })
}
