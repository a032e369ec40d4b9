import { createCutQueries } from '../queries/record-queries.ts'
import { type ApproveDeps, approveCut, declineCut } from './approve-cut.ts'
import { orderAgain } from './order-again.ts'
import { type OrderCutDeps, orderCut } from './order-cut.ts'
import { createPowerQueries } from './power/power-queries.ts'
import { resetFuse } from './power/reset-fuse.ts'
import { stopAutomaticCut } from './power/stop-automatic.ts'
import { makeWrongCutGood, recordWrongCut } from './power/wrong-cuts.ts'
import { type UndoCutDeps, undoCut } from './undo-cut.ts'

/** What may be asked and commanded of cuts. */
export const bindCuts = (deps: OrderCutDeps & UndoCutDeps & ApproveDeps) => ({
  ...createCutQueries(deps),
  ...createPowerQueries(deps),
  order: (command: Parameters<typeof orderCut>[1]) => orderCut(deps, command),
  approve: (command: Parameters<typeof approveCut>[1]) => approveCut(deps, command),
  decline: (command: Parameters<typeof declineCut>[1]) => declineCut(deps, command),
  again: (command: Parameters<typeof orderAgain>[1]) => orderAgain(deps, command),
  undo: (command: Parameters<typeof undoCut>[1]) => undoCut(deps, command),
  stopAutomatic: (command: Parameters<typeof stopAutomaticCut>[1]) =>
    stopAutomaticCut(deps, command),
  resetFuse: (command: Parameters<typeof resetFuse>[1]) => resetFuse(deps, command),
  recordWrong: (command: Parameters<typeof recordWrongCut>[1]) => recordWrongCut(deps, command),
  makeGood: (command: Parameters<typeof makeWrongCutGood>[1]) => makeWrongCutGood(deps, command),
})
