import type { Violation } from '../../core/violations/violation.ts'
import type { Records } from '../../ports/records/records.ts'
import { putGolden } from './golden-cases.ts'
import { type DecisionDeps, noteDecision } from './note-decision.ts'

/** What is written down with a person's decision: for a second person, the figures, and perhaps a golden item for him. */
export const afterDecision =
  (deps: DecisionDeps) =>
  async (records: Records, violation: Violation): Promise<void> => {
    const lead = await noteDecision(records, deps, violation)
    if (lead !== null) await putGolden(records, deps, lead)
  }
