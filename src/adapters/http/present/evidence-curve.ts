import type { EvidenceCurve } from '../../../contracts/evidence-curve.ts'
import { LEAD_AFTER } from '../../../core/lesson/lead.ts'
import { LEANING } from '../../../core/lesson/session-evidence.ts'
import { OPENING } from '../../../core/lesson/weighed-screens.ts'
import { toSeconds } from '../../../core/time/duration.ts'
import { formatInstant } from '../../../core/time/instant.ts'
import type { CurvePoint } from '../../../core/violations/evidence-curve.ts'

const LONGEST_TEXT = 120

export const presentCurve = (points: readonly CurvePoint[]): EvidenceCurve => ({
  opensAt: OPENING,
  leansFrom: LEANING,
  leadAfterSeconds: toSeconds(LEAD_AFTER),
  points: points.map(({ at, text, ...point }) => ({
    ...point,
    at: formatInstant(at),
    text: (text ?? '').slice(0, LONGEST_TEXT),
  })),
})
