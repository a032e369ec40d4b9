import type { Disguise, SolicitationFinding } from '../../../src/contracts/finding.ts'

const SEEN = {
  firstSeenAt: '2026-03-07T09:31:12+08:00',
  lastSeenAt: '2026-03-07T09:42:06+08:00',
}

export const wireDisguise: Disguise = {
  id: 'finding-1',
  ...SEEN,
  kind: 'non-subject-name',
  code: 'D5',
  kindName: { zh: '以非学科名义', en: 'a name that is no school subject' },
  keyContent: 'KC2',
  name: {
    source: 'room-title',
    text: '周六思维训练营 138******00',
    words: [{ term: '思维训练营', start: 2, end: 7 }],
    sha256: 'cd'.repeat(32),
  },
  substance: {
    observedSeconds: 654,
    teachingSeconds: 600,
    teachingShare: 0.917,
    longestTeachingSeconds: 480,
    label: 'subject',
    score: 0.96,
    subjects: ['MAT'],
    terms: ['列方程', '解：设'],
    manners: ['扣1'],
    pupilsPresent: true,
    charged: null,
    replayed: false,
    frames: ['ab'.repeat(32)],
  },
  decision: 'counts-as-live-teaching',
  reason: { zh: '名义为非学科，实质经鉴别为学科类授课。', en: 'a subject lesson by the guide.' },
  basis: ['教育部令53号第18条（三）'],
}

export const wireSolicitation: SolicitationFinding = {
  id: 'finding-2',
  ...SEEN,
  acts: ['traffic', 'advertisement'],
  keyContents: ['KC3', 'KC4'],
  verdict: 'review',
  rules: ['OBJ-TRAFFIC'],
  law: ['中办发〔2021〕40号'],
  ruleVersion: '2026.1',
  reasons: [{ zh: '为违规学科类培训引流', en: 'leads traffic to unlawful subject tutoring' }],
  routes: [{ department: 'SAMR', measures: ['M09'], needs: ['determination'], ready: false }],
  signs: [],
  excerpts: [{ source: 'announcement', text: '免费试听 加V信 abc***45' }],
  frames: [],
}
