import {
  LOAD_RUNGS,
  type LoadPatience,
  type LoadState,
  NO_LOAD,
} from '../../core/patrol/load/load-ladder.ts'
import type { PatrolMarks } from '../../ports/records/patrol-marks.ts'

export const LOAD_MARK = 'load'

const isRung = (value: unknown): value is LoadState['rung'] =>
  LOAD_RUNGS.some((rung) => rung === value)

const patienceOf = (value: unknown): LoadPatience =>
  Object.fromEntries(
    Object.entries(typeof value === 'object' ? (value ?? {}) : {}).filter(
      ([rung, wait]) => isRung(rung) && Number.isFinite(wait),
    ),
  )

/** What the patrol does with less at the moment, as whoever plans has written it down. */
export async function readLoad(marks: Pick<PatrolMarks, 'find'>): Promise<LoadState> {
  const mark = await marks.find(LOAD_MARK)
  const { rung, before, patience } = (mark?.value ?? {}) as Readonly<Record<string, unknown>>
  if (mark === null || !isRung(rung) || !isRung(before)) return NO_LOAD
  return { rung, before, at: mark.at, patience: patienceOf(patience) }
}
