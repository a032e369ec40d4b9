import { byTestId } from '../look.ts'
import type { Dialog, View } from './views.ts'

/** Of how findings are judged, by the machine and by people. */
export const QUALITY_PAGES: readonly View[] = [
  { name: 'judgement', path: '/judgement', shows: 'judgement-card' },
  { name: 'rehearsal', path: '/rehearsal', shows: '.wide-table' },
  { name: 'quality', path: '/quality', shows: 'figures-row' },
  { name: 'golden', path: '/quality/golden', shows: 'golden-row' },
  { name: 'second-review', path: '/quality/v-maths', shows: 'frame-box' },
]

export const QUALITY_DIALOGS: readonly Dialog[] = [
  {
    name: 'golden',
    of: 'handling/golden-act.tsx',
    path: '/violations/v-dismissed',
    shows: '[role="dialog"] textarea',
    press: [`${byTestId('case-acts')} summary`, 'act-golden'],
  },
]
