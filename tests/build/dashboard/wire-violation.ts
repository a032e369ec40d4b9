import type { Violation } from '../../../src/contracts/violation.ts'
import { WIRE_CAPTURE } from './review/wire-capture.ts'

const CLASSIFICATION: Violation['classification'] = {
  label: 'subject',
  score: 0.94,
  subjects: [
    { code: 'MAT', score: 0.94 },
    { code: 'PHY', score: 0.08 },
  ],
  stage: 'junior',
  dimensions: { purpose: 0.72, content: 0.96, manner: 0.81, evaluation: 0.4 },
  evidence: [
    { term: '期末提分', dimension: 'purpose', start: 0, end: 4, weight: 0.8 },
    { term: '一元二次方程', dimension: 'content', start: 6, end: 12, weight: 1.4 },
    { term: '判别式', dimension: 'content', start: 20, end: 23, weight: 1.1 },
    { term: '例题', dimension: 'manner', start: 26, end: 28, weight: 0.9 },
    { term: '课后作业', dimension: 'manner', start: 40, end: 44, weight: 0.6 },
    { term: '测评', dimension: 'evaluation', start: 50, end: 52, weight: 0.5 },
    { term: '兴趣', dimension: 'purpose', start: 60, end: 62, weight: -0.3 },
  ],
  modelVersion: 'lexicon-3',
}

const VERDICT: Violation['verdict'] = {
  verdict: 'forbidden',
  basis: 'direct',
  provisional: false,
  autoCut: true,
  days: [
    {
      date: '2026-03-07',
      region: '440106',
      stage: 'compulsory',
      kind: 'rest-day',
      also: [],
      sources: ['https://www.gov.cn/zhengce/'],
    },
  ],
  hits: [],
  keyPeriod: null,
  ruleVersion: '2026.1',
}

const BASE: Violation = {
  id: 'violation',
  roomId: 'room-maths',
  roomTitle: '初二数学冲刺直播课',
  institutionId: 'institution-1',
  institutionName: '晨光在线教育（演练）',
  region: '440106',
  rule: 'CAL-REST',
  rules: ['CAL-REST', 'CLS-LEN30'],
  subjects: ['MAT'],
  stage: 'compulsory',
  confidence: 0.94,
  status: 'suspected',
  step: 'clue',
  ongoing: true,
  startedAt: '2026-03-07T09:31:12+08:00',
  firstSeenAt: '2026-03-07T09:31:12+08:00',
  lastSeenAt: '2026-03-07T09:42:06+08:00',
  endedAt: null,
  endReason: null,
  seconds: 654,
  sightings: 41,
  verdict: VERDICT,
  classification: CLASSIFICATION,
  explanation: {
    sentences: [
      {
        zh: '2026-03-07 是周六，属于休息日；面向义务教育阶段的学科类线上培训在休息日全天禁止。',
        en: '2026-03-07 is a Saturday, a rest day: online subject tutoring of the compulsory stage is forbidden all day.',
      },
    ],
    rule: 'CAL-REST',
    ruleName: { zh: '休息日禁止', en: 'Rest day' },
    day: {
      date: '2026-03-07',
      kind: 'rest-day',
      kindName: { zh: '休息日', en: 'rest day' },
      also: [],
      sources: ['https://www.gov.cn/zhengce/'],
    },
    law: [
      '《关于进一步减轻义务教育阶段学生作业负担和校外培训负担的意见》第十三条',
      '《校外培训行政处罚暂行办法》第二十一条',
    ],
  },
  evidence: [],
  capture: WIRE_CAPTURE,
  cut: null,
  cuttable: true,
  claimedBy: null,
  claimedUntil: null,
  assignedTo: null,
  decision: null,
  rehearsal: true,
  ruleVersion: '2026.1',
  latency: { frameToViolationMillis: 2140, violationToAlertMillis: 320 },
  version: 1,
}

/** A violation as the wire gives it: a maths lesson on a Saturday unless told otherwise. */
export const wireViolation = (part: Partial<Violation>): Violation => ({ ...BASE, ...part })
