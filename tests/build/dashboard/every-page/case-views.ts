import { byTestId } from '../look.ts'
import type { Dialog } from './views.ts'

/** What a case asks a reason for. */
export const CASE_DIALOGS: readonly Dialog[] = [
  {
    name: 'package',
    of: 'violation/package/package-panel.tsx',
    path: '/violations/v-maths',
    shows: '[role="dialog"] textarea',
    press: ['package-open'],
  },
  {
    name: 'assign',
    of: 'handling/case-acts-panel.tsx',
    path: '/violations/v-maths',
    shows: '[role="dialog"] textarea',
    press: [`${byTestId('case-acts')} summary`, 'act-assign'],
  },
  {
    name: 'reopen',
    of: 'handling/case-acts-panel.tsx',
    path: '/violations/v-dismissed',
    shows: '[role="dialog"] textarea',
    press: [`${byTestId('case-acts')} summary`, 'act-reopen'],
  },
  {
    name: 'case-fact',
    of: 'deadlines/fact-dialogs.tsx',
    path: '/violations/v-maths',
    shows: '[role="dialog"] textarea',
    press: ['fact-enter'],
  },
  {
    name: 'case-fact-undo',
    of: 'deadlines/fact-dialogs.tsx',
    path: '/violations/v-maths',
    shows: '[role="dialog"] textarea',
    press: ['fact-undo'],
  },
]
