import { fail, type Result, succeed } from '../fault.ts'
import type { Duration } from '../time/duration.ts'
import { type Instant, plus } from '../time/instant.ts'
import { clockWords, handlingOf, holderOf, nameOf } from './handling.ts'
import type { Decision, Violation, ViolationStatus } from './violation.ts'

/** What the statuses are called in front of people. */
export const STATUS_WORDS: Readonly<Record<ViolationStatus, string>> = {
  suspected: '待核查 suspected',
  confirmed: '已认定 confirmed',
  dismissed: '已排除 dismissed',
  disposed: '已处置 disposed',
  closed: '已归档 closed',
}

export function wrongStatus(violation: Violation, zh: string, en: string): Result<never> {
  const [status, inEnglish] = STATUS_WORDS[violation.status].split(' ')
  const message = `${zh}（当前状态：${status}）。${en} (it is ${inEnglish}).`
  return fail('wrong-state', message, 'status')
}

export const changed = (violation: Violation, change: Partial<Violation>): Result<Violation> =>
  succeed({ ...violation, ...change, version: violation.version + 1 })

const DECIDED_WORDS = { confirmed: '认定', dismissed: '排除' } as const

/** Who was faster is named: what the second one typed is still before him. */
function notOpen(violation: Violation, zh: string, en: string): Result<never> {
  const { decision } = handlingOf(violation)
  if (decision === null || decision.kind !== violation.status) return wrongStatus(violation, zh, en)
  const [by, at] = [nameOf(decision.by), clockWords(decision.at)]
  return wrongStatus(
    violation,
    `${zh}，已由 ${by} ${at} ${DECIDED_WORDS[decision.kind]}`,
    `${en}; ${by} did at ${at}`,
  )
}

/** Nobody decides on what another has in hand; who wants to takes it over first, and says why. */
function heldByAnother(violation: Violation, who: string, now: Instant): Result<never> | null {
  const holder = holderOf(violation, now)
  if (holder === null || holder === who) return null
  const name = nameOf(holder)
  return fail(
    'conflict',
    `${name} 正在处理，请先接手。${name} has it in hand; take it over first.`,
    'claimedBy',
  )
}

function decided(
  violation: Violation,
  kind: Decision['kind'],
  who: string,
  now: Instant,
  within: Duration | null,
): Result<Violation> {
  const decision: Decision = {
    ...{ kind, by: who, at: now, from: violation.enforcementStep },
    ...(within === null ? {} : { until: plus(now, within) }),
  }
  return changed(violation, {
    status: kind,
    enforcementStep: kind === 'confirmed' ? 'determine' : 'archive',
    handling: { ...handlingOf(violation), decision },
  })
}

/**
 * A person finds it true: 核查 ends, 认定 begins (docs/rules.md §5.4).
 * @param within as long it can be taken back; `null`: for the usual time
 */
export function decideConfirm(
  violation: Violation,
  who: string,
  now: Instant,
  within: Duration | null = null,
): Result<Violation> {
  if (violation.status !== 'suspected') {
    return notOpen(
      violation,
      '只有待核查的线索可以认定',
      'Only a suspected violation can be confirmed',
    )
  }
  return heldByAnother(violation, who, now) ?? decided(violation, 'confirmed', who, now, within)
}

/**
 * 不实线索也要归档: an untrue clue is filed, not deleted; the misreport statistics live on it.
 * @param within as of `decideConfirm`
 */
export function decideDismiss(
  violation: Violation,
  who: string,
  now: Instant,
  within: Duration | null = null,
): Result<Violation> {
  if (violation.status !== 'suspected') {
    return notOpen(
      violation,
      '只有待核查的线索可以排除',
      'Only a suspected violation can be dismissed',
    )
  }
  return heldByAnother(violation, who, now) ?? decided(violation, 'dismissed', who, now, within)
}
