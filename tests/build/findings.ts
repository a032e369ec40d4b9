import type { DisguiseFinding } from '../../src/core/findings/disguise.ts'
import type { RoomFinding } from '../../src/core/findings/room-finding.ts'
import { NO_LESSON_TIME } from '../../src/core/lesson/lesson-time.ts'
import { at } from './violations.ts'

export const aDisguise = (change: Partial<DisguiseFinding> = {}): DisguiseFinding => ({
  kind: 'non-subject-name',
  code: 'D5',
  keyContent: 'KC2',
  name: {
    source: 'room-title',
    text: '思维训练营',
    words: [{ term: '思维训练营', start: 0, end: 5 }],
    sha256: 'cd'.repeat(32),
  },
  substance: {
    time: { ...NO_LESSON_TIME, observedSeconds: 300, teachingSeconds: 240, longestSeconds: 240 },
    label: 'subject',
    score: 0.95,
    subjects: ['MAT'],
    replayed: false,
    charged: null,
    manners: ['扣1'],
    pupilsPresent: true,
    terms: ['方程', '解:设'],
    frames: ['ab'.repeat(32)],
  },
  decision: 'counts-as-live-teaching',
  reason: { zh: '实质经鉴别为学科类授课。', en: 'a subject lesson by the guide.' },
  basis: ['教监管厅函〔2021〕16号'],
  ...change,
})

export const aRoomFinding = (change: Partial<RoomFinding> = {}): RoomFinding => ({
  id: 'finding-1',
  roomId: 'room-1',
  institutionId: 'institution-1',
  firstSeenAt: at('2026-02-07T10:00:00+08:00'),
  lastSeenAt: at('2026-02-07T10:05:00+08:00'),
  finding: { about: 'disguise', ...aDisguise() },
  ...change,
})
