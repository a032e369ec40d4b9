type Alone = (typeof PAGES)[keyof typeof PAGES]
type One = (typeof ONE_OF)[keyof typeof ONE_OF]

/** The places of this page. Anything else shows "no such page" with a way home. */
export type Place =
  | { readonly page: Alone }
  | { readonly page: One; readonly id: string }
  | { readonly page: 'nowhere' }

/** One record of a list, by its id. */
const ONE_OF = {
  violations: 'violation',
  rooms: 'room',
  institutions: 'institution',
  sweeps: 'sweep',
  quality: 'second-review',
} as const

/** Lists and pages that stand alone, by their address. */
const PAGES = {
  '': 'wall',
  '/violations': 'records',
  '/cuts': 'cuts',
  '/cuts/rules': 'cut-rules',
  '/timeline': 'timeline',
  '/search': 'search',
  '/calendar': 'calendar',
  '/lookup': 'lookup',
  '/coverage': 'coverage',
  '/judgement': 'judgement',
  '/nodes': 'nodes',
  '/health': 'health',
  '/settings': 'settings',
  '/channels': 'channels',
  '/rooms': 'rooms',
  '/institutions': 'institutions',
  '/import': 'import',
  '/sweeps': 'sweeps',
  '/reports': 'reports',
  '/reports/template': 'report-template',
  '/account': 'account',
  '/accounts': 'accounts',
  '/tokens': 'tokens',
  '/audit': 'audit',
  '/setup': 'setup',
  // Of who is signed in already.
  '/first-start': 'setup',
  '/rehearsal': 'rehearsal',
  '/quality': 'quality',
  '/quality/golden': 'golden',
} as const

/** Every page there is; a test opens each. */
export const EVERY_PAGE: readonly string[] = [...Object.values(PAGES), ...Object.values(ONE_OF)]

const isList = (list: string): list is keyof typeof ONE_OF => Object.hasOwn(ONE_OF, list)
const isPage = (path: string): path is keyof typeof PAGES => Object.hasOwn(PAGES, path)

export function placeOf(pathname: string): Place {
  const path = pathname.replace(/\/+$/, '')
  if (isPage(path)) return { page: PAGES[path] }
  const [, list = '', id = ''] =
    /^\/(violations|rooms|institutions|sweeps|quality)\/([^/]+)$/.exec(path) ?? []
  if (!isList(list)) return { page: 'nowhere' }
  const page = ONE_OF[list]
  try {
    return { page, id: decodeURIComponent(id) }
  } catch {
    return { page: 'nowhere' }
  }
}

export const violationPath = (id: string): string => `/violations/${encodeURIComponent(id)}`

/** The same, with one picture of it before the officer. */
export const framePath = (id: string, sha256: string): string =>
  `${violationPath(id)}?${new URLSearchParams({ evidence: sha256 }).toString()}`

export const roomPath = (id: string): string => `/rooms/${encodeURIComponent(id)}`

/** What a saved search found. */
export const savedSearchPath = (id: string): string =>
  `/search?${new URLSearchParams({ saved: id }).toString()}`

/** The room's day at a moment. */
export const momentPath = (id: string, at: string): string =>
  `${roomPath(id)}?${new URLSearchParams({ at }).toString()}`

export const institutionPath = (id: string): string => `/institutions/${encodeURIComponent(id)}`

export const secondReviewPath = (id: string): string => `/quality/${encodeURIComponent(id)}`

export const sweepPath = (name: string): string => `/sweeps/${encodeURIComponent(name)}`

export const lookupPath = (text: string): string =>
  text === '' ? '/lookup' : `/lookup?${new URLSearchParams({ url: text }).toString()}`
