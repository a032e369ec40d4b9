import type { CutOrder } from '../../../src/contracts/cut.ts'
import type { ListedCut } from '../../../src/contracts/cuts/cut-list.ts'
import type { Answer, Route } from './fixture-answers.ts'

const NO_WRONG = { count: 0, automatic: 0, withoutRemedy: 0, stillOff: 0, seconds: 0 }

/** A reason is kept as `verb: reason`; what it was about is gone from what waits. */
const powerStep =
  (ok: (body: unknown) => Answer): Route['answer'] =>
  (state, { params: [id, verb], body }) => {
    state.reasons.push(`${verb}: ${(body as { reason: string }).reason}`)
    const { blown, waiting, automatic } = state.power
    state.power = {
      blown: blown.filter((fuse) => fuse.id !== id),
      waiting: waiting.filter(({ order }) => order.id !== id),
      automatic: automatic.filter(({ violationId }) => violationId !== id),
    }
    return ok(state.cuts.get(id ?? '') ?? {})
  }

const listedOf = ({
  id,
  violationId,
  state,
  reason,
  automatic,
  ...order
}: CutOrder): ListedCut => ({
  id,
  violationId,
  roomId: order.roomId,
  roomTitle: '初三数学冲刺班',
  institutionId: 'i-1',
  institutionName: '虚构数学培训机构',
  region: '440106',
  regionName: '广东省广州市天河区',
  rule: 'CAL-REST',
  ruleName: { zh: '休息日', en: 'day of rest' },
  platform: order.target.platform,
  state,
  stateWords: order.stateWords,
  reason,
  ban: order.ban,
  until: order.until,
  dryRun: order.dryRun,
  automatic,
  requestedBy: order.requestedBy,
  requestedAt: order.requestedAt,
  approvedBy: order.approvedBy,
  acceptedAt: order.acceptedAt,
  verifiedAt: order.verifiedAt,
  wrong: order.wrong !== null,
})

/** What was ordered, narrowed by state alone. */
const listRoute = (ok: (body: unknown) => Answer): Route => ({
  method: 'GET',
  path: /^\/cuts$/,
  answer: ({ cuts }, { url }) => {
    const state = url.searchParams.get('state')
    const all = [...cuts.values()].filter((order) => state === null || order.state === state)
    return ok({ items: all.map(listedOf), nextCursor: null })
  },
})

export const powerRoutes = (ok: (body: unknown) => Answer): readonly Route[] => [
  listRoute(ok),
  {
    method: 'GET',
    path: /^\/cuts\/power$/,
    answer: ({ power }) =>
      ok({ ...power, at: '2026-03-07T09:42:00+08:00', automaticOn: true, shadowOn: true }),
  },
  {
    method: 'GET',
    path: /^\/cuts\/shadow$/,
    answer: ({ shadow }) =>
      ok({ since: '2025-12-07T00:00:00+08:00', groups: shadow, cases: [], wrong: NO_WRONG }),
  },
  { method: 'POST', path: /^\/violations\/([^/]+)\/automatic-cut\/(stop)$/, answer: powerStep(ok) },
  { method: 'POST', path: /^\/cuts\/fuses\/([^/]+)\/(reset)$/, answer: powerStep(ok) },
  { method: 'POST', path: /^\/cuts\/([^/]+)\/(approve|decline|wrong)$/, answer: powerStep(ok) },
]
