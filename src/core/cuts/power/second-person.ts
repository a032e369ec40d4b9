import type { CalledPlatform } from '../../registry/cut-target.ts'
import type { RegionCode } from '../../registry/institution.ts'
import { isInRegion } from '../../registry/region-scope.ts'
import { within } from '../../time/clock-time.ts'
import { toSeconds } from '../../time/duration.ts'
import {
  between,
  civilDateOf,
  formatInstant,
  type Instant,
  plus,
  startOfDay,
} from '../../time/instant.ts'
import type { CutOrder } from '../cut-order.ts'
import type { CutRules, SecondPersonRule } from './cut-rules.ts'
import type { BlownFuse } from './fuse.ts'
import type { ApprovalGround, CutApproval } from './order-parts.ts'

/** What an order is about to be given in. */
export type CutSituation = {
  readonly region: RegionCode
  readonly platform: CalledPlatform
  /** `null`: the platform does not tell. */
  readonly viewers: number | null
  readonly now: Instant
  readonly blown: readonly BlownFuse[]
  /** Until when its room is not cut by one person alone; `null`: it was not undone lately. */
  readonly coolingUntil: Instant | null
}

function fits(rule: SecondPersonRule, { region, platform, viewers, now }: CutSituation): boolean {
  const second = toSeconds(between(startOfDay(civilDateOf(now)), now))
  return (
    (rule.regions.length === 0 || rule.regions.some((scope) => isInRegion(scope, region))) &&
    (rule.platforms.length === 0 || rule.platforms.includes(platform)) &&
    (rule.hours.length === 0 || rule.hours.some((part) => within(part, second))) &&
    (rule.viewersFrom === null || viewers === null || viewers >= rule.viewersFrom)
  )
}

function wordsOf(rule: SecondPersonRule, { viewers }: CutSituation): ApprovalGround {
  const named: readonly (readonly [boolean, string, string])[] = [
    [rule.regions.length > 0, '所在地区', 'its region'],
    [rule.platforms.length > 0, '所在平台', 'its platform'],
    [rule.hours.length > 0, '此刻的时段', 'the hour'],
    [rule.viewersFrom !== null && viewers !== null, '观看人数', 'its audience'],
    [
      rule.viewersFrom !== null && viewers === null,
      '观看人数不明',
      'an audience that nobody knows',
    ],
  ]
  const said = named.filter(([holds]) => holds)
  const zh = said.length === 0 ? '一切阻断' : said.map(([, words]) => words).join('、')
  const en = said.length === 0 ? 'every cut' : said.map(([, , words]) => words).join(', ')
  return {
    ground: 'rule',
    line: rule.line,
    zh: `cuts.yaml 第 ${rule.line} 行：${zh}须由第二人批准`,
    en: `cuts.yaml, line ${rule.line}: ${en} asks for a second person`,
  }
}

const ofFuse = ({ zh, en }: BlownFuse): ApprovalGround => ({
  ground: 'fuse',
  line: null,
  zh: `保险丝已断（${zh}）：须由第二人批准`,
  en: `A fuse has blown (${en}): a second person is needed`,
})

const ofCooling = (until: Instant): ApprovalGround => ({
  ground: 'cooling-off',
  line: null,
  zh: `该直播间刚刚解除过阻断，${formatInstant(until)} 之前再阻断须由第二人批准`,
  en: `A cut of this room was undone a while ago: a second person is needed until ${formatInstant(until)}`,
})

const ofHeld = (until: Instant): ApprovalGround => ({
  ground: 'rule',
  line: null,
  zh: `阻断规则刚被放宽：${formatInstant(until)} 之前，或另一人同意放宽之前，仍适用放宽前的规则`,
  en: `The rules were loosened a while ago: those of before hold until ${formatInstant(until)}, or until another person agrees`,
})

/** Every reason for which a second person is needed; none: one person may order alone. */
export function approvalGrounds(
  rules: CutRules,
  situation: CutSituation,
): readonly ApprovalGround[] {
  const { blown, coolingUntil } = situation
  const grounds = [
    ...rules.secondPerson
      .filter((rule) => fits(rule, situation))
      .map((rule) => wordsOf(rule, situation)),
    ...blown.filter(({ kind }) => kind === 'manual').map(ofFuse),
    ...(coolingUntil === null ? [] : [ofCooling(coolingUntil)]),
  ]
  // Whoever looks them up would find others written.
  const { heldUntil } = rules
  return grounds.length === 0 || heldUntil === undefined ? grounds : [...grounds, ofHeld(heldUntil)]
}

export const approvalAsked = (
  grounds: readonly ApprovalGround[],
  rules: CutRules,
  now: Instant,
): CutApproval => ({
  grounds,
  expiresAt: plus(now, rules.approvalWithin),
  approvedBy: null,
  approvedAt: null,
  ended: null,
})

/** A request that nobody approved in time: it must not cut whoever publishes by then. */
export const hasExpired = ({ status, dryRun, approval }: CutOrder, now: Instant): boolean =>
  status === 'requested' && !dryRun && approval != null && now >= approval.expiresAt
