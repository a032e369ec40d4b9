import type { CutInput } from '../../../src/contracts/cut.ts'
import type { WireOwnWordsCheck } from '../../../src/contracts/judgement.ts'
import type { Session } from '../../../src/contracts/session.ts'
import type { SystemInfo } from '../../../src/contracts/system.ts'
import type { NodeWorkInput } from '../../../src/contracts/upkeep/node-work.ts'
import { WHOLE_JURISDICTION } from '../../../src/core/access/jurisdiction.ts'
import { actsOf } from '../../../src/core/access/rights.ts'
import { ACCESS_ROUTES } from './access-desk.ts'
import { OF_ALERTS } from './alert-routes.ts'
import { OF_CUT_RULES } from './cut-rules/routes.ts'
import { OF_CALENDAR } from './every-page/calendar-routes.ts'
import { OF_REHEARSALS } from './every-page/rehearsal-routes.ts'
import { OF_UPKEEP } from './every-page/upkeep-routes.ts'
import { type Answer, type Call, list, ok, problem, type Route } from './fixture-answers.ts'
import type { FixtureState } from './fixture-state.ts'
import { HANDLING_ROUTES, withViolation } from './handling-desk.ts'
import { LETTER_ROUTES } from './letters/letter-desk.ts'
import { powerRoutes } from './power-routes.ts'
import { OF_QUALITY } from './quality/quality-desk.ts'
import { OF_REGISTER } from './register-routes.ts'
import { OF_REPORTS } from './reports/report-desk.ts'
import { REVIEW_ROUTES } from './review/review-desk.ts'
import { OF_SEARCH } from './search/search-desk.ts'
import { OF_SWEEPS } from './sweep-routes.ts'
import { foundBy, OF_TIMELINE } from './timeline/timeline-desk.ts'
import { wireCut } from './wire-cut.ts'

const NO_CURVE = { opensAt: 0.63, leansFrom: 0.2, leadAfterSeconds: 300, points: [] }
export const session = (
  { accountId, role, access }: Pick<FixtureState, 'accountId' | 'role' | 'access'>,
  person: string,
): Session => ({
  account: {
    id: accountId,
    name: person === '' ? role : person,
    role,
    regions: [],
    may: [...actsOf({ role, jurisdiction: WHOLE_JURISDICTION })],
  },
  kind: 'cookie',
  csrfToken: 'token',
  expiresAt: null,
  owes: access.owes,
})

const system = (state: FixtureState): SystemInfo => ({
  version: '0.1.0',
  now: new Date(Date.now() + state.shiftSeconds * 1000).toISOString(),
  clockShiftSeconds: state.shiftSeconds,
  rehearsal: state.shiftSeconds !== 0,
  ruleVersion: '2026.1',
  ready: state.parts.every(({ ready }) => ready),
  parts: state.parts,
  notices: state.notices,
  canaries: state.canaries,
  heardCanaries: state.heardCanaries,
  goals: state.goals,
  nodes: state.nodes,
  lastEventSequence: state.sequence,
})

function filtered(state: FixtureState, call: Call): Answer {
  const { url } = call
  const asked = (name: string) => url.searchParams.get(name)
  const is = (name: string, value: string) => asked(name) === null || asked(name) === value
  return list(
    foundBy(state, call).filter(
      (one) =>
        is('ongoing', String(one.ongoing)) &&
        is('status', one.status) &&
        is('rule', one.rule) &&
        is('roomId', one.roomId) &&
        is('institutionId', one.institutionId),
    ),
  )
}

function lookedUp(state: FixtureState, { url }: Call): Answer {
  const typed = url.searchParams.get('url') ?? ''
  const nothing = { url: typed, understood: true, certain: false, matches: [] }
  return ok(state.lookups.get(typed) ?? nothing)
}

function orderCut(state: FixtureState, { params: [id], body }: Call): Answer {
  return withViolation(state, id, (violation) => {
    const input = body as CutInput
    state.asked.push(input)
    const { reason, ban, until, dryRun } = input
    const order = wireCut({ violationId: violation.id, reason, ban, until, dryRun })
    if (dryRun) return ok({ ...order, id: 'dry', state: 'requested', ...state.dryRun })
    state.cuts.set(order.id, order)
    const cut = { id: order.id, state: order.state }
    state.violations = state.violations.map((one) => (one.id === id ? { ...one, cut } : one))
    return { status: 201, body: order }
  })
}

