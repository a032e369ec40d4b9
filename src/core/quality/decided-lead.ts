import { fail, type Result, succeed } from '../fault.ts'
import type { RegionCode } from '../registry/institution.ts'
import { type Duration, hours } from '../time/duration.ts'
import { type Instant, plus } from '../time/instant.ts'
import { nameOf } from '../violations/handling.ts'
import type { Decision } from '../violations/violation.ts'

export type DecisionKind = Decision['kind']

/** What a second person may say. `cannot-tell`: who cannot see it does not call it clean. */
export const SECOND_ANSWERS = ['confirmed', 'dismissed', 'cannot-tell'] as const
export type SecondAnswer = (typeof SECOND_ANSWERS)[number]

/**
 * `unreviewed`: not drawn; `waiting`: for a second person; `not-judged`: he could not tell; `void`: the first decision was
 * gone back on.
 */
export const REVIEW_STATES = [
  'unreviewed',
  'waiting',
  'agreed',
  'disagreed',
  'settled',
  'not-judged',
  'void',
] as const
export type ReviewState = (typeof REVIEW_STATES)[number]

type Said<Kind> = {
  readonly kind: Kind
  readonly by: string
  readonly at: Instant
  readonly why: string
}

/** One decision of a person on a lead, and what a second person made of it. */
export type DecidedLead = {
  readonly id: string
  readonly violationId: string
  readonly region: RegionCode
  readonly kind: DecisionKind
  readonly by: string
  /** When the lesson was first seen. */
  readonly openedAt: Instant
  /** When a person first did anything about it. */
  readonly firstLookAt: Instant
  readonly decidedAt: Instant
  readonly state: ReviewState
  /** Who had it reviewed: `system` by its share, or a person; `null`: nobody. */
  readonly drawnBy: string | null
  readonly drawnAt: Instant | null
  readonly second: Said<SecondAnswer> | null
  readonly settlement: Said<DecisionKind> | null
  /** The stream was cut upon what the second person finds untrue. */
  readonly cutDisputed: boolean
  /**
   * Who has taken the review, and since when; `null`: nobody has. While it waits, nothing of the violation can be read by
   * him but what the review shows.
   */
  readonly askedOf: string | null
  readonly askedAt: Instant | null
  /** Who had it before and left it: they may have looked since. */
  readonly passedBy: readonly string[]
}

/** Nobody has taken the review. */
export const NOT_ASKED = { askedOf: null, askedAt: null, passedBy: [] } as const

/** How long a review is left to who has taken it; then somebody else may take it. */
export const ASKED_FOR: Duration = hours(72)

const wrongState = (zh: string, en: string): Result<never> =>
  fail('wrong-state', `${zh}。${en}.`, 'state')

/** Puts a decision before a second person. */
export function decideDraw(lead: DecidedLead, who: string, now: Instant): Result<DecidedLead> {
  return lead.state === 'unreviewed'
    ? succeed({ ...lead, state: 'waiting', drawnBy: who, drawnAt: now })
    : wrongState('该决定已送复核，或已撤销', 'It was drawn already, or taken back')
}

export type SecondPerson = {
  readonly who: string
  /** Everybody who may speak under his name (`core/access/own-hands.ts`), he among them. */
  readonly own: ReadonlySet<string>
  /** Who had to do with the lead or with what followed, and everybody behind who decided. */
  readonly hands: readonly string[]
}

/** What is said of how people decide is said by people; `null`: it is one who is signed in. */
export const notAPerson = (who: string): Result<never> | null =>
  who.startsWith('user:')
    ? null
    : fail(
        'not-allowed',
        '复核、裁定、质量抽查须由登录的人员进行，令牌不行。Reviews, settlements and golden cases take a person who is signed in, not a token.',
        'who',
      )

