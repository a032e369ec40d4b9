import { ok, type Route } from '../fixture-answers.ts'
import { wireTimeline } from './wire-timeline.ts'

/** What stands around a violation. */
export const REVIEW_ROUTES: readonly Route[] = [
  {
    method: 'GET',
    path: /^\/rooms\/([^/]+)\/timeline$/,
    answer: (_state, { params: [id = ''], url }) =>
      ok(wireTimeline(id, (url.searchParams.get('from') ?? '').slice(0, 10))),
  },
]
