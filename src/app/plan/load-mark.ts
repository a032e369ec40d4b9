import { LOAD_RUNGS, type LoadState, NO_LOAD } from '../../core/patrol/load/load-ladder.ts'
import type { PatrolMarks } from '../../ports/records/patrol-marks.ts'

export const LOAD_MARK = 'load'

const isRung = (value: unknown): value is LoadState['rung'] =>
  LOAD_RUNGS.some((rung) => rung === value)

/** What the patrol does with less at the moment, as whoever plans has written it down. */
export async function readLoad(marks: Pick<PatrolMarks, 'find'>): Promise<LoadState> {
  const mark = await marks.find(LOAD_MARK)
  const { rung, before } = (mark?.value ?? {}) as { rung?: unknown; before?: unknown }
  return mark !== null && isRung(rung) && isRung(before) ? { rung, before, at: mark.at } : NO_LOAD
}
