import { coveredSeconds } from '../../policy/conclude.ts'
import type { CutPolicy } from '../../policy/rule-book.ts'
import type { Verdict } from '../../policy/verdict.ts'
import type { CalledTarget } from '../../registry/cut-target.ts'
import { isInRegion } from '../../registry/region-scope.ts'
import { seconds } from '../../time/duration.ts'
import { between, type Instant } from '../../time/instant.ts'
import type { Violation } from '../../violations/violation.ts'
import type { CutAbilities } from '../cut-abilities.ts'
import type { CutOrder } from '../cut-order.ts'
import { holdsAnother } from '../place-order.ts'
import type { AutomaticObstacle, AutomaticRecord } from './automatic-record.ts'
import { coolingUntil } from './cooling-off.ts'
import {
  AUTOMATIC_MODES,
  type AutomaticMode,
  type AutomaticRule,
  type CutRules,
} from './cut-rules.ts'
import { type BlownFuse, blownFor, ORDER_KINDS } from './fuse.ts'

/** Whatever is known of the room and its stream when it is decided. */
export type AutomaticSituation = {
  readonly violation: Violation
  readonly verdict: Verdict
  /** The sweep that has the room now; `null`: none. */
  readonly sweep: string | null
  readonly target: CalledTarget | null
  /** `null` without a target. */
  readonly abilities: CutAbilities | null
  /** Who publishes now; `null`: nobody does, or nobody could be asked. */
  readonly sessionId: string | null
  /** All orders of the room, dry runs too. */
  readonly ordersOfRoom: readonly CutOrder[]
  readonly blown: readonly BlownFuse[]
  /** What became of it so far. */
  readonly record: AutomaticRecord | null
  /** The law's own figures (schedules/rules/book.yaml). */
  readonly law: CutPolicy
}

export type AutomaticDecision =
  /** Begin to count down. */
  | {
      readonly kind: 'countdown'
      readonly mode: Exclude<AutomaticMode, 'off'>
      readonly because: readonly AutomaticObstacle[]
    }
  /** The time is over: give it, or write it down. */
  | { readonly kind: 'order'; readonly because: readonly AutomaticObstacle[] }
  /** It counts down, and nothing has changed. */
  | { readonly kind: 'wait'; readonly because: readonly AutomaticObstacle[] }
  /** A person stopped it, or it has been given: never again for this violation. */
  | { readonly kind: 'stopped'; readonly because: readonly AutomaticObstacle[] }
  | { readonly kind: 'not'; readonly because: readonly AutomaticObstacle[] }

type Where = Pick<AutomaticSituation, 'violation' | 'sweep'>

function modeIn(rules: readonly AutomaticRule[], { violation, sweep }: Where): AutomaticMode {
  const rule = rules.find(
    ({ regions, sweeps }) =>
      sweep !== null &&
      sweeps.includes(sweep) &&
      regions.some((scope) => isInRegion(scope, violation.region)),
  )
  return rule?.mode ?? 'off'
}

/** What the policy says of this room: no more than each set of lines that holds. */
export function automaticModeFor({ automatic }: CutRules, where: Where): AutomaticMode {
  const { rules, alsoUnder = [] } = automatic
  const said = [rules, ...alsoUnder].map((lines) => modeIn(lines, where))
  return AUTOMATIC_MODES.find((mode) => said.includes(mode)) ?? 'off'
}

type Check = readonly [AutomaticObstacle, boolean]

