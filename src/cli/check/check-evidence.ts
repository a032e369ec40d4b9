import { openReplay } from '../../compose/open/open-replay.ts'
import type { EvidenceReplay, ReplayDifference } from '../../core/evidence/compare-replay.ts'
import type { FaultCode } from '../../core/fault.ts'
import { formatInstant, instantOfEpochMilliseconds } from '../../core/time/instant.ts'
import { EXIT, type ExitCode } from '../io.ts'
import type { ProgramContext } from '../program-context.ts'
import { withFoundation } from '../with-foundation.ts'
import { wireVerdict } from './wire-verdict.ts'

const WORDS: Readonly<Record<ReplayDifference, string>> = {
  engine: '识别引擎版本 (version of the reader)',
  model: '分类模型版本 (version of the model)',
  rules: '规则版本 (version of the rules)',
  'adding-up': '累计规则 (rule of adding up)',
  lines: '读出的文字 (lines read)',
  clips: '留存录音 (kept sound)',
  looks: '逐帧结论 (what single screens show)',
  classification: '内容认定 (classification)',
  verdict: '时间与规则结论 (verdict)',
}

const EXIT_OF: Readonly<Partial<Record<FaultCode, ExitCode>>> = {
  'evidence-missing': EXIT.unseen,
  'evidence-altered': EXIT.ourFault,
  'evidence-away': EXIT.unseen,
}

const arrow = (before: unknown, after: unknown): string =>
  `${String(before ?? '—')} → ${String(after ?? '—')}`

function frameWords(frame: EvidenceReplay['frames'][number]): string {
  const lines = frame.lines
    .map(
      ({ line, before, after }) =>
        `    第${line + 1}行 line ${line + 1}: ${arrow(before?.text, after?.text)}`,
    )
    .join('\n')
  const said = `${arrow(frame.label.before, frame.label.after)}, ${arrow(frame.score.before, frame.score.after)}`
  const head = `  ${formatInstant(frame.at)} ${frame.sha256.slice(0, 12)} ${said}`
  return lines === '' ? head : `${head}\n${lines}`
}

function clipWords({
  at,
  sha256,
  speech,
  lines,
  trouble,
}: EvidenceReplay['clips'][number]): string {
  const heard =
    speech === null ? '无法重听 cannot be heard' : `有人声 speech ${Math.round(speech * 100)} %`
  const head = `  ${formatInstant(at)} ${sha256.slice(0, 12)} ${heard}${trouble === null ? '' : ` (${trouble})`}`
  const changed = lines.map(
    ({ line, before, after }) =>
      `    第${line + 1}句 sentence ${line + 1}: ${arrow(before, after)}`,
  )
  return [head, ...changed].join('\n')
}

/** Never silent: a record that was added up by another rule, or that does not say by which, is told of. */
function addingUpWords({ before, after, named }: EvidenceReplay['versions']['addingUp']): string {
  const line = `  ${WORDS['adding-up']}: ${arrow(before.join(', '), after.join(', '))}`
  return named
    ? line
    : `${line} (记录未写明，依留存内容推定 not named by the record: told by what was kept)`
}

function summary(report: EvidenceReplay): string {
  const { versions, differences, classification, judgement } = report
  const versionLine = (name: 'engine' | 'model' | 'rules'): string =>
    `  ${WORDS[name]}: ${arrow(versions[name].before.join(', '), versions[name].after.join(', '))}`
  return [
    report.identical
      ? '重算结果与记录一致 (comes out as recorded)'
      : `重算结果与记录不同，须人工判断 (comes out otherwise, needs a person): ${differences.map((name) => WORDS[name]).join(', ')}`,
    report.complete
      ? null
      : '旧版本记录，画面之间的观察未保存，仅按画面重算 (recorded by an older version: frames alone)',
    ...(['engine', 'model', 'rules'] as const).map(versionLine),
    addingUpWords(versions.addingUp),
    `  内容 content: ${arrow(classification.before?.label, classification.after?.label)} ${arrow(classification.before?.score, classification.after?.score)}`,
    `  结论 verdict: ${arrow(judgement.before?.verdict, judgement.after?.verdict)} ${arrow(judgement.before?.hits.map(({ rule }) => rule).join(' '), judgement.after?.hits.map(({ rule }) => rule).join(' '))}`,
    ...report.frames.map(frameWords),
    ...report.clips.map(clipWords),
    '',
  ]
    .filter((line) => line !== null)
    .join('\n')
}

/** Whole classifications and verdicts stand in members of their own; here their names are enough. */
function wireField({ field, before, after }: EvidenceReplay['fields'][number]) {
  if (field === 'classification' || field === 'judgement') return { field }
  return field.endsWith('At')
    ? { field, before: timeText(before), after: timeText(after) }
    : { field, before, after }
}

const timeText = (value: unknown): string | null =>
  typeof value === 'number' ? formatInstant(instantOfEpochMilliseconds(value)) : null

const wire = (report: EvidenceReplay) => ({
  ...report,
  fields: report.fields.map(wireField),
  frames: report.frames.map((frame) => ({ ...frame, at: formatInstant(frame.at) })),
  clips: report.clips.map((clip) => ({ ...clip, at: formatInstant(clip.at) })),
  judgement: {
    before: wireVerdict(report.judgement.before),
    after: wireVerdict(report.judgement.after),
  },
})

/**
 * `xuncha check --from-evidence ID [--model NAME]`: works a stored violation out again with the models that judged it, or
 * with the one that is named. 0 identical, 11 it comes out otherwise, 2 no such violation or model, 12 a frame or the
 * model that judged is missing, 1 a kept file was changed.
 */
export async function runCheckEvidence(
  context: ProgramContext,
  violationId: string,
  model?: string,
): Promise<ExitCode> {
  const { io } = context
  const done = await withFoundation(context, async (foundation) => {
    const replay = await openReplay(foundation, context.stop, model)
    return replay.ok ? await replay.value(violationId) : replay
  })
  if (!done.ok) {
    io.err(`${done.fault.message}\n`)
    return EXIT_OF[done.fault.code] ?? EXIT.badInput
  }
  io.err(summary(done.value))
  io.out(`${JSON.stringify(wire(done.value))}\n`)
  return done.value.identical ? EXIT.done : EXIT.needsPerson
}
