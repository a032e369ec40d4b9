import { isOfFormat1 } from '../detection/kept-model.ts'
import type { AddingUp } from '../lesson/adding-up/adding-up.ts'
import { ADDING_UP_VERSIONS, PRESENT_ADDING_UP } from '../lesson/adding-up/adding-up-versions.ts'
import type { SessionTrace } from './session-trace.ts'

/** By what the looks of a trace were added up when they were recorded, and by what they are added up again. */
export type RuleOfTime = {
  /** As the record names it, or as what was kept of it tells where rules had no names yet. */
  readonly was: string
  /** The record names it. */
  readonly named: boolean
  /** That very rule; of this release where it cannot be run any more, or not yet. */
  readonly by: AddingUp
}

/** Votes and the last screens read as one text: another algorithm, which no numbers of ours tell. */
const SUM = 'sum'
/** With the curve of the evidence came three stretches; both rules with it went unnamed. */
export const UNNAMED_WITH_CURVE = ['mean-3', 'mean-2'] as const
export type UnnamedRule = (typeof UNNAMED_WITH_CURVE)[number]
const BEFORE_THE_CURVE = 'mean-1'

function nameOf({ looks, addingUp }: SessionTrace, unnamed: UnnamedRule): string {
  if (addingUp !== undefined) return addingUp
  if (looks.some(({ modelVersion }) => isOfFormat1(modelVersion))) return SUM
  return looks.some(({ belief }) => belief !== undefined) ? unnamed : BEFORE_THE_CURVE
}

export function ruleOfTime(
  trace: SessionTrace,
  unnamed: UnnamedRule = UNNAMED_WITH_CURVE[0],
): RuleOfTime {
  const was = nameOf(trace, unnamed)
  const known = ADDING_UP_VERSIONS.find(({ version }) => version === was)
  return { was, named: trace.addingUp !== undefined, by: known ?? PRESENT_ADDING_UP }
}
