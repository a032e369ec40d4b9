import type { RuleCode } from '../../policy/verdict.ts'
import type { Subject } from '../../reading/subject.ts'
import type { RegionCode } from '../../registry/institution.ts'
import type { Violation } from '../../violations/violation.ts'
import type { CutOrder } from '../cut-order.ts'
import type { AutomaticRecord } from './automatic-record.ts'

/** What people said of a case in which the machine would have cut. */
export const SHADOW_OPINIONS = ['agreed', 'disagreed', 'undecided'] as const
type ShadowOpinion = (typeof SHADOW_OPINIONS)[number]

/** One automatic order, in the shadow or stopped, beside what people did. */
export type ShadowCase = {
  readonly record: AutomaticRecord
  readonly opinion: ShadowOpinion
  /** A person cut it. */
  readonly cutByPeople: boolean
}

export type ShadowGroup = {
  readonly region: RegionCode
  readonly rule: RuleCode
  readonly subject: Subject | null
  readonly cases: number
  /** 已认定 */
  readonly agreed: number
  /** 已排除: it would have been a wrong cut. */
  readonly disagreed: number
  readonly undecided: number
  /** Confirmed or not, people did not cut it. */
  readonly notCut: number
}

export type ShadowReport = {
  readonly cases: readonly ShadowCase[]
  readonly groups: readonly ShadowGroup[]
}

const OPINIONS: Readonly<Record<Violation['status'], ShadowOpinion>> = {
  suspected: 'undecided',
  confirmed: 'agreed',
  disposed: 'agreed',
  closed: 'agreed',
  dismissed: 'disagreed',
}

function caseOf(
  record: AutomaticRecord,
  violation: Violation | undefined,
  orders: readonly CutOrder[],
): ShadowCase {
  const real = orders.filter(({ dryRun, automatic }) => !dryRun && automatic !== true)
  const opinion = violation === undefined ? 'undecided' : OPINIONS[violation.status]
  return { record, opinion, cutByPeople: real.some(({ acceptedAt }) => acceptedAt !== null) }
}

const count = (cases: readonly ShadowCase[], opinion: ShadowOpinion): number =>
  cases.filter((one) => one.opinion === opinion).length

/** What was written down in the shadow, and how often people disagreed: by city or county, rule and subject. */
export function shadowReport(
  records: readonly AutomaticRecord[],
  violations: readonly Violation[],
  orders: readonly CutOrder[],
): ShadowReport {
  const byId = new Map(violations.map((violation) => [violation.id, violation]))
  const ordersOf = Map.groupBy(orders, ({ violationId }) => violationId)
  const cases = records
    .filter(({ mode, state }) => mode === 'shadow' && state === 'ordered')
    .map((record) =>
      caseOf(record, byId.get(record.violationId), ordersOf.get(record.violationId) ?? []),
    )
  const groups = Map.groupBy(cases, ({ record: { region, rule, subject } }) =>
    JSON.stringify([region, rule, subject]),
  )
  return {
    cases,
    groups: [...groups.values()].flatMap((group): readonly ShadowGroup[] => {
      const [first] = group
      if (first === undefined) return []
      const { region, rule, subject } = first.record
      return [
        {
          region,
          rule,
          subject,
          cases: group.length,
          agreed: count(group, 'agreed'),
          disagreed: count(group, 'disagreed'),
          undecided: count(group, 'undecided'),
          notCut: group.filter(({ cutByPeople }) => !cutByPeople).length,
        },
      ]
    }),
  }
}