/** docs/rules.md §1.8, each by itself; `law` is the judge's own word on all of them, the school calendar among them. */
function lawChecks({ verdict, violation, law }: AutomaticSituation): readonly Check[] {
  const stages = verdict.days.map(({ stage }) => stage)
  const direct = verdict.hits.filter((hit) => hit.verdict === 'forbidden' && hit.basis === 'direct')
  const isPreschool = stages.length > 0 && stages.every((stage) => stage === 'preschool')
  return [
    ['not-forbidden', verdict.verdict !== 'forbidden' || violation.verdict !== 'forbidden'],
    ['not-direct', verdict.basis !== 'direct'],
    ['by-reference', verdict.hits.some(({ rule }) => rule === 'STG-HS-REF')],
    [
      'stage',
      !stages.every((stage) => stage === 'compulsory' || stage === 'preschool') ||
        stages.length === 0,
    ],
    [
      'doubtful-subject',
      !isPreschool && violation.classification.score < law.minimumSubjectConfidence,
    ],
    ['calendar', verdict.provisional],
    ['too-short', coveredSeconds(direct) <= law.afterSeconds],
    ['not-applicable', verdict.applicable === false],
    ['for-a-person', verdict.reason !== undefined],
    ['law', !verdict.autoCut],
  ]
}

/** Whoever looked may have a clock that is ahead of ours, or have looked since we read ours. Ours: docs/rules.md §7. */
const AHEAD_AT_MOST = seconds(5)

function caseChecks(
  { violation, record }: AutomaticSituation,
  rules: CutRules,
  now: Instant,
): readonly Check[] {
  const age = between(violation.lastSeenAt, now)
  return [
    ['recording', violation.judgement.recording !== undefined],
    ['ended', !violation.ongoing],
    // Far ahead of us: the clock was set back, and nobody knows how long ago it was.
    ['not-seen-lately', age > rules.automatic.seenWithin || age < -AHEAD_AT_MOST],
    ['decided', violation.status !== 'suspected' && violation.status !== 'confirmed'],
    ['rehearsal', violation.rehearsal],
    ['stopped', record !== null && isOver(record)],
  ]
}

function platformChecks(s: AutomaticSituation, rules: CutRules, now: Instant): readonly Check[] {
  const { target, abilities, sessionId, record, ordersOfRoom, blown, violation } = s
  const counted = target === null ? null : { platform: target.platform, region: violation.region }
  const fuses =
    counted === null
      ? []
      : ORDER_KINDS.flatMap((kind) => blownFor(blown, { ...counted, kind }, now))
  return [
    ['no-target', target === null],
    ['not-guarded', abilities !== null && abilities.reads !== 'publisher'],
    ['cannot-ban', abilities !== null && abilities.forbid === 'none'],
    ['not-publishing', sessionId === null],
    [
      'another-publisher',
      isCounting(record) && sessionId !== null && record?.sessionId !== sessionId,
    ],
    ['order-exists', ordersOfRoom.some((order) => holdsAnother(order, now))],
    ['fuse', fuses.length > 0],
    ['cooling-off', coolingUntil(ordersOfRoom, rules, now) !== null],
  ]
}

const isCounting = (record: AutomaticRecord | null): boolean => record?.state === 'countdown'

const isOver = ({ state }: AutomaticRecord): boolean =>
  state === 'stopped' || state === 'ordered' || state === 'given-up'

/**
 * Whether the machine orders a cut. Only where it is switched on, only while every condition holds, and only after people
 * had their time to stop it; whatever fails to hold on the way takes the countdown back. It never orders twice.
 */
export function decideAutomaticCut(
  situation: AutomaticSituation,
  rules: CutRules,
  now: Instant,
): AutomaticDecision {
  const { record } = situation
  if (record !== null && isOver(record)) return { kind: 'stopped', because: ['stopped'] }
  const mode = automaticModeFor(rules, situation)
  const checks: readonly Check[] = [
    // What began as a shadow never ends as an order, nor the other way round.
    ['off', mode === 'off' || (record?.state === 'countdown' && record.mode !== mode)],
    ...lawChecks(situation),
    ...caseChecks(situation, rules, now),
    ...platformChecks(situation, rules, now),
  ]
  const because = checks.filter(([, stands]) => stands).map(([name]) => name)
  if (because.length > 0 || mode === 'off') return { kind: 'not', because }
  if (record?.state !== 'countdown') return { kind: 'countdown', mode, because }
  const counted = between(record.beganAt, now)
  // A clock that was set back counts down anew rather than early; one set forward is as far as it says.
  return counted >= 0 && now >= record.dueAt
    ? { kind: 'order', because }
    : { kind: 'wait', because }
}
