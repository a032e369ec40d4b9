import type { ShadowRun } from '../../app/queries/replay/shadow-run.ts'
import { openModels } from '../../compose/models.ts'
import { openShadow } from '../../compose/open/open-shadow.ts'
import { type Result, succeed } from '../../core/fault.ts'
import { formatInstant } from '../../core/time/instant.ts'
import { daySpan, regionOption } from '../day-span.ts'
import { EXIT, type ExitCode } from '../io.ts'
import type { ProgramContext } from '../program-context.ts'
import { withFoundation } from '../with-foundation.ts'

export type ShadowOptions = {
  readonly from?: string
  readonly to?: string
  /** Only what concerns this region and below. */
  readonly region?: string
  /** A file with other weights, or the version of a kept model; that of this release when left out. */
  readonly model?: string
}

type Ran = { readonly run: ShadowRun; readonly modelAfter: string }

const OPENS = {
  none: '不立案 none',
  review: '待人工 review',
  violation: '疑似违规 violation',
} as const

const share = (value: number | null): string =>
  value === null ? '—' : `${(value * 100).toFixed(1)} %`

function table({ run, modelAfter }: Ran): string {
  const { counts, agreement } = run
  const rows = run.changes.map(
    ({ violationId, openedAt, opens, subject, stage, human }) =>
      `  ${violationId}  ${formatInstant(openedAt)}  ${OPENS[opens.before]} → ${OPENS[opens.after]}  ${subject.before ?? '—'}→${subject.after ?? '—'}  ${stage.before ?? '—'}→${stage.after ?? '—'}  ${human ?? ''}`,
  )
  const { precision, kept, subjectsRight, stagesRight } = agreement
  return [
    `模型 model: ${run.modelsBefore.join(', ')} → ${modelAfter}`,
    ...run.addingUp.map(
      ({ was, by, cases }) => `累计规则 rule of adding up: ${was} → ${by} (${cases})`,
    ),
    `重看 ${run.replayed} 条，不变 ${run.unchanged} / replayed, unchanged`,
    `不再立案 ${counts.notOpened}，转人工 ${counts.nowReview}，转疑似违规 ${counts.nowViolation}，学科变 ${counts.subjectChanged}，学段变 ${counts.stageChanged} / not opened, to review, to violation, subject, stage`,
    ...rows,
    `人工认定 ${agreement.labelled} 条：准确率 ${share(precision.before)} → ${share(precision.after)}，保留率 ${share(kept.before)} → ${share(kept.after)} / labelled: precision, lessons kept`,
    `更正过的学科正确 ${subjectsRight.before} → ${subjectsRight.after} / ${subjectsRight.of}，学段 ${stagesRight.before} → ${stagesRight.after} / ${stagesRight.of} (subjects and stages set right)`,
    '只含曾经立案的；漏报不在其中 / only what was opened once; what was missed is not in it',
    ...run.notReplayed.map(({ violationId, why }) => `  无法重看 ${violationId}：${why}`),
    '',
  ].join('\n')
}

const wire = ({ run, modelAfter }: Ran) => ({
  model: { before: run.modelsBefore, after: modelAfter },
  addingUp: run.addingUp,
  replayed: run.replayed,
  unchanged: run.unchanged,
  counts: run.counts,
  agreement: run.agreement,
  changes: run.changes.map((one) => ({ ...one, openedAt: formatInstant(one.openedAt) })),
  notReplayed: run.notReplayed,
})

/** `xuncha shadow`: what another version of the model would make of stored violations. Reads only; 0 whatever changes. */
export async function runShadow(
  context: ProgramContext,
  options: ShadowOptions,
): Promise<ExitCode> {
  const { io } = context
  context.spareMemory()
  const done = await withFoundation(context, async (foundation): Promise<Result<Ran>> => {
    const span = daySpan(options)
    if (!span.ok) return span
    const place = regionOption(options.region)
    if (!place.ok) return place
    const models = await openModels(foundation.settings.storage.dataFolder)
    if (!models.ok) return models
    const model = await models.value.named(options.model ?? 'shipped')
    if (!model.ok) return model
    const shadow = await openShadow(foundation, model.value)
    if (!shadow.ok) return shadow
    return succeed({
      run: await shadow.value({ ...span.value, ...place.value }),
      modelAfter: model.value.model.modelVersion,
    })
  })
  if (!done.ok) {
    io.err(`${done.fault.message}\n`)
    return EXIT.badInput
  }
  io.err(table(done.value))
  io.out(`${JSON.stringify(wire(done.value))}\n`)
  return EXIT.done
}
