import { fail, type Result, succeed } from '../../core/fault.ts'
import { SHADOW_HOLDS_DAYS, type ShadowEffect } from '../../core/judgement/shadow-effect.ts'
import { inForce, type JudgementKind, standing } from '../../core/judgement/standing.ts'
import { hours } from '../../core/time/duration.ts'
import { between } from '../../core/time/instant.ts'
import type { KeptShadow } from '../../ports/records/judgements.ts'
import type { Records } from '../../ports/records/records.ts'
import { audit, type Commanded, conflict, notFound } from '../commands/command.ts'
import { placeOf } from './hand-in.ts'
import type { JudgementDeps } from './judgement-deps.ts'
import { makeJudge, partsInForce } from './judges.ts'
import { type ShadowOf, shadowCandidate, unusable } from './shadow-candidate.ts'

type OfVersion = Commanded & { readonly kind: JudgementKind; readonly sha256: string }

const noSuch = (): Result<never> => notFound('该版本', 'version')

/** Runs a version beside what is in force, over what is kept, and keeps what that showed. */
export async function shadowVersion(
  deps: JudgementDeps,
  command: OfVersion & ShadowOf,
): Promise<Result<ShadowEffect>> {
  const { kind, sha256 } = command
  const known = await deps.transactions.run(({ judgements }) => judgements.find(kind, sha256))
  if (known === null) return noSuch()
  const ran = await shadowCandidate(deps, command)
  if (!ran.ok) return ran
  const at = deps.clock.now()
  await deps.transactions.run(async (records) => {
    await records.judgements.saveShadow(kind, sha256, { at, report: ran.value })
    const { replayed, unchanged } = ran.value.violations
    await audit(records, deps.clock, command, {
      type: 'system.changed',
      subjectKind: 'system',
      subjectId: placeOf(kind, sha256),
      data: { change: 'shadow-run', kind, sha256, days: command.days, replayed, unchanged },
    })
  })
  return ran
}

/** What is wrong with adopting on this shadow run; `null`: nothing. */
async function unfit(
  deps: JudgementDeps,
  records: Records,
  shadow: KeptShadow | null,
): Promise<Result<never> | null> {
  const again = 'Run the shadow run again.'
  if (shadow === null) {
    return fail('wrong-state', '请先试运行。Run a shadow run first.', 'shadow')
  }
  if (between(shadow.at, deps.clock.now()) > hours(24 * SHADOW_HOLDS_DAYS)) {
    return fail(
      'wrong-state',
      `试运行已过 ${SHADOW_HOLDS_DAYS} 天，请重新试运行。${again}`,
      'shadow',
    )
  }
  const present = await makeJudge(deps, records, await partsInForce(records))
  const { judges } = shadow.report as ShadowEffect
  return present.classifier.classify({ text: '' }).modelVersion === judges.before
    ? null
    : fail('wrong-state', `试运行后现行判定已变更，请重新试运行。${again}`, 'shadow')
}

async function change(
  deps: JudgementDeps,
  records: Records,
  { who, why, kind, sha256 }: OfVersion,
  what: 'adopted' | 'withdrawn',
): Promise<Result<{ readonly inForce: string | null }>> {
  const before = await records.judgements.changes(kind)
  const at = deps.clock.now()
  const made = { kind, number: before.length + 1, change: what, sha256, at, who, why }
  if (!(await records.judgements.change(made))) return conflict()
  const now = inForce([...before, made])
  await audit(
    records,
    deps.clock,
    { who, why },
    {
      type: 'system.changed',
      subjectKind: 'system',
      subjectId: placeOf(kind, sha256),
      data: { change: what, kind, sha256, number: made.number, inForce: now },
    },
  )
  return succeed({ inForce: now })
}

/** Puts a version in force, after a shadow run against what is in force now. */
export async function adoptVersion(
  deps: JudgementDeps,
  command: OfVersion,
): Promise<Result<{ readonly inForce: string | null }>> {
  const { kind, sha256 } = command
  const adopted = await deps.transactions.run(async (records) => {
    const version = await records.judgements.find(kind, sha256)
    if (version === null) return noSuch()
    if (inForce(await records.judgements.changes(kind)) === sha256) {
      return fail('wrong-state', '该版本已在使用。This version is in force already.', 'sha256')
    }
    const parts = await partsInForce(records)
    const wanted = kind === 'model' ? { ...parts, model: sha256 } : { ...parts, words: sha256 }
    const { trouble } = await makeJudge(deps, records, wanted)
    if (trouble !== null) return unusable(trouble)
    const wrong = await unfit(deps, records, version.shadow)
    return wrong ?? (await change(deps, records, command, 'adopted'))
  })
  if (adopted.ok) await deps.changed()
  return adopted
}

/** The way back: what was in force before the version in force is in force again. */
export async function withdrawVersion(
  deps: JudgementDeps,
  command: Commanded & { readonly kind: JudgementKind },
): Promise<Result<{ readonly inForce: string | null }>> {
  const { kind } = command
  const withdrawn = await deps.transactions.run(async (records) => {
    const sha256 = standing(await records.judgements.changes(kind)).at(-1)
    if (sha256 === undefined) {
      return fail('wrong-state', '没有可撤回的版本。There is nothing to withdraw.', 'kind')
    }
    return await change(deps, records, { ...command, sha256 }, 'withdrawn')
  })
  if (withdrawn.ok) await deps.changed()
  return withdrawn
}
