import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { GoldenView } from '../../../../app/quality/golden-cases.ts'
import { listOf } from '../../../../contracts/list.ts'
import { idParams } from '../../../../contracts/primitives.ts'
import {
  answeredReview,
  disagreement,
  goldenCase,
  goldenInput,
  reviewShare,
  reviewShareInput,
  secondAnswerInput,
  secondReview,
  settleInput,
  takenReview,
  type WireGoldenCase,
  waitingReviews,
} from '../../../../contracts/quality/second-review.ts'
import { reasonInput } from '../../../../contracts/violation.ts'
import { whyNot } from '../../../../core/access/rights.ts'
import { callerOf, placed } from '../../access.ts'
import type { Placed } from '../../dependencies.ts'
import { orRefuse } from '../../fault-reply.ts'
import {
  presentAnswered,
  presentDispute,
  presentGolden,
  presentReview,
  presentShare,
  presentWaiting,
} from '../../present/quality/second-review.ts'
import { instantIn, PROBLEMS, type ZodApp } from '../route-kit.ts'

type Deps = Placed<'quality'>
const TAGS = ['quality']
const quality = (deps: Deps, request: FastifyRequest) => placed(deps, request).quality

/** How many decisions are reviewed. */
function shareRoutes(app: ZodApp, deps: Deps): void {
  app.get('/review-shares', {
    config: { access: 'draw-reviews' },
    schema: {
      operationId: 'listReviewShares',
      tags: TAGS,
      summary: '抽查比例，按地区与决定 How many decisions are reviewed, by place and kind',
      response: { 200: listOf(reviewShare), ...PROBLEMS },
    },
    handler: async (request) => ({
      items: (await quality(deps, request).shares()).map(presentShare),
      nextCursor: null,
    }),
  })

  app.put('/review-shares', {
    config: { access: 'draw-reviews' },
    schema: {
      operationId: 'saveReviewShare',
      tags: TAGS,
      summary: '设定一地的抽查比例 Set the share of a place',
      body: reviewShareInput,
      response: { 200: listOf(reviewShare), ...PROBLEMS },
    },
    handler: async (request) => {
      const { region, reason: why, expectedSavedAt: seen, ...share } = request.body
      const { who } = callerOf(request)
      const expectedSavedAt = typeof seen === 'string' ? instantIn(seen, 'expectedSavedAt') : seen
      const said = { ...share, region: region ?? '', expectedSavedAt, who, why }
      const all = orRefuse(await quality(deps, request).saveShare(said))
      return { items: all.map(presentShare), nextCursor: null }
    },
  })

  app.post('/violations/:id/second-review', {
    config: { access: 'draw-reviews' },
    schema: {
      operationId: 'drawSecondReview',
      tags: TAGS,
      summary: '将现有决定送第二人复核 Put the decision that stands before a second person',
      params: idParams,
      body: reasonInput,
      response: { 204: z.null(), ...PROBLEMS },
    },
    handler: async (request, reply) => {
      const { who } = callerOf(request)
      const said = { violationId: request.params.id, who, why: request.body.reason }
      orRefuse(await quality(deps, request).draw(said))
      return reply.code(204).send(null)
    },
  })
}

/** What the second person is shown and says. */
function reviewRoutes(app: ZodApp, deps: Deps): void {
  app.get('/second-reviews', {
    config: { access: 'second-review' },
    schema: {
      operationId: 'listSecondReviews',
      tags: TAGS,
      summary:
        '我已领取的复核，以及还可领取几条 Reviews that the caller has taken, blind, and how many more there are',
      response: { 200: waitingReviews, ...PROBLEMS },
    },
    handler: async (request) => {
      const { taken, free } = await quality(deps, request).waiting(callerOf(request).who)
      return { items: taken.map(presentWaiting), nextCursor: null, free }
    },
  })

  app.post('/second-reviews/take', {
    config: { access: 'second-review' },
    schema: {
      operationId: 'takeSecondReview',
      tags: TAGS,
      summary:
        '领取一条复核；答复之前，该线索除复核所示外对本人不可见 Take the oldest review there is; until it is answered the lead is to be seen by the caller in no other way',
      response: { 200: takenReview, ...PROBLEMS },
    },
    handler: async (request) => {
      const taken = orRefuse(await quality(deps, request).take({ who: callerOf(request).who }))
      return { taken: taken === null ? null : presentWaiting(taken) }
    },
  })

  app.get('/second-reviews/:id', {
    config: { access: 'second-review' },
    schema: {
      operationId: 'getSecondReview',
      tags: TAGS,
      summary: '一条待复核的线索，如决定之前 One of them, as it stood before it was decided',
      params: idParams,
      response: { 200: secondReview, ...PROBLEMS },
    },
    handler: async (request) => {
      const asked = { id: request.params.id, who: callerOf(request).who }
      return presentReview(orRefuse(await quality(deps, request).find(asked)))
    },
  })

  app.post('/second-reviews/:id/answer', {
    config: { access: 'second-review' },
    schema: {
      operationId: 'answerSecondReview',
      tags: TAGS,
      summary:
        '作为第二人作出判断，首次决定不变 Say what the second person sees; the first decision stands',
      params: idParams,
      body: secondAnswerInput,
      response: { 200: answeredReview, ...PROBLEMS },
    },
    handler: async (request) => {
      const { answer, reason: why } = request.body
      const said = { id: request.params.id, answer, why, who: callerOf(request).who }
      return presentAnswered(orRefuse(await quality(deps, request).answer(said)))
    },
  })
}

