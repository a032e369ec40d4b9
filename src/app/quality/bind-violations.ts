import type { Jurisdiction } from '../../core/access/jurisdiction.ts'
import { weightOf } from '../cards/institution-cards.ts'
import { closeViolation } from '../commands/close-violation.ts'
import { type ConfirmCommand, confirmViolation } from '../commands/confirm-violation.ts'
import { type DismissCommand, dismissViolation } from '../commands/dismiss-violation.ts'
import { referViolation } from '../commands/refer-violation.ts'
import { bindHandling } from '../handling/bind-handling.ts'
import { alikeRooms } from '../queries/replay/alike-rooms.ts'
import { createViolationQueries, type ViolationQueriesDeps } from '../queries/violation-queries.ts'
import { createGoldenDesk } from './golden-leads.ts'
import type { DecisionDeps } from './note-decision.ts'
import { withGolden } from './with-golden.ts'

type Deps = DecisionDeps &
  ViolationQueriesDeps &
  Parameters<typeof weightOf>[0] & {
    readonly jurisdiction: Jurisdiction
    /** Who asks; left out: nobody in particular. */
    readonly who?: string
  }

const violationCases = (deps: Deps) => ({
  ...createViolationQueries(deps),
  weight: (violation: Parameters<typeof weightOf>[1]) => weightOf(deps, violation),
  alike: (violationId: string) => alikeRooms(deps, violationId),
  confirm: (command: ConfirmCommand) => confirmViolation(deps, command),
  dismiss: (command: DismissCommand) => dismissViolation(deps, command),
  ...bindHandling(deps),
  refer: (command: Parameters<typeof referViolation>[1]) => referViolation(deps, command),
  close: (command: Parameters<typeof closeViolation>[1]) => closeViolation(deps, command),
})

/** What is asked and decided about violations. Only people are shown golden items among them, each his own. */
export function bindViolations(deps: Deps): ReturnType<typeof violationCases> {
  const { who } = deps
  const cases = violationCases(deps)
  return who?.startsWith('user:') === true ? withGolden(cases, createGoldenDesk(deps, who)) : cases
}
