import { byProvider, type State, signedOut, type View } from './views.ts'

const broken = (state: State): void => {
  state.broken = true
}
const empty = (state: State): void =>
  void Object.assign(state, {
    ...{ rooms: [], violations: [], institutions: [], nodes: [], goals: null, canaries: null },
    power: { blown: [], waiting: [], automatic: [] },
  })

/** What stands around the pages, and pages without anything on them. */
export const PLACES: readonly View[] = [
  { name: 'sign-in', path: '/', shows: 'sign-in-form', given: signedOut },
  {
    name: 'sign-in-provider',
    path: '/?signInTrouble=no-region',
    shows: 'provider-trouble',
    given: (state) => {
      signedOut(state)
      byProvider(state)
    },
  },
  { name: 'signed-in', path: '/signed-in?signInTrouble=stale', shows: 'signed-in' },
  { name: 'nowhere', path: '/nowhere', shows: 'main button' },
  { name: 'wall-empty', path: '/', shows: 'calm', given: empty },
  { name: 'wall-error', path: '/', shows: 'trouble', given: broken },
  { name: 'records-empty', path: '/violations', shows: 'records-empty', given: empty },
  { name: 'rooms-empty', path: '/rooms', shows: 'rooms-empty', given: empty },
  { name: 'rooms-error', path: '/rooms', shows: 'trouble', given: broken },
  { name: 'search-begin', path: '/search', shows: 'search-begin' },
  {
    name: 'search-empty',
    path: '/search?words=%E6%96%B9%E7%A8%8B',
    shows: 'search-empty',
    given: empty,
  },
  { name: 'menu-theme', path: '/account', shows: 'menu-system', press: ['theme-menu'] },
  { name: 'menu-account', path: '/account', shows: 'menu-out', press: ['account-menu'] },
]
