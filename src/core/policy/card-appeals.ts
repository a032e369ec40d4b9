import type { Calendar } from '../calendar/calendar.ts'
import { addWorkdays } from '../calendar/workdays.ts'
import { fail, type Result, succeed } from '../fault.ts'
import type { CivilDate } from '../time/civil-date.ts'
import { type Duration, minutes } from '../time/duration.ts'
import { civilDateOf, type Instant, plus } from '../time/instant.ts'
import type { CardPolicy } from './rule-book.ts'

/** Clocks of offices differ. */
const AHEAD_AT_MOST: Duration = minutes(5)

export const APPEAL_STATES = ['pending', 'upheld', 'rejected'] as const
export type AppealState = (typeof APPEAL_STATES)[number]

/** 申诉 against a card, by the institution or whoever speaks for it. */
export type CardAppeal = {
  readonly ordinal: number
  /** Who appeals, as the paper names them. */
  readonly appellant: string
  readonly grounds: string
  /** When it was handed in, as the paper says. */
  readonly filedAt: Instant
  readonly enteredAt: Instant
  readonly enteredBy: string
  /** The last day on which it could be handed in; `null`: the notice was not served yet, and no time runs. */
  readonly until: CivilDate | null
  readonly state: AppealState
  readonly decision: { readonly at: Instant; readonly by: string; readonly why: string } | null
}

/** What people have added to a case that counts for cards: 情形极为严重, and appeals. */
export type CardCaseMarks = {
  readonly violationId: string
  readonly grave: { readonly at: Instant; readonly by: string; readonly why: string } | null
  readonly appeals: readonly CardAppeal[]
  readonly version: number
}

/** Nobody has said anything; `version` 0: not written yet. */
export const unmarked = (violationId: string): CardCaseMarks => ({
  violationId,
  grave: null,
  appeals: [],
  version: 0,
})

export type CaseStanding = 'counts' | 'suspended' | 'annulled'

/** Whether the case counts: an appeal that was upheld annuls it, one that is pending suspends it where the rule book says so. */
export function standingOf(
  { appeals }: Pick<CardCaseMarks, 'appeals'>,
  policy: Pick<CardPolicy, 'pendingAppeal'>,
): CaseStanding {
  if (appeals.some(({ state }) => state === 'upheld')) return 'annulled'
  const pending = appeals.some(({ state }) => state === 'pending')
  return pending && policy.pendingAppeal === 'suspended' ? 'suspended' : 'counts'
}

const changed = (marks: CardCaseMarks, change: Partial<CardCaseMarks>): CardCaseMarks => ({
  ...marks,
  ...change,
  version: marks.version + 1,
})

type Filed = {
  readonly appellant: string
  readonly grounds: string
  readonly filedAt: Instant
  readonly enteredBy: string
}

/** @param servedOn when the institution received its notice; `null`: it was not served, and the time has not begun. */
export function fileAppeal(
  marks: CardCaseMarks,
  filed: Filed,
  rules: {
    readonly policy: CardPolicy
    readonly calendar: Calendar
    readonly servedOn: CivilDate | null
  },
  now: Instant,
): Result<CardCaseMarks> {
  const last = marks.appeals.at(-1)
  if (last !== undefined && last.state !== 'rejected') {
    const zh = last.state === 'pending' ? '已有申诉待决定' : '该标记已撤销'
    const en = last.state === 'pending' ? 'An appeal is pending' : 'The mark was annulled'
    return fail('wrong-state', `${zh}。${en}.`, 'state')
  }
  if (filed.filedAt > plus(now, AHEAD_AT_MOST)) {
    return fail(
      'bad-request',
      '提出时间不能晚于现在。It cannot have been handed in later than now.',
      'filedAt',
    )
  }
  const { policy, calendar, servedOn } = rules
  const until =
    servedOn === null ? null : addWorkdays(calendar, servedOn, policy.appealWorkdays).date
  if (until !== null && civilDateOf(filed.filedAt) > until) {
    return fail(
      'appeal-late',
      `申诉期限为收到通知之日起 ${policy.appealWorkdays} 个工作日，已于 ${until} 届满。The time for an appeal, ${policy.appealWorkdays} working days from receipt, ended on ${until}.`,
      'filedAt',
    )
  }
  const appeal: CardAppeal = {
    ...filed,
    ordinal: marks.appeals.length + 1,
    enteredAt: now,
    until,
    state: 'pending',
    decision: null,
  }
  return succeed(changed(marks, { appeals: [...marks.appeals, appeal] }))
}

/** `confirmedBy`: who found the case true; they do not decide about their own finding. */
export function decideAppeal(
  marks: CardCaseMarks,
  decided: {
    readonly state: Exclude<AppealState, 'pending'>
    readonly by: string
    readonly why: string
    readonly confirmedBy: readonly string[]
  },
  now: Instant,
): Result<CardCaseMarks> {
  const pending = marks.appeals.at(-1)
  if (pending?.state !== 'pending') {
    return fail('wrong-state', '没有待决定的申诉。No appeal is pending.', 'state')
  }
  const { state, by, why, confirmedBy } = decided
  if (confirmedBy.includes(by)) {
    return fail(
      'not-allowed',
      '认定人不得决定对自己认定的申诉。Whoever confirmed the case does not decide the appeal against it.',
      'who',
    )
  }
  const appeal: CardAppeal = { ...pending, state, decision: { at: now, by, why } }
  return succeed(changed(marks, { appeals: [...marks.appeals.slice(0, -1), appeal] }))
}

/** 情形极为严重: a person finds it, with a reason; `null` takes it back. */
export function markGrave(
  marks: CardCaseMarks,
  grave: { readonly by: string; readonly why: string } | null,
  now: Instant,
): Result<CardCaseMarks> {
  if ((marks.grave === null) === (grave === null)) {
    return grave === null
      ? fail('wrong-state', '未标记为情形极为严重。It is not marked as grave.', 'grave')
      : fail('wrong-state', '已标记为情形极为严重。It is marked as grave already.', 'grave')
  }
  return succeed(changed(marks, { grave: grave === null ? null : { ...grave, at: now } }))
}
