import type { Classification } from '../../src/core/detection/classification.ts'
import type { RuleHit, Verdict } from '../../src/core/policy/verdict.ts'
import type { Institution } from '../../src/core/registry/institution.ts'
import type { LiveRoom } from '../../src/core/registry/live-room.ts'
import type { CivilDate } from '../../src/core/time/civil-date.ts'
import { type Instant, parseInstant } from '../../src/core/time/instant.ts'
import type { Observation } from '../../src/core/violations/observation.ts'
import type { Violation } from '../../src/core/violations/violation.ts'

/** An instant that must exist; tests name times as people write them. */
export function at(text: string): Instant {
  const instant = parseInstant(text)
  if (instant === null) throw new Error(`not an instant: ${text}`)
  return instant
}

export function anInstitution(change: Partial<Institution> = {}): Institution {
  return {
    id: 'institution-1',
    name: '虚构数学培训机构',
    actor: 'licensed-online-subject',
    creditCode: null,
    licenceNumber: null,
    region: '440100',
    stages: ['compulsory'],
    rehearsal: false,
    ...change,
  }
}

export function aRoom(change: Partial<LiveRoom> = {}): LiveRoom {
  return {
    id: 'room-1',
    institutionId: 'institution-1',
    title: '初三数学',
    pageUrl: null,
    streamUrls: ['http://media.example/live/room-1.flv'],
    region: '440100',
    stage: 'compulsory',
    cutTarget: null,
    active: true,
    ...change,
  }
}

export function aClassification(change: Partial<Classification> = {}): Classification {
  return {
    label: 'subject',
    score: 0.95,
    subjects: [{ code: 'MAT', score: 0.95 }],
    stage: 'junior',
    dimensions: { purpose: 0.4, content: 0.9, manner: 0.8, evaluation: 0.1 },
    evidence: [{ term: '一元二次方程', dimension: 'content', start: 0, end: 6, weight: 3 }],
    modelVersion: 'test-1',
    ...change,
  }
}

export function aHit(change: Partial<RuleHit> = {}): RuleHit {
  return {
    rule: 'CAL-REST',
    verdict: 'forbidden',
    basis: 'direct',
    from: at('2026-10-17T09:30:00+08:00'),
    to: at('2026-10-17T09:30:05+08:00'),
    seconds: 5,
    law: ['中办发〔2021〕40号'],
    ...change,
  }
}

export function aVerdict(change: Partial<Verdict> = {}): Verdict {
  return {
    verdict: 'forbidden',
    basis: 'direct',
    provisional: false,
    autoCut: true,
    days: [
      {
        date: '2026-10-17' as CivilDate,
        region: '440100',
        stage: 'compulsory',
        kind: 'rest-day',
        also: [],
        sources: [],
      },
    ],
    hits: [aHit()],
    keyPeriod: null,
    ruleVersion: '2026.11-1',
    ...change,
  }
}

type Seen = Extract<Observation, { kind: 'seen' }>

export function aSighting(change: Partial<Seen> = {}): Seen {
  return {
    id: 'observation-1',
    roomId: 'room-1',
    watchId: 'watch-1',
    at: at('2026-10-17T09:30:00+08:00'),
    kind: 'seen',
    instructing: true,
    classification: aClassification(),
    verdict: aVerdict(),
    evidence: [],
    ...change,
  }
}

export function aViolation(change: Partial<Violation> = {}): Violation {
  const seen = aSighting()
  return {
    id: 'violation-1',
    roomId: 'room-1',
    institutionId: 'institution-1',
    region: '440100',
    ongoing: true,
    status: 'suspected',
    enforcementStep: 'clue',
    openedAt: seen.at,
    lastSeenAt: seen.at,
    endedAt: null,
    endReason: null,
    rule: 'CAL-REST',
    rules: ['CAL-REST'],
    verdict: 'forbidden',
    subject: 'MAT',
    classifiedStage: 'junior',
    score: seen.classification.score,
    classification: seen.classification,
    judgement: seen.verdict,
    sightings: 1,
    claimedBy: null,
    handling: null,
    rehearsal: false,
    version: 1,
    ...change,
  }
}
