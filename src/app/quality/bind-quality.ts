import type { Jurisdiction } from '../../core/access/jurisdiction.ts'
import type { Transactions } from '../../ports/records/records.ts'
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
  takeReview,
  waitingReviews,
} from './second-reviews.ts'

type Deps = ReviewDeps & {
  readonly jurisdiction: Jurisdiction
  /** The same places with all that lies there: a second person is shown in no other way what he reviews. */
  readonly reviewing: Transactions
}

/** What a second person does. */
const reviewsOf = (deps: ReviewDeps) => ({
  waiting: (who: string) => waitingReviews(deps, who),
  find: (asked: { readonly id: string; readonly who: string }) => findReview(deps, asked),
  isReviewing: async ({ id, who }: { readonly id: string; readonly who: string }) =>
    (await deps.transactions.run(({ decidedLeads }) => decidedLeads.askedOf(who))).some(
      (lead) => lead.violationId === id,
    ),
  take: (command: { readonly who: string }) => takeReview(deps, command),
  answer: (command: AnswerReview) => answerReview(deps, command),
})

/** How well people decide: a second person, disagreements, figures. */
export const bindQuality = (deps: Deps) => ({
  ...reviewsOf({ ...deps, transactions: deps.reviewing }),
  shares: () => listShares(deps),
  saveShare: (command: SaveShare) => saveShare(deps, command),
  draw: (command: DrawReview) => drawReview(deps, command),
  disputes: () => listDisputes(deps),
  read: (asked: QualityAsked) => readQuality(deps, asked),
  settle: (command: SettleReview) => settleDispute(deps, command),
  golden: () => listGolden(deps),
  enterGolden: (command: EnterGolden) => enterGolden(deps, command),
  retireGolden: (command: Parameters<typeof retireGolden>[1]) => retireGolden(deps, command),
})
