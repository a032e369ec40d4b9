import type { WireJudgementVersion, WireShadowEffect } from '../../../src/contracts/judgement.ts'
import type { FixtureState } from './fixture-state.ts'

const BASE = 'xuncha-two 2026-11-28.1'

const measured = (logLoss: number, othersClean: number) => ({
  texts: 72,
  lessonsFound: 36,
  othersClean,
  accused: 0,
  missed: 0,
  logLoss,
})

export const SHADOW: WireShadowEffect = {
  ranAt: '2026-03-07T09:20:00+08:00',
  from: '2026-02-21T09:20:00+08:00',
  to: '2026-03-07T09:20:00+08:00',
  judges: { before: BASE, after: `${BASE}+words.4f1c22aa9b03` },
  violations: {
    replayed: 46,
    unchanged: 45,
    counts: { notOpened: 1, nowReview: 0, nowViolation: 0, subjectChanged: 0, stageChanged: 0 },
    changes: [
      {
        violationId: '0f6a2c1e-8f7a-4d53-9a51-2d1f1b0f9a11',
        roomId: 'room-3',
        openedAt: '2026-03-01T19:30:00+08:00',
        opens: { before: 'violation', after: 'none' },
        subject: { before: 'ENG', after: null },
        stage: { before: 'senior', after: null },
        score: { before: 0.81, after: null },
        human: 'non-subject',
      },
    ],
    agreement: {
      labelled: 46,
      precision: { before: 0.957, after: 0.978 },
      kept: { before: 1, after: 1 },
      subjectsRight: { before: 3, after: 3, of: 4 },
      stagesRight: { before: 2, after: 2, of: 2 },
    },
    notReplayed: 0,
    leftOut: 0,
  },
  rooms: {
    judged: 212,
    changes: [
      { roomId: 'room-9', title: '晚间陪伴自习室（初中）', before: 'none', after: 'lesson' },
      { roomId: 'room-12', title: '督学在线', before: 'none', after: 'review' },
    ],
  },
  screens: { read: 3_412, hit: 27, labelChanged: 9 },
  words: [
    { word: '错题', screens: 19 },
    { word: 'AI*自习室', screens: 8 },
  ],
}

const version = (change: Partial<WireJudgementVersion>): WireJudgementVersion => ({
  kind: 'own-words',
  sha256: '4f1c22aa9b03'.padEnd(64, '0'),
  name: '换名头的辅导',
  version: '4f1c22aa9b03',
  at: '2026-03-07T09:10:00+08:00',
  who: 'user:wang',
  why: '三封来信提到“AI 自习室”',
  inForce: false,
  shadow: SHADOW,
  report: null,
  ...change,
})

const LEARNED: NonNullable<WireJudgementVersion['report']> = {
  base: BASE,
  candidate: `${BASE}+learned.84cb46b6690f`,
  seed: 1,
  cases: { lessons: 60, others: 60 },
  texts: 360,
  heldOut: {
    before: measured(0.07266, 34),
    after: measured(0.02258, 36),
    cases: { lessons: 12, others: 12 },
  },
  learned: { before: measured(0.0773, 126), after: measured(0.02228, 144) },
  guard: { before: measured(0.08432, 38), after: measured(0.08447, 38) },
  moved: {
    share: 1,
    bias: -0.0131,
    terms: 49,
    pieces: 410,
    mostMoved: [
      { term: '主语从句', by: -0.15 },
      { term: '长难句', by: -0.15 },
      { term: '专升本', by: -0.09 },
    ],
  },
}

/** A set of own words that was tried, one that was not, and a learned model in force. */
export function judgementDesk(state: FixtureState): void {
  const untried = version({
    sha256: 'ab'.repeat(32),
    version: 'ab'.repeat(6),
    name: '打卡营',
    why: '巡查时见到',
    shadow: null,
  })
  state.judgement.terms = { ...state.judgement.terms, items: [untried, version({})] }
  const model = version({
    kind: 'model',
    sha256: 'cd'.repeat(32),
    name: LEARNED.candidate,
    version: LEARNED.candidate,
    why: '一季度的更正',
    inForce: true,
    report: LEARNED,
    shadow: {
      ...SHADOW,
      judges: { before: BASE, after: LEARNED.candidate },
      rooms: { judged: 212, changes: [] },
      screens: { read: 3_412, hit: 0, labelChanged: 14 },
      words: [],
    },
  })
  state.judgement.models = {
    ...state.judgement.models,
    inForce: model.sha256,
    items: [model],
    changes: [
      {
        number: 1,
        change: 'adopted',
        sha256: model.sha256,
        at: '2026-03-06T17:40:00+08:00',
        who: 'user:wang',
        why: '留出的更正更好',
      },
    ],
  }
}
