import type { View } from './views.ts'

/** What was seen, and the reports that come of it. */
export const LEDGER_VIEWS: readonly View[] = [
  { name: 'coverage', path: '/coverage', shows: 'coverage-regions' },
  { name: 'reports', path: '/reports?figure=leads', shows: 'report-behind' },
  { name: 'report-filed', path: '/reports?report=report-filed', shows: 'report-differences' },
  { name: 'report-draft', path: '/reports?report=report-draft', shows: 'report-send' },
  { name: 'report-template', path: '/reports/template', shows: 'template-columns' },
]