const cutById = (state: FixtureState, id: string | undefined): Answer => {
  const order = state.cuts.get(id ?? '')
  return order === undefined ? problem(404, 'not-found', '没有该阻断令。') : ok(order)
}

/** A text that says 学 by itself is wrong, any other is fine. */
function checkedWords(body: unknown): WireOwnWordsCheck {
  const wrong = (body as { text: string }).text.includes('- 学')
  const problem = { line: 3, field: 'words.0', zh: '至少要有 2 个字', en: 'needs two characters' }
  return { ok: !wrong, name: '词', words: wrong ? 0 : 2, problems: wrong ? [problem] : [] }
}

/** Tries, adopts or withdraws, as the program would. */
function judgementStep(state: FixtureState, { params, body }: Call): Answer {
  const [topic, sha256, verb] = params.length === 3 ? params : [params[0], null, params[1]]
  if (topic !== 'terms' && topic !== 'models') return problem(404, 'not-found', '没有该版本。')
  const { reason } = body as { reason: string }
  state.reasons.push(`${topic} ${verb}: ${reason}`)
  const before = state.judgement[topic]
  const inForce = verb === 'withdraw' ? null : verb === 'adopt' ? (sha256 ?? null) : before.inForce
  state.judgement[topic] = {
    ...before,
    inForce,
    items: before.items.map((one) => ({ ...one, inForce: one.sha256 === inForce })),
  }
  return ok({ inForce })
}

/** As the program would, once the process has heard it; `cut` is then taken by nobody. */
function changedWork(state: FixtureState, { params: [id], body }: Call): Answer {
  const node = state.nodes.find((one) => one.id === id)
  const { stages, reason, expectedVersion } = body as NodeWorkInput
  if (node === undefined) return problem(404, 'not-found', '找不到该进程（可能已停止或已重启）。')
  const version = node.wish?.version ?? 0
  if (expectedVersion !== version) return problem(409, 'conflict', '刚被他人修改，请刷新后再试。')
  state.reasons.push(`${node.id}: ${reason}`)
  const at = node.seenAt
  const wish = { version: version + 1, work: stages ?? null, at, who: 'user:li', why: reason }
  const changed = { ...node, wish, work: stages ?? node.startWork ?? {} }
  state.nodes = state.nodes.map((one) => (one.id === id ? changed : one))
  const warning = { stage: 'cut', zh: '环节 cut 将没有活着的进程承担', en: 'cut: nobody' }
  return ok({ node: changed, warnings: changed.work['cut'] === 0 ? [warning] : [] })
}

/** For whoever stands at the door. */
const OPEN = /^\/(first-start|session\/(ways|provider)$)/

