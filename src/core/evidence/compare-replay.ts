import type { Classification, ClassificationLabel } from '../detection/classification.ts'
import type { TextLine } from '../picture/frame.ts'
import type { Verdict } from '../policy/verdict.ts'
import type { Instant } from '../time/instant.ts'
import type { ClipPiece, FramePiece } from '../violations/evidence-piece.ts'
import type { ReplayedSession } from '../violations/replay-session.ts'
import type { RecordedTrace } from '../violations/session-trace.ts'
import type { Violation } from '../violations/violation.ts'
import { canonicalJson } from './canonical-json.ts'
import { type ClipReplay, compareClip, type Reheard, soundsAsKept } from './compare-clips.ts'

type Both<T> = { readonly before: T; readonly after: T }

/** A line that reads otherwise, by its place from the top, counted from 0. */
export type LineChange = Both<TextLine | null> & { readonly line: number }

export type FrameReplay = {
  readonly sha256: string
  readonly at: Instant
  readonly engine: Both<string | null>
  readonly linesRead: number
  readonly lines: readonly LineChange[]
  /** `null`: not known, or no look rests on it. */
  readonly label: Both<ClassificationLabel | null>
  readonly score: Both<number | null>
}

/** What may make a replay come out otherwise, and where it shows. */
export const REPLAY_DIFFERENCES = [
  'engine',
  'model',
  'rules',
  'adding-up',
  'lines',
  'clips',
  'looks',
  'classification',
  'verdict',
] as const
export type ReplayDifference = (typeof REPLAY_DIFFERENCES)[number]

export type EvidenceReplay = {
  readonly violationId: string
  /** The same lines, the same looks, and the same violation to the byte. */
  readonly identical: boolean
  /** `false`: the looks between the frames were not kept (recorded by an older version), so the frames alone count. */
  readonly complete: boolean
  readonly versions: {
    readonly engine: Both<readonly string[]>
    readonly model: Both<readonly string[]>
    readonly rules: Both<readonly string[]>
    /** `named`: the record names it; otherwise what was kept of its looks tells. */
    readonly addingUp: Both<readonly string[]> & { readonly named: boolean }
  }
  readonly differences: readonly ReplayDifference[]
  readonly frames: readonly FrameReplay[]
  readonly clips: readonly ClipReplay[]
  /** `null`: nothing would have been opened. */
  readonly classification: Both<Classification | null>
  readonly judgement: Both<Verdict | null>
  /** Members of the violation that come out otherwise. */
  readonly fields: readonly (Both<unknown> & { readonly field: string })[]
}

/** A kept frame as it reads now. */
export type Reread = {
  readonly sha256: string
  readonly lines: readonly TextLine[]
  readonly engine: string
}

/** Members of a violation that the machine alone decides. */
const DECIDED = [
  'verdict',
  'rule',
  'rules',
  'subject',
  'classifiedStage',
  'score',
  'openedAt',
  'lastSeenAt',
  'sightings',
  'classification',
  'judgement',
] as const

const differs = (a: unknown, b: unknown): boolean => canonicalJson(a) !== canonicalJson(b)

const distinct = <T extends string>(all: readonly T[]): readonly T[] => [...new Set(all)].sort()

function compareLines(before: readonly TextLine[], after: readonly TextLine[]): LineChange[] {
  return Array.from({ length: Math.max(before.length, after.length) }, (_, line) => ({
    line,
    before: before[line] ?? null,
    after: after[line] ?? null,
  })).filter((change) => differs(change.before, change.after))
}

function compareFrame(
  stored: FramePiece,
  reread: Reread | undefined,
  replayed: ReplayedSession,
): FrameReplay {
  const seen = replayed.looks.find(({ look }) => look.frame === stored.sha256)
  return {
    sha256: stored.sha256,
    at: stored.at,
    engine: { before: stored.engine, after: reread?.engine ?? null },
    linesRead: reread?.lines.length ?? 0,
    lines: compareLines(stored.lines, reread?.lines ?? []),
    label: { before: seen?.look.label ?? null, after: seen?.classification.label ?? null },
    score: { before: seen?.look.score ?? null, after: seen?.classification.score ?? null },
  }
}

