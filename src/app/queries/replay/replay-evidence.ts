import type { Classifier } from '../../../core/detection/classify.ts'
import type { Reheard } from '../../../core/evidence/compare-clips.ts'
import {
  compareReplay,
  type EvidenceReplay,
  type Reread,
} from '../../../core/evidence/compare-replay.ts'
import { fail, type Result, succeed } from '../../../core/fault.ts'
import type { TextLine } from '../../../core/picture/frame.ts'
import type { Institution } from '../../../core/registry/institution.ts'
import type { LiveRoom } from '../../../core/registry/live-room.ts'
import {
  type ClipPiece,
  clipsAmong,
  type FramePiece,
  framesAmong,
} from '../../../core/violations/evidence-piece.ts'
import { type ReplayNeeds, replaySession } from '../../../core/violations/replay-session.ts'
import { UNNAMED_WITH_CURVE, type UnnamedRule } from '../../../core/violations/rule-of-time.ts'
import type { LookContext, RecordedTrace } from '../../../core/violations/session-trace.ts'
import type { Violation } from '../../../core/violations/violation.ts'
import type { EvidenceStore } from '../../../ports/evidence-store.ts'
import type { Records, Transactions } from '../../../ports/records/records.ts'
import type { TextRecogniser } from '../../../ports/sight/text-recogniser.ts'
import { evidenceBytes } from '../evidence-bytes.ts'
import { keptContexts, traceOfFrames } from './kept-looks.ts'

export type HearClip = (bytes: Uint8Array, signal: AbortSignal) => Promise<Omit<Reheard, 'sha256'>>

export type ReplayEvidenceDeps = Pick<ReplayNeeds, 'judge' | 'judgeTaught'> & {
  readonly transactions: Transactions
  readonly evidenceStore: Pick<EvidenceStore, 'get'>
  readonly recogniser: Pick<TextRecogniser, 'recognise'>
  /** Opens what hears a kept clip again. */
  readonly openClipEars: () => Promise<Result<HearClip>>
  /** By which a look is classified again, by what judged it (`modelVersion`): that very model and words, or others for all. */
  readonly classifierFor: (modelVersion: string) => Promise<Result<Classifier>>
}

type Stored = {
  readonly violation: Violation
  readonly frames: readonly FramePiece[]
  readonly clips: readonly ClipPiece[]
  readonly rows: readonly RecordedTrace[]
  /** Where looks were not kept: the room's and the institution's words as they are registered now. */
  readonly present: LookContext | null
}

/** The words of the register as they are now, for what was recorded before the words of the time were kept. */
async function presentContext(records: Records, violation: Violation): Promise<LookContext | null> {
  const room = await records.rooms.find(violation.roomId)
  const institution = await records.institutions.find(violation.institutionId)
  return contextToday(room, institution)
}

/** The words of the register as they are today; `null` where there is nothing of it left. */
export function contextToday(
  room: LiveRoom | null | undefined,
  institution: Institution | null | undefined,
): LookContext | null {
  if (room == null || institution == null) return null
  const { title, region, stage } = room
  return { title, pageText: null, region, actor: institution.actor, stage }
}

async function load(records: Records, id: string): Promise<Stored | null> {
  const violation = await records.violations.find(id)
  if (violation === null) return null
  const pieces = await records.violationEvidence.of(id)
  return {
    violation,
    frames: framesAmong(pieces),
    clips: clipsAmong(pieces),
    rows: await records.sessionTraces.of(id),
    present: await presentContext(records, violation),
  }
}

async function reread(
  deps: ReplayEvidenceDeps,
  sha256s: readonly string[],
  signal: AbortSignal,
): Promise<Result<readonly Reread[]>> {
  const pictures: { readonly sha256: string; readonly bytes: Uint8Array }[] = []
  // All of them are proven before the first is read.
  for (const sha256 of sha256s) {
    const bytes = await evidenceBytes(deps.evidenceStore, sha256)
    if (!bytes.ok) return bytes
    pictures.push({ sha256, bytes: bytes.value })
  }
  const read: Reread[] = []
  for (const { sha256, bytes } of pictures) {
    const { lines, engine } = await deps.recogniser.recognise(bytes, { signal })
    read.push({ sha256, lines, engine })
  }
  return succeed(read)
}

