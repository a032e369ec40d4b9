import type { CaseTimes } from '../../../src/contracts/deadlines/case-times.ts'
import type { WireNote } from '../../../src/contracts/handling.ts'
import type { Violation } from '../../../src/contracts/violation.ts'
import { type Answer, type Call, list, ok, problem, type Route } from './fixture-answers.ts'
import type { FixtureState } from './fixture-state.ts'

const MINUTE = 60_000

export function withViolation(
  state: FixtureState,
  id: string | undefined,
  use: (violation: Violation) => Answer,
): Answer {
  const found = state.violations.find((one) => one.id === id)
  if (found === undefined)
    return problem(404, 'not-found', '没有该违规记录。There is no such violation.')
  return use(found)
}

function change(state: FixtureState, before: Violation, part: Partial<Violation>): Violation {
  const after = { ...before, ...part, version: before.version + 1 }
  state.violations = state.violations.map((one) => (one.id === after.id ? after : one))
  state.push('violation.changed', after)
  return after
}

const nowOf = ({ shiftSeconds }: FixtureState): number => Date.now() + shiftSeconds * 1000
const textAt = (millis: number): string => new Date(millis).toISOString()
const whoOf = (state: FixtureState, { person }: Call): string =>
  `user:${person === '' ? state.role : person}`

/** As the program: decided once, by who holds it, and the second is told who was faster. */
function review(state: FixtureState, call: Call): Answer {
  const { params, body } = call
  const [id, verb] = params
  return withViolation(state, id, (violation) => {
    const who = whoOf(state, call)
    const { decision } = violation
    if (violation.status !== 'suspected') {
      return problem(409, 'wrong-state', `已由 ${decision?.by ?? '他人'} 先行处理。`)
    }
    if (violation.claimedBy !== null && violation.claimedBy !== who) {
      return problem(409, 'conflict', `${violation.claimedBy} 正在处理,请先接手。`)
    }
    const { reason, ...chosen } = body as { reason: string }
    const more = Object.keys(chosen).length === 0 ? '' : ` ${JSON.stringify(chosen)}`
    state.reasons.push(`${verb}: ${reason}${more}`)
    const kind = verb === 'confirm' ? 'confirmed' : 'dismissed'
    const now = nowOf(state)
    const takenBackUntil = kind === 'confirmed' ? textAt(now + 10 * MINUTE) : null
    const after = change(state, violation, {
      status: kind,
      decision: { kind, by: who, at: textAt(now), takenBackUntil },
    })
    return ok(kind === 'dismissed' ? { ...after, followed: [] } : after)
  })
}

const NOT_DONE = [
  { kind: 'cut', id: null, undoable: false, zh: '没有下达阻断', en: 'No cut was ordered' },
  { kind: 'letter', id: null, undoable: false, zh: '没有发出公函', en: 'No letter was sent' },
] as const

/** Undoing and reopening. */
function goBack(state: FixtureState, { params: [id, act], body }: Call): Answer {
  return withViolation(state, id, (violation) => {
    state.reasons.push(`${act}: ${(body as { reason: string }).reason}`)
    const after = change(state, violation, { status: 'suspected', decision: null })
    return ok({ violation: after, followed: NOT_DONE })
  })
}

function claim(state: FixtureState, call: Call): Answer {
  return withViolation(state, call.params[0], (violation) => {
    const who = whoOf(state, call)
    const { reason, takeOver } = call.body as { reason: string; takeOver: boolean }
    const { claimedBy } = violation
    if (claimedBy !== null && claimedBy !== who && !takeOver) {
      return problem(409, 'conflict', `已由 ${claimedBy} 认领。`)
    }
    state.reasons.push(`claim: ${reason}`)
    const claimedUntil = textAt(nowOf(state) + 10 * MINUTE)
    return ok(change(state, violation, { claimedBy: who, claimedUntil }))
  })
}

function release(state: FixtureState, { params: [id] }: Call): Answer {
  return withViolation(state, id, (violation) =>
    ok(change(state, violation, { claimedBy: null, claimedUntil: null })),
  )
}

function assign(state: FixtureState, { params: [id], body }: Call): Answer {
  const { assignee, reason } = body as { assignee: string | null; reason: string }
  return withViolation(state, id, (violation) => {
    state.reasons.push(`assign ${assignee ?? '—'}: ${reason}`)
    return ok(
      change(state, violation, { assignedTo: assignee === null ? null : `user:${assignee}` }),
    )
  })
}