/** What two people saw otherwise. */
function disagreementRoutes(app: ZodApp, deps: Deps): void {
  app.get('/disagreements', {
    config: { access: 'settle-reviews' },
    schema: {
      operationId: 'listDisagreements',
      tags: TAGS,
      summary: '复核分歧，含已裁定的 What two people saw otherwise, settled ones too',
      response: { 200: listOf(disagreement), ...PROBLEMS },
    },
    handler: async (request) => ({
      items: (await quality(deps, request).disputes()).map(presentDispute),
      nextCursor: null,
    }),
  })

  app.post('/disagreements/:id/settle', {
    config: { access: 'settle-reviews' },
    schema: {
      operationId: 'settleDisagreement',
      tags: TAGS,
      summary:
        '裁定分歧；与首次决定不同者即改定，已下达的阻断和公函不会自行撤销 Settle; where the first decision does not hold it is replaced, and what followed stands until it is undone',
      params: idParams,
      body: settleInput,
      response: { 200: listOf(disagreement), ...PROBLEMS },
    },
    handler: async (request) => {
      const { kind, reason: why } = request.body
      const said = { id: request.params.id, kind, why, who: callerOf(request).who }
      orRefuse(await quality(deps, request).settle(said))
      const items = (await quality(deps, request).disputes()).map(presentDispute)
      return { items, nextCursor: null }
    },
  })
}

/** How each person answered is told to who may see the figures of persons. */
const goldenFor =
  (request: FastifyRequest) =>
  (view: GoldenView): WireGoldenCase =>
    presentGolden(view, whyNot(callerOf(request), 'persons-figures') === null)

/** Cases whose truth is known. */
function goldenRoutes(app: ZodApp, deps: Deps): void {
  app.get('/golden-cases', {
    config: { access: 'draw-reviews' },
    schema: {
      operationId: 'listGoldenCases',
      tags: TAGS,
      summary: '质量抽查用的线索及其答案 Cases whose truth is known, put before people again',
      response: { 200: listOf(goldenCase), ...PROBLEMS },
    },
    handler: async (request) => ({
      items: (await quality(deps, request).golden()).map(goldenFor(request)),
      nextCursor: null,
    }),
  })

  app.post('/violations/:id/golden', {
    config: { access: 'draw-reviews' },
    schema: {
      operationId: 'enterGoldenCase',
      tags: TAGS,
      summary: '列为质量抽查，写明答案与理由 Enter a case with the truth of it, and why',
      params: idParams,
      body: goldenInput,
      response: { 200: goldenCase, ...PROBLEMS },
    },
    handler: async (request) => {
      const { truth, reason: why } = request.body
      const said = { violationId: request.params.id, truth, why, who: callerOf(request).who }
      return goldenFor(request)(orRefuse(await quality(deps, request).enterGolden(said)))
    },
  })

  app.post('/golden-cases/:id/retire', {
    config: { access: 'draw-reviews' },
    schema: {
      operationId: 'retireGoldenCase',
      tags: TAGS,
      summary: '不再用于质量抽查 Show it to nobody any more',
      params: idParams,
      body: reasonInput,
      response: { 200: goldenCase, ...PROBLEMS },
    },
    handler: async (request) => {
      const said = { id: request.params.id, who: callerOf(request).who, why: request.body.reason }
      return goldenFor(request)(orRefuse(await quality(deps, request).retireGolden(said)))
    },
  })
}

/** A second person looks at a sample of what was decided. */
export function secondReviewRoutes(app: ZodApp, deps: Deps): void {
  shareRoutes(app, deps)
  reviewRoutes(app, deps)
  disagreementRoutes(app, deps)
  goldenRoutes(app, deps)
}