/** That a recording was looked at is no decision, and frames do not say it again. */
function decided(violation: Violation, field: (typeof DECIDED)[number]): unknown {
  if (field !== 'judgement') return violation[field]
  const { recording: _, ...judgement } = violation.judgement
  return judgement
}

function compareFields(stored: Violation, replayed: Violation | null): EvidenceReplay['fields'] {
  return DECIDED.map((field) => ({
    field,
    before: decided(stored, field),
    after: replayed === null ? null : decided(replayed, field),
  })).filter(({ before, after }) => differs(before, after))
}

function differencesOf(
  found: Pick<EvidenceReplay, 'versions' | 'frames' | 'clips' | 'fields'>,
  replayed: ReplayedSession,
): readonly ReplayDifference[] {
  const { engine, model, rules, addingUp } = found.versions
  const names = new Set(found.fields.map(({ field }) => field))
  const looksDiffer = replayed.looks.some(
    ({ look, classification }) =>
      look.label !== classification.label || look.score !== classification.score,
  )
  const classified = ['classification', 'score', 'subject', 'classifiedStage']
  const signs: Readonly<Record<ReplayDifference, boolean>> = {
    engine: differs(engine.before, engine.after),
    model: differs(model.before, model.after),
    rules: differs(rules.before, rules.after),
    'adding-up': differs(addingUp.before, addingUp.after),
    lines: found.frames.some(({ lines }) => lines.length > 0),
    clips: found.clips.some((clip) => !soundsAsKept(clip)),
    looks: looksDiffer,
    classification: classified.some((name) => names.has(name)),
    verdict: [...names].some((name) => !classified.includes(name)),
  }
  return REPLAY_DIFFERENCES.filter((name) => signs[name])
}

const modelsOf = (looks: ReplayedSession['looks']): readonly string[] =>
  distinct(looks.map(({ classification }) => classification.modelVersion))

const addedUpBy = ({ rules }: ReplayedSession): EvidenceReplay['versions']['addingUp'] => ({
  before: distinct(rules.map(({ was }) => was)),
  after: distinct(rules.map(({ by }) => by.version)),
  named: rules.every(({ named }) => named),
})

/** What was recorded beside what comes out now. */
export function compareReplay(
  stored: {
    readonly violation: Violation
    readonly frames: readonly FramePiece[]
    readonly clips: readonly ClipPiece[]
  },
  rows: readonly RecordedTrace[],
  {
    rereads,
    reheards,
  }: { readonly rereads: readonly Reread[]; readonly reheards: readonly Reheard[] },
  replayed: ReplayedSession,
): EvidenceReplay {
  const { violation, frames, clips } = stored
  // Speech without text rests on its clips alone: no look says anything of what is taught.
  const spoken = violation.judgement.reason === 'speech-without-text'
  const read = new Map(rereads.map((one) => [one.sha256, one]))
  const heard = new Map(reheards.map((one) => [one.sha256, one]))
  const again = spoken ? violation : replayed.violation
  const looks = replayed.looks.filter(({ look }) => look.frame !== null)
  const judgedBy = distinct([
    violation.classification.modelVersion,
    ...looks.map(({ look }) => look.modelVersion),
  ])
  const versions: EvidenceReplay['versions'] = {
    engine: {
      before: distinct(frames.flatMap(({ engine }) => (engine === null ? [] : [engine]))),
      after: distinct(rereads.map(({ engine }) => engine)),
    },
    model: { before: judgedBy, after: spoken ? judgedBy : modelsOf(looks) },
    rules: {
      before: [violation.judgement.ruleVersion],
      after: again === null ? [] : [again.judgement.ruleVersion],
    },
    addingUp: spoken ? { before: [], after: [], named: true } : addedUpBy(replayed),
  }
  const found = {
    versions,
    frames: frames.map((frame) => compareFrame(frame, read.get(frame.sha256), replayed)),
    clips: clips.map((clip) => compareClip(clip, heard.get(clip.sha256))),
    fields: compareFields(violation, again),
  }
  const differences = differencesOf(found, replayed)
  return {
    violationId: violation.id,
    identical: differences.every((name) => name === 'engine'),
    complete: spoken || rows.length === violation.sightings,
    ...found,
    differences,
    classification: { before: violation.classification, after: again?.classification ?? null },
    judgement: { before: violation.judgement, after: again?.judgement ?? null },
  }
}