/** Why somebody may not be the second person; `null`: he may. */
export function whyNotSecond(
  lead: DecidedLead,
  { who, own, hands }: SecondPerson,
): Result<never> | null {
  const program = notAPerson(who)
  if (program !== null) return program
  if ([lead.by, ...hands].some((hand) => hand === who || own.has(hand))) {
    return fail(
      'not-allowed',
      '您经手过这条线索，不能复核。You had to do with this lead and cannot review it.',
    )
  }
  return null
}

/** Somebody takes a review: from now on he is shown the lead as it stood before it was decided, and in no other way. */
export function decideAsk(
  lead: DecidedLead,
  person: SecondPerson,
  now: Instant,
): Result<DecidedLead> {
  if (lead.state !== 'waiting') {
    return wrongState('该复核已完成或已撤销', 'The review was made already, or is void')
  }
  const refused = whyNotSecond(lead, person)
  if (refused !== null) return refused
  const { askedOf, askedAt, passedBy } = lead
  if (passedBy.includes(person.who)) {
    return fail(
      'not-allowed',
      '该复核您领取后未答复，已由他人领取。You left this review unanswered, and somebody else took it.',
    )
  }
  if (askedOf !== null && askedAt !== null && plus(askedAt, ASKED_FOR) > now) {
    return wrongState('该复核已有人领取', 'Somebody has taken this review')
  }
  return succeed({
    ...lead,
    ...{ askedOf: person.who, askedAt: now },
    passedBy: askedOf === null || askedOf === person.who ? passedBy : [...passedBy, askedOf],
  })
}

type Second = SecondPerson & {
  readonly answer: SecondAnswer
  readonly why: string
  /** A cut was carried out, or is about to be. */
  readonly cut: boolean
}

/** A second person says what he sees, without having seen what the first one said. The first decision stands. */
export function decideSecond(
  lead: DecidedLead,
  { answer, why, cut, ...person }: Second,
  now: Instant,
): Result<DecidedLead> {
  if (lead.state !== 'waiting') {
    return wrongState('该复核已完成或已撤销', 'The review was made already, or is void')
  }
  const refused = whyNotSecond(lead, person)
  if (refused !== null) return refused
  if (lead.askedOf !== person.who) {
    return wrongState('请先领取该复核', 'Take the review first')
  }
  const second = { kind: answer, by: person.who, at: now, why }
  if (answer === 'cannot-tell') return succeed({ ...lead, second, state: 'not-judged' })
  const agrees = answer === lead.kind
  return succeed({
    ...lead,
    second,
    state: agrees ? 'agreed' : 'disagreed',
    cutDisputed: !agrees && lead.kind === 'confirmed' && cut,
  })
}

type Settlement = {
  readonly who: string
  readonly kind: DecisionKind
  readonly why: string
  /** Everybody who may speak under his name and under that of a party as well (`core/access/own-hands.ts`). */
  readonly same: readonly string[]
}

/** A third person says which of both holds. */
export function decideSettle(
  lead: DecidedLead,
  { who, kind, why, same }: Settlement,
  now: Instant,
): Result<DecidedLead> {
  const { second } = lead
  if (lead.state !== 'disagreed' || second === null) {
    return wrongState('没有待裁定的分歧', 'There is no disagreement to settle')
  }
  const program = notAPerson(who)
  if (program !== null) return program
  const party = [lead.by, second.by].find((one) => one === who) ?? same[0]
  if (party !== undefined) {
    return fail(
      'not-allowed',
      `${nameOf(party)} 是分歧的一方，或经手过双方的账号，须由他人裁定。${nameOf(party)} is a party to it, or stands behind the accounts of both; somebody else has to settle it.`,
    )
  }
  return succeed({ ...lead, state: 'settled', settlement: { kind, by: who, at: now, why } })
}

/** The decision was gone back on: nothing is left to review. `null`: nothing changes. */
export const decideVoid = (lead: DecidedLead): DecidedLead | null =>
  lead.state === 'settled' || lead.state === 'void' ? null : { ...lead, state: 'void' }