const ROUTES: readonly Route[] = [
  ...OF_TIMELINE,
  ...OF_SEARCH,
  ...OF_QUALITY,
  ...OF_ALERTS,
  ...OF_CALENDAR,
  ...OF_REGISTER,
  ...OF_REHEARSALS,
  ...OF_UPKEEP,
  ...OF_CUT_RULES,
  ...OF_SWEEPS,
  ...OF_REPORTS,
  ...ACCESS_ROUTES,
  ...REVIEW_ROUTES,
  { method: 'PATCH', path: /^\/nodes\/([^/]+)\/work$/, answer: changedWork },
  { method: 'DELETE', path: /^\/nodes\/([^/]+)\/work$/, answer: changedWork },
  {
    method: 'GET',
    path: /^\/session$/,
    answer: (state, { person }) =>
      state.signedIn
        ? ok(session(state, person))
        : problem(401, 'not-signed-in', '请先登录。Sign in first.'),
  },
  {
    method: 'POST',
    path: /^\/session$/,
    answer: (state, { body, person }) => {
      if ((body as { password: string }).password !== 'right') {
        return problem(401, 'wrong-credentials', '账号或密码不对。Wrong name or password.')
      }
      if (state.access.code !== null && (body as { code?: string }).code !== state.access.code) {
        return problem(401, 'second-factor-needed', '请输入验证码。Enter the code.')
      }
      state.signedIn = true
      return { status: 201, body: session(state, person) }
    },
  },
  {
    method: 'DELETE',
    path: /^\/session$/,
    answer: (state) => {
      state.signedIn = false
      return { status: 204, body: undefined }
    },
  },
  { method: 'GET', path: /^\/system$/, answer: (state) => ok(system(state)) },
  {
    method: 'GET',
    path: /^\/coverage$/,
    answer: ({ coverage }) =>
      coverage === null ? problem(503, 'storage-away', '数据库暂时读不到。') : ok(coverage),
  },
  { method: 'GET', path: /^\/rooms\/lookup$/, answer: lookedUp },
  { method: 'GET', path: /^\/windows$/, answer: (state) => list(state.windows) },
  {
    method: 'GET',
    path: /^\/institutions\/([^/]+)$/,
    answer: (state, { params: [id] }) => {
      const found = state.institutions.find((one) => one.id === id)
      return found === undefined ? problem(404, 'not-found', '没有该机构。') : ok(found)
    },
  },
  {
    method: 'GET',
    path: /^\/rooms\/([^/]+)$/,
    answer: (state, { params: [id] }) => ok(state.rooms.find((room) => room.id === id)),
  },
  { method: 'GET', path: /^\/violations$/, answer: filtered },
  {
    method: 'GET',
    path: /^\/violations\/([^/]+)$/,
    answer: (state, { params: [id] }) => withViolation(state, id, ok),
  },
  {
    method: 'GET',
    path: /^\/violations\/([^/]+)\/events$/,
    answer: (state, { params: [id] }) =>
      list(state.history.filter(({ subjectId }) => subjectId === id)),
  },
  {
    method: 'GET',
    path: /^\/violations\/([^/]+)\/evidence$/,
    answer: (state, { params: [id = ''] }) => list(state.evidence.get(id) ?? []),
  },
  {
    method: 'GET',
    path: /^\/violations\/([^/]+)\/curve$/,
    answer: (state, { params: [id = ''] }) => ok(state.curves.get(id) ?? NO_CURVE),
  },
  ...HANDLING_ROUTES,
  { method: 'POST', path: /^\/violations\/([^/]+)\/cut$/, answer: orderCut },
  ...LETTER_ROUTES,
  {
    method: 'GET',
    path: /^\/(terms|models)$/,
    answer: (state, { params: [topic] }) => ok(state.judgement[topic as 'terms' | 'models']),
  },
  {
    method: 'POST',
    path: /^\/terms\/check$/,
    answer: (_, { body }) => ok(checkedWords(body)),
  },
  {
    method: 'POST',
    path: /^\/terms$/,
    answer: (state, { body }) => {
      state.reasons.push(`terms: ${(body as { reason: string }).reason}`)
      return { status: 201, body: {} }
    },
  },
  {
    method: 'POST',
    path: /^\/(terms|models)\/(withdraw)$/,
    answer: judgementStep,
  },
  {
    method: 'POST',
    path: /^\/(terms|models)\/(\w+)\/(shadow|adopt)$/,
    answer: judgementStep,
  },
  ...powerRoutes(ok),
  {
    method: 'GET',
    path: /^\/cuts\/([^/]+)$/,
    answer: (state, { params: [id] }) => cutById(state, id),
  },
]

/** Answers one call of the interface; the path comes without its prefix. */
export function answer(
  state: FixtureState,
  method: string,
  url: URL,
  { path, body, person }: Pick<Call, 'body' | 'person'> & { readonly path: string },
): Answer {
  const isSession = path === '/session'
  if (state.broken && !isSession) {
    return problem(500, 'internal', '服务器内部错误。Something failed inside the server.')
  }
  if (!state.signedIn && !isSession && !OPEN.test(path))
    return problem(401, 'not-signed-in', '请先登录。Sign in first.')
  for (const route of ROUTES) {
    const match = route.method === method ? route.path.exec(path) : null
    if (match !== null) {
      const params = match.slice(1).map(decodeURIComponent)
      return route.answer(state, { url, body, params, person })
    }
  }
  return problem(404, 'not-found', `没有这个地址：${method} ${path}`)
}
