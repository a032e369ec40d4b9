import type { TickSettings } from '../../adapters/cron/node-cron-ticks.ts'
import { makeDueReports } from '../../app/reports/make-due.ts'
import type { Base } from '../roles/open-base.ts'

/** Four times an hour: reports that campaigns ask for are made as drafts. */
const REPORTS = '25 */15 * * * *'

export const reportTick = ({
  foundation,
  transactions,
  legal,
}: Pick<Base, 'foundation' | 'transactions' | 'legal'>): TickSettings => ({
  name: 'reports that are due',
  expression: REPORTS,
  run: async () => {
    const { sweeps, reportTemplate } = legal
    await makeDueReports({ clock: foundation.clock, transactions, sweeps, reportTemplate })
  },
})
