import type { Observation } from '../../core/violations/observation.ts'
import type { Violation } from '../../core/violations/violation.ts'
import type { Records } from '../../ports/records/records.ts'

type Seen = Extract<Observation, { kind: 'seen' }>

/**
 * Writes the looks of an observation down beside the violation that it was folded into. What had added up before them
 * is kept once: where the observation before is known, its looks say it.
 */
export async function keepTrace(
  { sessionTraces }: Pick<Records, 'sessionTraces'>,
  violation: Violation,
  { id, watchId, trace }: Seen,
): Promise<void> {
  if (trace === undefined) return
  const known = trace.continues !== null && (await sessionTraces.has(violation.id, trace.continues))
  await sessionTraces.add({
    violationId: violation.id,
    observationId: id,
    watchId,
    version: violation.version,
    trace: known ? { ...trace, before: null } : { ...trace, continues: null },
  })
}
