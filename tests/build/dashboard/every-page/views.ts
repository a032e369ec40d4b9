import type { Page } from 'puppeteer'
import type { DashboardFixture } from '../../dashboard-fixture-server.ts'
import { byTestId, click, type } from '../look.ts'
import { CALENDAR_VIEW } from './calendar-routes.ts'
import { CASE_DIALOGS } from './case-views.ts'
import { FOUND_ADDRESS } from './full-house.ts'
import { QUALITY_DIALOGS, QUALITY_PAGES } from './quality-views.ts'
import { LEDGER_VIEWS, REPORT_DIALOGS } from './report-views.ts'

export type State = DashboardFixture['state']

/** Something that a person can have before himself. */
export type View = {
  readonly name: string
  readonly path: string
  /** What is there once it is whole: a test id, or a selector. */
  readonly shows: string
  /** What is pressed to come there, in order: test ids, or selectors. */
  readonly press?: readonly string[]
  /** How the made-up server differs from the full house. */
  readonly given?: (state: State) => void
  /** What changes at the made-up server once the page is there, before anything is pressed. */
  readonly onceOpen?: (state: State) => void
  /** What is done after it was pressed. */
  readonly after?: (page: Page) => Promise<void>
}

/** A dialog, and the file of `src/dashboard` that opens it. */
export type Dialog = View & { readonly of: string }

/** Somebody else signed this browser out. */
export const signedOut = (state: State): void => {
  state.signedIn = false
}

/** People sign in by an identity provider, too. */
export const byProvider = ({ access }: State): void => {
  access.ways = { provider: true, passwords: 'administrators' }
}

/** One line a page. A page of `lib/routes.ts` that has none fails the test. */
export const PAGES: readonly View[] = [
  { name: 'wall', path: '/', shows: 'room-card' },
  { name: 'records', path: '/violations', shows: 'record-row' },
  { name: 'violation', path: '/violations/v-maths', shows: 'frame-box' },
  { name: 'violation-cut', path: '/violations/v-cut', shows: 'cut-checks' },
  { name: 'violation-disguised', path: '/violations/v-camp', shows: 'disguise' },
  { name: 'cuts', path: '/cuts', shows: 'cut-row' },
  { name: 'cut-rules', path: '/cuts/rules', shows: 'automatic-rule' },
  {
    name: 'cut-rules-form',
    path: '/cuts/rules',
    shows: 'second-viewers-0',
    press: ['cut-rules-edit'],
  },
  { name: 'timeline', path: '/timeline', shows: 'axis-total' },
  { name: 'search', path: '/search?words=%E6%96%B9%E7%A8%8B', shows: 'found-hit' },
  { name: 'search-saved', path: '/search?saved=s1', shows: 'found-hit', press: ['saved-edit'] },
  CALENDAR_VIEW,
  { name: 'lookup', path: `/lookup?url=${encodeURIComponent(FOUND_ADDRESS)}`, shows: 'found-room' },
  { name: 'rooms', path: '/rooms', shows: 'room-row' },
  { name: 'room', path: '/rooms/room-maths', shows: 'watch-reason' },
  { name: 'room-form', path: '/rooms/room-maths', shows: 'room-form', press: ['room-edit'] },
  { name: 'room-new', path: '/rooms', shows: 'paste-url', press: ['room-add'] },
  { name: 'institutions', path: '/institutions', shows: 'institution-row' },
  { name: 'institution', path: '/institutions/school', shows: 'institution-edit' },
  {
    name: 'institution-form',
    path: '/institutions/school',
    shows: 'register-save',
    press: ['institution-edit'],
  },
  { name: 'import', path: '/import', shows: 'main h1' },
  { name: 'sweeps', path: '/sweeps', shows: 'sweep-card' },
  { name: 'sweep', path: '/sweeps/daily', shows: 'run-pause' },
  { name: 'sweep-form', path: '/sweeps/daily', shows: 'file-save', press: ['sweep-edit'] },
  ...LEDGER_VIEWS,
  ...QUALITY_PAGES,
  { name: 'channels', path: '/channels', shows: 'channel-card' },
  { name: 'channel-form', path: '/channels', shows: 'channel-save', press: ['channel-add'] },
  { name: 'nodes', path: '/nodes', shows: 'node-card' },
  { name: 'health', path: '/health', shows: 'health-item' },
  { name: 'settings', path: '/settings', shows: 'running-form' },
  { name: 'account', path: '/account', shows: 'own-session' },
  { name: 'accounts', path: '/accounts', shows: 'account-card' },
  { name: 'tokens', path: '/tokens', shows: 'token-card' },
  { name: 'setup', path: '/setup', shows: 'main h1' },
  { name: 'audit', path: '/audit', shows: 'audit-row' },
]

const MATHS = '/violations/v-maths'
const CUT = '/violations/v-cut'
const RETURNED = '/violations/v-english'
const ASKED = '[role="dialog"] textarea'

