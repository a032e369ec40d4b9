import type { ViolationView } from '../queries/views.ts'

/**
 * A lead as it stood before anybody decided: what a second person is shown. Nothing in it tells what was decided, by whom,
 * or what followed; how it ended is left out, because a cut ends it.
 */
export const asUndecided = (view: ViolationView, id: string): ViolationView => ({
  ...view,
  violation: {
    ...view.violation,
    ...{ id, status: 'suspected', enforcementStep: 'clue', endReason: null },
    ...{ claimedBy: null, handling: null, version: 1 },
  },
  cut: null,
  alert: null,
})
