import type { CutOrder } from '../../../src/core/cuts/cut-order.ts'
import type { NewJournalEvent } from '../../../src/core/evidence/journal-event.ts'
import type { Alert } from '../../../src/core/violations/alert.ts'
import type { ClipPiece, FramePiece } from '../../../src/core/violations/evidence-piece.ts'
import type { Violation } from '../../../src/core/violations/violation.ts'
import { aClassification, at, aVerdict } from '../violations.ts'

/** A Saturday morning lesson. */
export const SATURDAY = at('2026-10-17T09:30:00+08:00')

export function aStoredViolation(change: Partial<Violation> = {}): Violation {
  return {
    id: 'violation-1',
    roomId: 'room-1',
    institutionId: 'institution-1',
    region: '440100',
    ongoing: true,
    status: 'suspected',
    enforcementStep: 'clue',
    openedAt: SATURDAY,
    lastSeenAt: SATURDAY,
    endedAt: null,
    endReason: null,
    rule: 'CAL-REST',
    rules: ['CAL-REST', 'ACT-NOLIC'],
    verdict: 'forbidden',
    subject: 'MAT',
    classifiedStage: 'junior',
    score: 0.95,
    classification: aClassification(),
    judgement: aVerdict(),
    sightings: 1,
    claimedBy: null,
    handling: null,
    rehearsal: false,
    version: 1,
    ...change,
  }
}

export function anEvidenceFrame(change: Partial<FramePiece> = {}): FramePiece {
  return {
    kind: 'frame',
    at: SATURDAY,
    sha256: 'ab'.repeat(32),
    perceptualHash: '0123456789abcdef',
    width: 1280,
    height: 720,
    lines: [
      { text: '一元二次方程', confidence: 0.93, box: { x: 10, y: 20, width: 300, height: 40 } },
    ],
    engine: 'tesseract.js 7.0.0 chi_sim+eng',
    ...change,
  }
}

export function aClip(change: Partial<ClipPiece> = {}): ClipPiece {
  return {
    kind: 'clip',
    at: SATURDAY,
    sha256: 'c1'.repeat(32),
    seconds: 8,
    startsAt: SATURDAY,
    mimeType: 'audio/ogg',
    segments: [{ text: '我们来解一元二次方程', confidence: 0.9, from: 0.5, to: 3.25 }],
    engine: 'a recogniser 1.0',
    ...change,
  }
}

export function aStoredAlert(change: Partial<Alert> = {}): Alert {
  return {
    id: 'alert-1',
    violationId: 'violation-1',
    roomId: 'room-1',
    level: 'warning',
    status: 'raised',
    raisedAt: SATURDAY,
    acknowledgedAt: null,
    acknowledgedBy: null,
    attention: null,
    ...change,
  }
}

export function aCutOrder(change: Partial<CutOrder> = {}): CutOrder {
  return {
    id: 'cut-1',
    violationId: 'violation-1',
    roomId: 'room-1',
    target: {
      platform: 'node-media-server',
      apiUrl: 'http://127.0.0.1:8000',
      app: 'live',
      stream: 'maths',
    },
    abilities: null,
    resumedAt: null,
    expectedPublisher: { sessionId: 's1', address: '127.0.0.1', protocol: 'rtmp' },
    status: 'requested',
    reason: '休息日学科培训',
    ban: true,
    until: null,
    dryRun: false,
    requestedBy: 'user:operator',
    requestedAt: SATURDAY,
    acceptedAt: null,
    verifiedAt: null,
    steps: [{ at: SATURDAY, step: 'guard', outcome: 'accepted', detail: 's1' }],
    checks: [],
    version: 1,
    automatic: null,
    viewers: null,
    hits: null,
    approval: null,
    wrong: null,
    ...change,
  }
}

export function aJournalEntry(change: Partial<NewJournalEvent> = {}): NewJournalEvent {
  return {
    type: 'violation.opened',
    subjectKind: 'violation',
    subjectId: 'violation-1',
    at: SATURDAY,
    monotonic: 1234.5678,
    who: 'system',
    why: '连续两次看到授课',
    ruleVersion: '2026.11-1',
    data: { score: 0.1 + 0.2, ongoing: true, list: [1, null, '课'] },
    ...change,
  }
}