function addNote(state: FixtureState, call: Call): Answer {
  const [id = ''] = call.params
  const known = state.notes.get(id) ?? []
  const said = call.body as Pick<WireNote, 'text' | 'audience' | 'replaces'>
  const at = textAt(nowOf(state))
  const note = { ...said, id: `note-${known.length}`, at, by: whoOf(state, call) }
  state.notes.set(id, [...known, note])
  return { status: 201, body: note }
}

/** One person's, of the same name replaced. */
const views = new WeakMap<FixtureState, { id: string; name: string }[]>()
const viewsOf = (state: FixtureState) => views.get(state) ?? []

const VIEW_ROUTES: readonly Route[] = [
  { method: 'GET', path: /^\/views$/, answer: (state) => list(viewsOf(state)) },
  {
    method: 'POST',
    path: /^\/views$/,
    answer: (state, { body }) => {
      const view = body as { readonly name: string }
      const others = viewsOf(state).filter(({ name }) => name !== view.name)
      views.set(state, [...others, { id: `view-${view.name}`, ...view }])
      return list(viewsOf(state))
    },
  },
]

/** One that is due soon, one of which no day is known, and what began them. */
const CASE_TIMES: CaseTimes = {
  deadlines: [
    {
      ...{ limit: 'statement', title: { zh: '陈述、申辩', en: 'Statement and defence' } },
      ...{ begunAt: '2026-09-30T16:00:00+08:00', dueAt: '2026-10-14T00:00:00+08:00' },
      ...{ lastDay: '2026-10-13', endedAt: null, state: 'due-soon', remainingSeconds: 3_600 },
      source: '《校外培训行政处罚暂行办法》第三十一条、第四十三条',
      meaning: { zh: '逾期视为放弃', en: 'The right counts as waived' },
    },
    {
      ...{ limit: 'determine', title: { zh: '认定', en: 'Determination' } },
      ...{ begunAt: '2026-12-30T16:00:00+08:00', dueAt: null, lastDay: null, endedAt: null },
      ...{ state: 'unknown', remainingSeconds: null, source: '执法流程各步时限' },
      meaning: { zh: '逾期，须说明原因', en: 'It is late, and the reason has to be given' },
    },
  ],
  facts: [
    {
      ...{ id: 'fact-1', kind: 'notice-served', paper: '穗教告 3 号', reason: '依送达回证' },
      title: { zh: '处罚告知书送达', en: 'notice of the penalty served' },
      ...{ at: '2026-09-30T16:00:00+08:00', enteredAt: '2026-09-30T16:30:00+08:00' },
      ...{ enteredBy: 'user:li', undone: null },
    },
  ],
  enterable: [
    {
      ...{ kind: 'statement-received', whyNot: null },
      title: { zh: '收到陈述、申辩', en: 'statement or defence received' },
    },
  ],
}

const TIME_ROUTES: readonly Route[] = [
  { method: 'GET', path: /^\/violations\/([^/]+)\/deadlines$/, answer: () => ok(CASE_TIMES) },
  { method: 'POST', path: /^\/violations\/([^/]+)\/facts(\/.*)?$/, answer: () => ok(CASE_TIMES) },
]

export const HANDLING_ROUTES: readonly Route[] = [
  ...VIEW_ROUTES,
  ...TIME_ROUTES,
  { method: 'POST', path: /^\/violations\/([^/]+)\/(confirm|dismiss)$/, answer: review },
  { method: 'POST', path: /^\/violations\/([^/]+)\/(confirm\/undo|reopen)$/, answer: goBack },
  { method: 'POST', path: /^\/violations\/([^/]+)\/claim$/, answer: claim },
  { method: 'POST', path: /^\/violations\/([^/]+)\/release$/, answer: release },
  { method: 'POST', path: /^\/violations\/([^/]+)\/assign$/, answer: assign },
  {
    method: 'GET',
    path: /^\/violations\/([^/]+)\/notes$/,
    answer: (state, { params: [id = ''] }) => list(state.notes.get(id) ?? []),
  },
  { method: 'POST', path: /^\/violations\/([^/]+)\/notes$/, answer: addNote },
  {
    method: 'GET',
    path: /^\/colleagues$/,
    answer: () =>
      list([
        { name: 'li', role: 'operator' },
        { name: 'wang', role: 'operator' },
      ]),
  },
]
