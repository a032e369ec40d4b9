import type { DrawnCurve } from '../../../app/queries/violation-queries.ts'
import type { EvidenceCurve } from '../../../contracts/evidence-curve.ts'
import { toSeconds } from '../../../core/time/duration.ts'
import { formatInstant } from '../../../core/time/instant.ts'

const LONGEST_TEXT = 120

export const presentCurve = ({ rule, points }: DrawnCurve): EvidenceCurve => ({
  opensAt: rule.opens,
  leansFrom: rule.leaning.from,
  leadAfterSeconds: rule.leaning.lead === null ? null : toSeconds(rule.leaning.lead),
  points: points.map(({ at, text, ...point }) => ({
    ...point,
    at: formatInstant(at),
    text: (text ?? '').slice(0, LONGEST_TEXT),
  })),
})
