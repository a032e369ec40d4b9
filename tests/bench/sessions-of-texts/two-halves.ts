import { addTextLook, NEW_TEXT_SESSION } from '../../../src/core/lesson/text-session.ts'
import type { TeachingSegment } from '../../../src/core/policy/classes/taught-segment.ts'
import { instantOfEpochMilliseconds } from '../../../src/core/time/instant.ts'
import { shippedClassifier } from '../../build/classifier.ts'
import { BETWEEN_LOOKS, LOOKS } from './looks.ts'
import { share, spread } from './shares.ts'
import { LENGTH, type MadeSession } from './string-sessions.ts'

/** What stands on the screen for a quarter of an hour. */
const BREAK_TEXT = '课间休息 15分钟 休息一下,马上回来'
const BREAK_LOOKS = (15 * 60_000) / BETWEEN_LOOKS
const HALF = LENGTH * LOOKS * BETWEEN_LOOKS
const BREAK = BREAK_LOOKS * BETWEEN_LOOKS
/** When the halves begin and end; looks come at the end of each ten seconds. */
const HALVES = [
  { start: BETWEEN_LOOKS, end: HALF },
  { start: HALF + BREAK + BETWEEN_LOOKS, end: 2 * HALF + BREAK },
]

/** The segments that the program's own fold finds in a lesson with a break. */
function segmentsOf({ screens }: MadeSession): readonly TeachingSegment[] {
  const resting = shippedClassifier().classify({ text: BREAK_TEXT })
  let session = NEW_TEXT_SESSION
  let at = 0
  const look = (one: Omit<Parameters<typeof addTextLook>[1], 'at'>): void => {
    at += BETWEEN_LOOKS
    session = addTextLook(session, { ...one, at: instantOfEpochMilliseconds(at) })
  }
  for (const [place, screen] of screens.entries()) {
    for (let again = 0; place === LENGTH && again < BREAK_LOOKS; again += 1) {
      look({ text: BREAK_TEXT, classification: resting, changed: again === 0 })
    }
    for (let again = 0; again < LOOKS; again += 1) look({ ...screen, changed: again === 0 })
  }
  return session.segments
}

/** Whether a lesson of two halves is two segments, as the rule says (a pause of 180 s parts them), and how exactly. */
export function twoHalves(sessions: readonly MadeSession[]) {
  const found = sessions.map(segmentsOf)
  const two = found.filter(({ length }) => length === 2)
  const errors = (end: 'start' | 'end') =>
    spread(
      two.flatMap((segments) =>
        segments.map((segment, half) =>
          Math.round(Math.abs(segment[end] - (HALVES[half]?.[end] ?? 0)) / 1_000),
        ),
      ),
    )
  const withSegments = (count: number) =>
    share(found.filter(({ length }) => length === count).length, found.length)
  return {
    lessons: sessions.length,
    twoSegments: withSegments(2),
    oneSegment: withSegments(1),
    none: withSegments(0),
    startErrorSeconds: errors('start'),
    endErrorSeconds: errors('end'),
    yardstickAsOneLesson: { startErrorSeconds: 0, endErrorSeconds: (HALF + BREAK) / 1_000 },
  }
}