/** Clips are proven before the first is heard; what listens is opened for them alone. */
async function rehear(
  { evidenceStore, openClipEars }: ReplayEvidenceDeps,
  clips: readonly ClipPiece[],
  signal: AbortSignal,
): Promise<Result<readonly Reheard[]>> {
  const sounds: { readonly sha256: string; readonly bytes: Uint8Array }[] = []
  for (const { sha256 } of clips) {
    const bytes = await evidenceBytes(evidenceStore, sha256)
    if (!bytes.ok) return bytes
    sounds.push({ sha256, bytes: bytes.value })
  }
  if (sounds.length === 0) return succeed([])
  const ears = await openClipEars()
  if (!ears.ok) return ears
  const heard: Reheard[] = []
  for (const { sha256, bytes } of sounds) {
    heard.push({ sha256, ...(await ears.value(bytes, signal)) })
    // What was not heard because the program is ending says nothing of the clip.
    signal.throwIfAborted()
  }
  return succeed(heard)
}

/**
 * Words of the frames as they read now, and what a classifier says of them in the words of that time; `ofTheTime` are
 * the judges of looks, by their versions, where they are kept.
 */
export function readingOf(
  classifierFor: (modelVersion: string) => Classifier,
  read: readonly { readonly sha256: string; readonly lines: readonly TextLine[] }[],
): Pick<ReplayNeeds, 'textOf' | 'classify'> {
  const texts = new Map(
    read.map(({ sha256, lines }) => [sha256, lines.map(({ text }) => text).join('\n')]),
  )
  return {
    textOf: (frame) => texts.get(frame) ?? '',
    classify: (text, { title, pageText }, modelVersion, boilerplate) =>
      classifierFor(modelVersion).classify({
        text,
        title,
        boilerplate,
        ...(pageText === null ? {} : { pageText }),
      }),
  }
}

const framesOf = ({ frames }: Stored, rows: readonly RecordedTrace[]): readonly string[] => [
  ...new Set([
    ...frames.map(({ sha256 }) => sha256),
    ...rows.flatMap(({ trace }) => trace.looks.flatMap(({ frame }) => frame ?? [])),
  ]),
]

/** Every model that judged a look, before the first is classified. */
async function classifiersOf(
  { classifierFor }: ReplayEvidenceDeps,
  rows: readonly RecordedTrace[],
): Promise<Result<(modelVersion: string) => Classifier>> {
  const found = new Map<string, Classifier>()
  for (const version of new Set(
    rows.flatMap(({ trace }) => trace.looks.map((look) => look.modelVersion)),
  )) {
    const classifier = await classifierFor(version)
    if (!classifier.ok) return classifier
    found.set(version, classifier.value)
  }
  return succeed((version) => {
    const classifier = found.get(version)
    if (classifier === undefined) throw new Error(`no model ${version}`)
    return classifier
  })
}

/**
 * Where a record does not name its rule and more than one is of its time, the one that gives what was recorded; the
 * first of them where none does.
 */
function byUnnamedRules(by: (unnamed?: UnnamedRule) => EvidenceReplay): EvidenceReplay {
  const first = by()
  if (first.versions.addingUp.named || first.fields.length === 0) return first
  return UNNAMED_WITH_CURVE.map(by).find(({ fields }) => fields.length === 0) ?? first
}

/**
 * Works a violation out again from what was kept of it: reads the frames afresh, classifies
 * each look by the model that judged it (or the one that was asked for), adds up by the rule of that time, judges by the
 * rules in force at that time, and says what comes out otherwise. Changes nothing.
 * Faults: `not-found`, `evidence-missing`, `evidence-altered`.
 */
export async function replayEvidence(
  deps: ReplayEvidenceDeps,
  violationId: string,
  signal: AbortSignal,
): Promise<Result<EvidenceReplay>> {
  const stored = await deps.transactions.run((records) => load(records, violationId))
  if (stored === null) {
    return fail('not-found', '找不到该线索。No such violation.', 'violation')
  }
  const rows = stored.rows.length > 0 ? stored.rows : traceOfFrames(stored.violation, stored.frames)
  const contexts = await keptContexts(deps.evidenceStore, rows, stored.present)
  if (!contexts.ok) return contexts
  const classifiers = await classifiersOf(deps, rows)
  if (!classifiers.ok) return classifiers
  const read = await reread(deps, framesOf(stored, rows), signal)
  if (!read.ok) return read
  const heard = await rehear(deps, stored.clips, signal)
  if (!heard.ok) return heard
  const contextOf = contexts.value
  const { judge, judgeTaught } = deps
  const reading = readingOf(classifiers.value, read.value)
  const needs = { ...reading, contextOf, judge, judgeTaught }
  const sensed = { rereads: read.value, reheards: heard.value }
  const by = (unnamed?: UnnamedRule): EvidenceReplay =>
    compareReplay(stored, rows, sensed, replaySession(needs, stored.violation, rows, unnamed))
  return succeed(byUnnamedRules(by))
}
