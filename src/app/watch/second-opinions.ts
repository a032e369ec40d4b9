import type { Classification } from '../../core/detection/classification.ts'
import type { NoOpinionReason, SecondOpinion } from '../../core/detection/second-opinion.ts'
import { type Duration, hours, seconds } from '../../core/time/duration.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Logger } from '../../ports/logger.ts'
import type { SecondOpinionModel } from '../../ports/second-opinion.ts'

export type SecondOpinions = {
  /** Resolves with an opinion or the reason why there is none; never rejects. */
  ask(picture: { readonly sha256: string; readonly png: Uint8Array }): Promise<SecondOpinion>
}

export type SecondOpinionNeeds = {
  readonly model: SecondOpinionModel
  readonly clock: Clock
  readonly logger: Logger
  readonly perHour: number
}

const BUDGET: Duration = seconds(20)
const AT_ONCE = 2
const HOUR: Duration = hours(1)

/** Asks within bounds: so many at once, so many an hour. What is beyond is not asked, and said to be so. */
export function createSecondOpinions(needs: SecondOpinionNeeds): SecondOpinions {
  const { model, clock, logger, perHour } = needs
  let asked: readonly Duration[] = []
  let underWay = 0

  const inTheWay = (now: Duration): NoOpinionReason | null => {
    asked = asked.filter((at) => now - at < HOUR)
    if (asked.length >= perHour) return 'budget'
    return underWay >= AT_ONCE ? 'busy' : null
  }

  return {
    async ask({ sha256, png }) {
      const began = clock.monotonic()
      const base = { sha256, at: clock.now(), model: model.model }
      const reason = inTheWay(began)
      if (reason !== null) {
        const answer = { kind: 'no-opinion', reason, detail: `${perHour}/h, ${AT_ONCE} at once` }
        return { ...base, millis: 0, answer: answer as SecondOpinion['answer'] }
      }
      asked = [...asked, began]
      underWay += 1
      try {
        const answer = await model.ask(png, { budget: BUDGET })
        if (answer.kind === 'no-opinion') logger.warn({ sha256, answer }, 'no second opinion')
        return { ...base, millis: Math.round(clock.monotonic() - began), answer }
      } finally {
        underWay -= 1
      }
    },
  }
}

const WAITING_AT_MOST = 12

/** An opinion that has come in waits for the violation that is told next. */
export const addOpinion = (
  waiting: readonly SecondOpinion[],
  opinion: SecondOpinion,
): readonly SecondOpinion[] => [...waiting, opinion].slice(-WAITING_AT_MOST)

type Kept = { readonly sha256: string; readonly png: Uint8Array }

/** Asks about a kept frame that ours is unsure of. The look does not wait for the answer. */
export function consult(
  opinions: SecondOpinions | undefined,
  { label }: Pick<Classification, 'label'>,
  kept: Kept | null,
  heard: (opinion: SecondOpinion) => void,
): void {
  if (opinions === undefined || kept === null || label !== 'unsure') return
  void opinions.ask(kept).then(heard)
}
