import { useState } from 'react'
import type { Violation } from '../../contracts/violation.ts'
import { splitViolations } from '../lib/violations/violation-order.ts'
import { steadyOrder } from './steady-order.ts'
import { useHeld } from './use-held.ts'

export type LeadGroup = 'pressing' | 'forPerson' | 'past' | 'fresh'
type Lead = { readonly id: string; readonly group: LeadGroup; readonly violation: Violation }

function leadsOf(violations: readonly Violation[]): readonly Lead[] {
  const split = splitViolations(violations)
  return (['pressing', 'forPerson', 'past'] as const).flatMap((group) =>
    split[group].map((violation) => ({ id: violation.id, group, violation })),
  )
}

const isSame = (one: readonly Lead[], other: readonly Lead[]): boolean =>
  one.length === other.length &&
  one.every((lead, place) => {
    const there = other[place]
    return lead.violation === there?.violation && lead.group === there.group
  })

/** Leads in the order in which they are shown: most urgent first, except under a pointer that reaches for one. */
export function useLeadOrder(violations: readonly Violation[]) {
  const { held, release, handlers } = useHeld()
  const [shown, setShown] = useState<readonly Lead[]>([])
  const wanted = leadsOf(violations)
  const next = held
    ? steadyOrder<Lead>(
        shown,
        wanted,
        ({ group }, latest): Lead => ({ ...latest, group }),
        (lead): Lead => ({ ...lead, group: 'fresh' }),
      )
    : wanted
  if (!isSame(shown, next)) setShown(next)
  const of = (group: LeadGroup): readonly Violation[] =>
    next.filter((lead) => lead.group === group).map(({ violation }) => violation)
  const waiting = held && !isSame(next, wanted) ? of('fresh').length : 0
  return { of, waiting, release, handlers }
}
