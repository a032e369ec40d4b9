import type { CutOrder, CutStep } from './cut-order.ts'

/** One act of an order, as a platform is told of it. */
export type CutAct = {
  /**
   * Names the act: the same each time it is tried until it has an answer, another one for what is asked anew (the
   * renewal of a ban). A platform that keeps it can drop repeats.
   */
  readonly id: string
  readonly reason: string
}

/** The act that comes next when `step` is taken. */
export function actOf(
  { id, reason, steps }: Pick<CutOrder, 'id' | 'reason' | 'steps'>,
  step: Exclude<CutStep['step'], 'guard'>,
): CutAct {
  const answered = steps.filter((done) => done.step === step && done.outcome !== 'unreachable')
  return { id: `${id}-${step}-${answered.length + 1}`, reason }
}
