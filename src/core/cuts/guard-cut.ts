import type { Instant } from '../time/instant.ts'
import type { CutOrder, CutStep, ExpectedPublisher } from './cut-order.ts'

/** What the media server says right now, read anew for this decision (shape of the cut-platform port). */
export type PublishStateNow =
  | { readonly kind: 'publishing'; readonly publisher: ExpectedPublisher }
  | { readonly kind: 'not-publishing'; readonly banned?: boolean }
  | { readonly kind: 'unreachable'; readonly detail: string }

/** `changed` names what differs; only `go` may be followed by a ban and a kick. */
export type GuardDecision =
  | { readonly kind: 'go'; readonly publisher: ExpectedPublisher }
  | {
      readonly kind: 'changed'
      readonly expected: ExpectedPublisher | null
      readonly found: ExpectedPublisher
      readonly differs: readonly ('session' | 'address' | 'protocol' | 'expectation')[]
    }
  | { readonly kind: 'not-publishing' }
  | { readonly kind: 'unreachable'; readonly detail: string }

/** What a platform does not tell differs from nothing. */
const isSame = (expected: string | null, found: string | null): boolean =>
  expected === null || found === null || expected === found

/**
 * Is the one who is publishing still the one the order was given against? Cutting the wrong stream is worse than
 * missing one, so anything that differs stops the order, and so does an order that never knew its publisher.
 */
export function guardCut(order: CutOrder, stateNow: PublishStateNow): GuardDecision {
  if (stateNow.kind !== 'publishing') return stateNow
  const expected = order.expectedPublisher
  const found = stateNow.publisher
  if (expected === null) return { kind: 'changed', expected, found, differs: ['expectation'] }
  const differs = [
    ...(expected.sessionId === found.sessionId ? [] : (['session'] as const)),
    ...(isSame(expected.address, found.address) ? [] : (['address'] as const)),
    ...(isSame(expected.protocol, found.protocol) ? [] : (['protocol'] as const)),
  ]
  return differs.length === 0
    ? { kind: 'go', publisher: found }
    : { kind: 'changed', expected, found, differs }
}

const named = (publisher: ExpectedPublisher | null): string =>
  publisher === null
    ? 'nobody'
    : [
        ...(publisher.protocol === null ? [] : [publisher.protocol]),
        `session ${publisher.sessionId}`,
        ...(publisher.address === null ? [] : [`from ${publisher.address}`]),
      ].join(' ')

/** The room names something else to cut since the order was given: a person has to look again. */
export const moved = (at: Instant): CutStep => ({
  at,
  step: 'guard',
  outcome: 'changed',
  detail: 'the room names another cut target now',
})

/** Of a platform that does not tell who publishes: whoever gave the order was told so before. */
export const unguarded = (at: Instant): CutStep => ({
  at,
  step: 'guard',
  outcome: 'accepted',
  detail: 'the platform does not tell who publishes',
})

/** The guard's decision as the step that is written into the order. */
export function guardStep(decision: GuardDecision, at: Instant): CutStep {
  switch (decision.kind) {
    case 'go':
      return { at, step: 'guard', outcome: 'accepted', detail: named(decision.publisher) }
    case 'changed':
      return {
        at,
        step: 'guard',
        outcome: 'changed',
        detail: `expected ${named(decision.expected)}, found ${named(decision.found)}`,
      }
    case 'not-publishing':
      return { at, step: 'guard', outcome: 'refused', detail: 'nothing is being published' }
    case 'unreachable':
      return { at, step: 'guard', outcome: 'unreachable', detail: decision.detail }
  }
}
