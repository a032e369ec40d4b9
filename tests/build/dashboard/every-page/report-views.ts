import { byTestId, clickOn, type } from '../look.ts'
import type { Dialog, View } from './views.ts'

/** What was seen, and the reports that come of it. */
export const LEDGER_VIEWS: readonly View[] = [
  { name: 'coverage', path: '/coverage', shows: 'coverage-regions' },
  { name: 'reports', path: '/reports?figure=leads', shows: 'report-behind' },
  { name: 'report-filed', path: '/reports?report=report-filed', shows: 'report-differences' },
  { name: 'report-draft', path: '/reports?report=report-draft', shows: 'report-send' },
  { name: 'report-template', path: '/reports/template', shows: 'template-columns' },
]

const ADDRESSEE = '#report-addressee'

export const REPORT_DIALOGS: readonly Dialog[] = [
  {
    name: 'report-file',
    of: 'reports/submit-form.tsx',
    path: '/reports?report=report-draft',
    shows: 'report-about',
    async after(page) {
      await type(page, ADDRESSEE, '省教育厅')
      await clickOn(page, byTestId('report-send'))
    },
  },
]
