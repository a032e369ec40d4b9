import type { RehearsalState } from '../../../../src/contracts/rehearsal/rehearsal.ts'
import { ok, type Route } from '../fixture-answers.ts'

const lead = (roomTitle: string, points: number, lesson = true) => ({
  leadId: roomTitle,
  roomTitle,
  lesson,
  seenAfter: 4.2,
  claimedAfter: 6,
  decidedAfter: points === 0 ? null : 41,
  decision: points === 0 ? null : lesson ? ('confirmed' as const) : ('dismissed' as const),
  cut: lesson && points > 0 ? ('verified' as const) : ('none' as const),
  points,
})

/** One that goes on, and the sheets of one that is over. */
const HELD: RehearsalState = {
  state: 'running',
  current: {
    id: 'now',
    startedBy: '李娜',
    minutes: 15,
    startedAt: '2026-03-07T09:30:00+08:00',
    endsAt: '2026-03-07T09:45:00+08:00',
    endedAt: null,
    end: null,
    trouble: null,
    sheets: [],
  },
  results: [
    {
      id: 'before',
      startedBy: '李娜',
      minutes: 15,
      startedAt: '2026-03-06T09:30:00+08:00',
      endsAt: '2026-03-06T09:45:00+08:00',
      endedAt: '2026-03-06T09:45:00+08:00',
      end: 'time',
      trouble: null,
      sheets: [
        {
          person: '王芳',
          points: 67,
          leads: [lead('初二数学冲刺', 100), lead('水彩入门', 100, false), lead('高一物理', 0)],
        },
        { person: '赵敏', points: null, leads: [] },
      ],
    },
  ],
}

/** The rehearsals of the made-up program. */
export const OF_REHEARSALS: readonly Route[] = [
  { method: 'GET', path: /^\/rehearsals$/, answer: () => ok(HELD) },
]
