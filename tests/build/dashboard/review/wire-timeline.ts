import type { RoomTimeline } from '../../../../src/contracts/coverage.ts'

const stretch = (
  from: string,
  to: string,
  kind: RoomTimeline['watch'][number]['kind'],
): RoomTimeline['watch'][number] => ({
  kind,
  unseenReason: kind === 'unseen' ? 'timeout' : null,
  from,
  to,
  seconds: (Date.parse(to) - Date.parse(from)) / 1000,
})

/** One day of a room, whatever day is asked for. */
export function wireTimeline(roomId: string, day: string): RoomTimeline {
  const clock = (time: string): string => `${day}T${time}:00+08:00`
  const end = new Date(Date.parse(clock('00:00')) + 86_400_000).toISOString()
  return {
    roomId,
    from: clock('00:00'),
    to: end,
    windows: [
      {
        start: clock('00:00'),
        end,
        verdict: 'forbidden',
        rule: 'CAL-REST',
        kind: 'rest-day',
        reason: { zh: '休息日不得开展学科培训', en: 'No subject instruction on rest days' },
      },
    ],
    air: [{ from: clock('09:00'), to: clock('10:00') }],
    coverage: [],
    watch: [
      stretch(clock('00:00'), clock('08:00'), 'unwatched'),
      stretch(clock('08:00'), clock('09:00'), 'off-air'),
      stretch(clock('09:00'), clock('10:00'), 'looked'),
      stretch(clock('10:00'), clock('10:20'), 'unseen'),
      stretch(clock('10:20'), end, 'unwatched'),
    ],
    teaching: [
      {
        from: clock('09:10'),
        to: clock('09:50'),
        seconds: 2_400,
        uncertaintySeconds: 5,
        courseId: null,
        course: null,
        lessonId: null,
      },
    ],
    violations: [
      {
        id: 'v-maths',
        rule: 'CAL-REST',
        status: 'suspected',
        from: clock('09:10'),
        to: clock('09:50'),
        ongoing: false,
      },
      {
        id: 'v-other',
        rule: 'CAL-REST',
        status: 'confirmed',
        from: clock('09:00'),
        to: clock('09:05'),
        ongoing: false,
      },
    ],
    cuts: [
      {
        id: 'cut-1',
        violationId: 'v-other',
        state: 'verified',
        stateWords: { zh: '已阻断（已证实）', en: 'cut, proven' },
        automatic: false,
        at: clock('09:05'),
        verifiedAt: clock('09:06'),
        elsewhere: null,
      },
    ],
  }
}
