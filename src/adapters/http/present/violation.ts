import type { ViolationView } from '../../../app/queries/views.ts'
import type { Violation as WireViolation } from '../../../contracts/violation.ts'
import type { Subject } from '../../../core/reading/subject.ts'
import { formatInstant, type Instant } from '../../../core/time/instant.ts'
import { pagesOf } from '../../../core/violations/evidence-piece.ts'
import type { Violation } from '../../../core/violations/violation.ts'
import { evidenceUrl } from './evidence.ts'
import { presentExplanation } from './explanation.ts'
import { presentFindings } from './finding.ts'
import { presentHandling } from './handling.ts'
import { presentCapture } from './kept/capture.ts'
import { presentOpinion } from './opinion.ts'
import { presentReplay } from './replay.ts'
import { presentClassification, presentVerdict } from './verdict.ts'

/** The strongest first; the one that stands for the violation is always among them. */
function subjectsOf({ subject, classification }: Violation): Subject[] {
  const codes = classification.subjects
    .toSorted((a, b) => b.score - a.score)
    .map(({ code }) => code)
  return [...new Set(subject === null ? codes : [subject, ...codes])]
}

const STAGE_OF_CLASSIFIED = {
  preschool: 'preschool',
  primary: 'compulsory',
  junior: 'compulsory',
  senior: 'senior-high',
  adult: 'adult',
  unknown: 'compulsory',
} as const

const stageOf = ({ violation, room }: ViolationView): WireViolation['stage'] =>
  violation.judgement.days[0]?.stage ??
  room?.stage ??
  STAGE_OF_CLASSIFIED[violation.classifiedStage]

/** A recording that is read again and again lasts no longer for it. */
function secondsOf({ openedAt, lastSeenAt, endedAt, verdict, judgement }: Violation): number {
  const { recording } = judgement
  if (recording !== undefined && verdict === 'review') return recording.seconds ?? 0
  return Math.max(0, (endedAt ?? lastSeenAt) - openedAt) / 1_000
}

const millisBetween = (from: Instant | null, to: Instant | null): number | null =>
  from === null || to === null ? null : Math.max(0, to - from)

/** The substance in pictures and sound, then the names on the pages that they were found on. */
function referencesOf({ violation, evidence, findings }: ViolationView): WireViolation['evidence'] {
  return [...evidence, ...pagesOf(findings ?? [])].map(({ kind, sha256, at }) => ({
    id: sha256,
    kind,
    sha256,
    at: formatInstant(at),
    url: evidenceUrl(violation.id, sha256),
  }))
}

export function presentViolation(view: ViolationView): WireViolation {
  const { violation, room, institution, cut, alert, recordedAt } = view
  const { openedAt, lastSeenAt, endedAt } = violation
  const { recording } = violation.judgement
  return {
    id: violation.id,
    roomId: violation.roomId,
    roomTitle: room?.title ?? violation.roomId,
    institutionId: violation.institutionId,
    institutionName: institution?.name ?? violation.institutionId,
    region: violation.region,
    rule: violation.rule,
    rules: [...violation.rules],
    subjects: subjectsOf(violation),
    stage: stageOf(view),
    confidence: violation.score,
    status: violation.status,
    step: violation.enforcementStep,
    ongoing: violation.ongoing,
    startedAt: formatInstant(openedAt),
    firstSeenAt: formatInstant(openedAt),
    lastSeenAt: formatInstant(lastSeenAt),
    endedAt: endedAt === null ? null : formatInstant(endedAt),
    endReason: violation.endReason,
    seconds: secondsOf(violation),
    ...(recording === undefined ? {} : { recording: { ...recording } }),
    sightings: violation.sightings,
    verdict: presentVerdict(violation.judgement),
    classification: presentClassification(violation.classification),
    replay: view.replay === null ? null : presentReplay(view.replay),
    ...presentFindings(view.findings),
    secondOpinions: (view.opinions ?? []).map(presentOpinion),
    explanation: presentExplanation(view),
    evidence: referencesOf(view),
    ...presentCapture(view),
    cut: cut === null ? null : { id: cut.id, state: cut.status },
    cuttable: room !== null && room.cutTarget !== null,
    claimedBy: violation.claimedBy,
    ...presentHandling(violation),
    ...(view.qualityCheck === undefined ? {} : { qualityCheck: { ...view.qualityCheck } }),
    rehearsal: violation.rehearsal,
    ruleVersion: violation.judgement.ruleVersion,
    latency: {
      frameToViolationMillis: millisBetween(recordedAt && openedAt, recordedAt),
      violationToAlertMillis: millisBetween(recordedAt, alert?.raisedAt ?? null),
    },
    version: violation.version,
  }
}
