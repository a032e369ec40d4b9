import type { WireOpinion } from '../../../contracts/reading/second-opinion.ts'
import type { SecondOpinion } from '../../../core/detection/second-opinion.ts'
import { formatInstant } from '../../../core/time/instant.ts'

export const presentOpinion = (opinion: SecondOpinion): WireOpinion => ({
  ...opinion,
  at: formatInstant(opinion.at),
})