/** One line a dialog. A file that opens one and has no line here fails the test. */
export const DIALOGS: readonly Dialog[] = [
  {
    name: 'sign-in-again',
    of: 'layout/sign-in-again.tsx',
    path: MATHS,
    shows: 'sign-in-again',
    press: ['claim'],
    onceOpen: signedOut,
  },
  {
    name: 'help',
    of: 'layout/help-overlay.tsx',
    path: '/',
    shows: 'help-overlay',
    press: ['help'],
  },
  { name: 'cut', of: 'cut/cut-dialog.tsx', path: MATHS, shows: 'cut-reason', press: ['cut'] },
  {
    name: 'cut-dry-run',
    of: 'cut/cut-review.tsx',
    path: MATHS,
    shows: 'cut-plan',
    press: ['cut'],
    after: async (page) => {
      await type(page, byTestId('cut-reason'), '休息日讲授数学')
      await click(page, 'cut-preview')
    },
  },
  {
    name: 'letter',
    of: 'letters/letter-dialog.tsx',
    path: MATHS,
    shows: 'letter-measure-suspend-live',
    press: ['letter-open'],
  },
  {
    name: 'dismiss',
    of: 'violation/dismiss-dialog.tsx',
    path: MATHS,
    shows: 'dismiss-reason',
    press: ['dismiss'],
  },
  {
    name: 'correct',
    of: 'violation/correct-dialog.tsx',
    path: MATHS,
    shows: 'correct-submit',
    press: ['correct'],
  },
  ...CASE_DIALOGS,
  ...QUALITY_DIALOGS,
  ...REPORT_DIALOGS,
  {
    name: 'take-over',
    of: 'handling/claim-strip.tsx',
    path: '/violations/v-camp',
    shows: ASKED,
    press: ['take-over'],
  },
  { name: 'cut-wrong', of: 'power/wrong-cut.tsx', path: CUT, shows: ASKED, press: ['cut-wrong'] },
  { name: 'cut-undo', of: 'cut/cut-buttons.tsx', path: CUT, shows: ASKED, press: ['cut-undo'] },
  {
    name: 'cut-again',
    of: 'cut/cut-buttons.tsx',
    path: RETURNED,
    shows: ASKED,
    press: ['cut-again'],
  },
  { name: 'card', of: 'letters/card-panel.tsx', path: CUT, shows: ASKED, press: ['card-appeal'] },
  {
    name: 'card-notice',
    of: 'letters/card-dialogs.tsx',
    path: CUT,
    shows: ASKED,
    press: ['card-notice'],
  },
  {
    name: 'receipt',
    of: 'letters/answer-dialogs.tsx',
    path: MATHS,
    shows: ASKED,
    press: ['letter-receipt'],
  },
  {
    name: 'reminder',
    of: 'letters/letter-panel.tsx',
    path: MATHS,
    shows: ASKED,
    press: ['letter-withdraw'],
  },
  {
    name: 'stop',
    of: 'power/stop-dialog.tsx',
    path: '/',
    shows: 'stop-submit',
    press: ['automatic-stop'],
  },
  { name: 'fuse', of: 'power/power-strip.tsx', path: '/', shows: ASKED, press: ['fuse-reset'] },
  {
    name: 'decline',
    of: 'power/decline-button.tsx',
    path: '/',
    shows: ASKED,
    press: ['cut-decline'],
  },
  {
    name: 'bulk',
    of: 'wall/bulk-bar.tsx',
    path: '/',
    shows: ASKED,
    press: ['select-v-maths', 'bulk-dismiss'],
  },
  {
    name: 'bulk-assign',
    of: 'wall/bulk-assign.tsx',
    path: '/',
    shows: 'bulk-assignee',
    press: ['select-v-maths', 'bulk-assign'],
  },
  {
    name: 'room-why',
    of: 'wall/room-why.tsx',
    path: '/',
    shows: 'watch-reason',
    press: [byTestId('room-why')],
  },
  {
    name: 'judgement',
    of: 'judgement/topic-section.tsx',
    path: '/judgement',
    shows: ASKED,
    press: ['judgement-withdraw'],
  },
  {
    name: 'hand-over',
    of: 'channels/duty-panel.tsx',
    path: '/channels',
    shows: ASKED,
    press: ['hand-over'],
  },
  {
    name: 'channel-remove',
    of: 'channels/channel-card.tsx',
    path: '/channels',
    shows: ASKED,
    press: ['channel-remove'],
  },
  {
    name: 'account-lock',
    of: 'accounts/reasoned-act.tsx',
    path: '/accounts',
    shows: ASKED,
    press: ['account-lock'],
  },
  {
    name: 'account-access',
    of: 'accounts/access-dialog.tsx',
    path: '/accounts',
    shows: '[role="dialog"] form, [role="dialog"] input',
    press: [`${byTestId('account-card')}[data-name="王芳"] ${byTestId('account-access')}`],
  },
  {
    name: 'account-bind',
    of: 'accounts/identity-dialog.tsx',
    path: '/accounts',
    given: byProvider,
    shows: 'bind-subject',
    press: [`${byTestId('account-card')}[data-name="王芳"] ${byTestId('account-bind')}`],
  },
  {
    name: 'recovery-codes',
    of: 'account/recovery-dialog.tsx',
    path: '/account',
    shows: 'recovery-codes',
    given: (state) => {
      state.access.owes = ['second-factor']
    },
    press: ['factor-begin'],
    after: async (page) => {
      await type(page, byTestId('factor-password'), 'right')
      await type(page, byTestId('factor-code'), '123456')
      await click(page, 'factor-set-up')
    },
  },
  {
    name: 'room-switch',
    of: 'register/rooms/switch-room.tsx',
    path: '/rooms/room-maths',
    shows: 'room-switch-reason',
    press: ['room-switch'],
  },
]
