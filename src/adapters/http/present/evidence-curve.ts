import type { DrawnCurve } from '../../../app/queries/violation-queries.ts'
import type { EvidenceCurve } from '../../../contracts/evidence-curve.ts'
import { SCHOOL_STAGES } from '../../../core/reading/lexicon/lexicon-term.ts'
import { SUBJECTS } from '../../../core/reading/subject.ts'
import { toSeconds } from '../../../core/time/duration.ts'
import { formatInstant } from '../../../core/time/instant.ts'

const LONGEST_TEXT = 120

export const presentCurve = ({ rule, points }: DrawnCurve): EvidenceCurve => ({
  opensAt: rule.opens,
  leansFrom: rule.leaning.from,
  leadAfterSeconds: rule.leaning.lead === null ? null : toSeconds(rule.leaning.lead),
  points: points.map(({ at, text, topic, ...point }) => ({
    ...point,
    at: formatInstant(at),
    text: (text ?? '').slice(0, LONGEST_TEXT),
    topic: lessonOf(topic),
  })),
})

/** Topics of lessons are named by subject and stage (`training/topics-of-kinds.ts`); another model may name them otherwise. */
function lessonOf(topic: string | null): EvidenceCurve['points'][number]['topic'] {
  const [first, second] = topic?.split(' ') ?? []
  const subject = SUBJECTS.find((one) => one === first)
  const stage = SCHOOL_STAGES.find((one) => one === second)
  return subject === undefined || stage === undefined ? null : { subject, stage }
}
