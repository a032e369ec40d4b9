import type { Jurisdiction } from '../../core/access/jurisdiction.ts'
import { listDisputes, type SettleReview, settleDispute } from './disagreements.ts'
import { type EnterGolden, enterGolden, listGolden, retireGolden } from './golden-cases.ts'
import { type QualityAsked, readQuality } from './read-quality.ts'
import { listShares, type SaveShare, saveShare } from './review-shares.ts'
import {
  type AnswerReview,
  answerReview,
  type DrawReview,
  drawReview,
  findReview,
  type ReviewDeps,
  waitingReviews,
} from './second-reviews.ts'

/** How well people decide: a second person, disagreements, figures. */
export const bindQuality = (deps: ReviewDeps & { readonly jurisdiction: Jurisdiction }) => ({
  shares: () => listShares(deps),
  saveShare: (command: SaveShare) => saveShare(deps, command),
  waiting: (who: string) => waitingReviews(deps, who),
  find: (asked: { readonly id: string; readonly who: string }) => findReview(deps, asked),
  answer: (command: AnswerReview) => answerReview(deps, command),
  draw: (command: DrawReview) => drawReview(deps, command),
  disputes: () => listDisputes(deps),
  read: (asked: QualityAsked) => readQuality(deps, asked),
  settle: (command: SettleReview) => settleDispute(deps, command),
  golden: () => listGolden(deps),
  enterGolden: (command: EnterGolden) => enterGolden(deps, command),
  retireGolden: (command: Parameters<typeof retireGolden>[1]) => retireGolden(deps, command),
})
