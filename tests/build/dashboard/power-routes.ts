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

export const powerRoutes = (ok: (body: unknown) => Answer): readonly Route[] => [
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
