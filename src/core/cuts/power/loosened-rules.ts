import { isInRegion, regionPrefix } from '../../registry/region-scope.ts'
import { type Duration, milliseconds } from '../../time/duration.ts'
import { type Instant, later, plus } from '../../time/instant.ts'
import type { AutomaticMode, AutomaticRule, CutRules, FuseLimits } from './cut-rules.ts'

/** Rules that were written in the file until then. */
export type EarlierCutRules = {
  /** Names the change that put others in their place. */
  readonly id: string
  readonly rules: CutRules
  readonly until: Instant
  /** Who wrote others in their place; `null`: somebody who changed the file by hand. */
  readonly changedBy: string | null
}

/** What is written now, what was before, and to which changes another person has agreed, by their names. */
export type WrittenCutRules = {
  readonly written: CutRules
  readonly earlier: readonly EarlierCutRules[]
  readonly agreedTo: readonly string[]
}

/** One way in which rules became looser, for people. */
type Loosening = { readonly zh: string; readonly en: string }

/** Earlier rules that still hold beside what is written, and in what they were stricter. */
export type HeldCutRules = EarlierCutRules & {
  readonly holdsUntil: Instant
  readonly loosened: readonly Loosening[]
}

const shorter = (a: Duration, b: Duration): Duration => milliseconds(Math.min(a, b))
const longer = (a: Duration, b: Duration): Duration => milliseconds(Math.max(a, b))

const lower = (a: FuseLimits, b: FuseLimits): FuseLimits => ({
  all: Math.min(a.all, b.all),
  platform: Math.min(a.platform, b.platform),
  region: Math.min(a.region, b.region),
})

/** A rule by what it says, wherever it stands in its file. */
const sayingOf = ({ line: _, ...rule }: CutRules['secondPerson'][number]): string =>
  JSON.stringify(rule)

function onlyIn(rules: CutRules, others: CutRules): CutRules['secondPerson'] {
  const known = new Set(others.secondPerson.map(sayingOf))
  return rules.secondPerson.filter((rule) => !known.has(sayingOf(rule)))
}

/** In each single thing the stricter of the two. */
const strictest = (one: CutRules, other: CutRules): CutRules => ({
  secondPerson: [...one.secondPerson, ...onlyIn(other, one)],
  approvalWithin: shorter(one.approvalWithin, other.approvalWithin),
  fuse: {
    manual: lower(one.fuse.manual, other.fuse.manual),
    automatic: lower(one.fuse.automatic, other.fuse.automatic),
    whenBlown: other.fuse.whenBlown === 'refuse' ? 'refuse' : one.fuse.whenBlown,
  },
  coolingOff: longer(one.coolingOff, other.coolingOff),
  loosenedAfter: longer(one.loosenedAfter, other.loosenedAfter),
  automatic: {
    rules: one.automatic.rules,
    alsoUnder: [...(one.automatic.alsoUnder ?? []), other.automatic.rules],
    countdown: longer(one.automatic.countdown, other.automatic.countdown),
    ban: shorter(one.automatic.ban, other.automatic.ban),
    seenWithin: shorter(one.automatic.seenWithin, other.automatic.seenWithin),
  },
})

const modeAt = (rules: readonly AutomaticRule[], region: string, sweep: string): AutomaticMode =>
  rules.find(
    ({ regions, sweeps }) =>
      sweeps.includes(sweep) && regions.some((scope) => isInRegion(scope, region)),
  )?.mode ?? 'off'

/**
 * Whether the machine may cut somewhere where it might not before. Any place is treated as the narrowest named one that it
 * lies in, so that the named ones stand for all.
 */
function isSwitchedOn(before: readonly AutomaticRule[], after: readonly AutomaticRule[]): boolean {
  const named = [...before, ...after]
  const places = new Set(named.flatMap(({ regions }) => regions.map(regionPrefix)))
  const sweeps = new Set(named.flatMap((rule) => rule.sweeps))
  return [...places].some((place) =>
    [...sweeps].some(
      (sweep) => modeAt(after, place, sweep) === 'on' && modeAt(before, place, sweep) !== 'on',
    ),
  )
}

const isRaised = (before: FuseLimits, after: FuseLimits): boolean =>
  after.all > before.all || after.platform > before.platform || after.region > before.region

/** In what `after` lets people or the machine do more than `before` did; none: it is as strict, or stricter. */
export function looseningsOf(before: CutRules, after: CutRules): readonly Loosening[] {
  const { fuse, automatic } = before
  const said: readonly (readonly [boolean, string, string])[] = [
    [onlyIn(before, after).length > 0, '第二人批准的要求减少', 'a second person is asked for less'],
    [
      after.approvalWithin > before.approvalWithin,
      '等待批准的时限延长',
      'a request waits for longer',
    ],
    [isRaised(fuse.manual, after.fuse.manual), '人工保险丝调高', 'the fuse of people is raised'],
    [
      isRaised(fuse.automatic, after.fuse.automatic),
      '自动保险丝调高',
      'the fuse of the machine is raised',
    ],
    [
      fuse.whenBlown === 'refuse' && after.fuse.whenBlown !== 'refuse',
      '人工保险丝断后不再一律拒绝',
      'people may order through a blown fuse',
    ],
    [after.coolingOff < before.coolingOff, '冷静期缩短', 'the cooling-off is shorter'],
    [
      after.loosenedAfter < before.loosenedAfter,
      '放宽规则的等待期缩短',
      'loosened rules hold sooner',
    ],
    [
      isSwitchedOn(automatic.rules, after.automatic.rules),
      '自动阻断打开或扩大',
      'automatic orders are switched on, or in more places',
    ],
    [
      after.automatic.countdown < automatic.countdown,
      '自动阻断的倒计时缩短',
      'the countdown is shorter',
    ],
    [after.automatic.ban > automatic.ban, '自动禁止推流延长', 'the machine bans for longer'],
    [
      after.automatic.seenWithin > automatic.seenWithin,
      '自动阻断可依据更早的画面',
      'the machine may go by an older look',
    ],
  ]
  return said.filter(([holds]) => holds).map(([, zh, en]) => ({ zh, en }))
}

/**
 * Earlier rules that hold on: what is looser than they were holds only after the time that they themselves set, or once
 * another person has agreed. Latest end first.
 */
export function heldCutRules(
  { written, earlier, agreedTo }: WrittenCutRules,
  now: Instant,
): readonly HeldCutRules[] {
  return earlier
    .flatMap((one): readonly HeldCutRules[] => {
      const holdsUntil = plus(one.until, one.rules.loosenedAfter)
      const isOver = now >= holdsUntil || agreedTo.includes(one.id)
      const loosened = isOver ? [] : looseningsOf(one.rules, written)
      return loosened.length === 0 ? [] : [{ ...one, holdsUntil, loosened }]
    })
    .toSorted((a, b) => b.holdsUntil - a.holdsUntil)
}

/** What is written, with what holds on beside it: in each single thing the strictest. */
export const strictestOf = (written: CutRules, held: readonly HeldCutRules[]): CutRules =>
  held.reduce((so, one) => strictest(so, one.rules), written)

/**
 * What holds at this moment: what is written, and in each single thing that was loosened a while ago what was written
 * before. What is stricter holds at once, and so does an undo.
 */
export function cutRulesInForce(rules: WrittenCutRules, now: Instant): CutRules {
  const held = heldCutRules(rules, now)
  const [first] = held
  if (first === undefined) return rules.written
  const strict = strictestOf(rules.written, held)
  const heldUntil = held.reduce((last, one) => later(last, one.holdsUntil), first.holdsUntil)
  return { ...strict, heldUntil }
}
