/** The places of this page. Anything else shows "no such page" with a way home. */
export type Place =
  | { readonly page: 'wall' }
  | { readonly page: 'records' }
  | { readonly page: 'calendar' }
  | { readonly page: 'lookup' }
  | { readonly page: 'coverage' }
  | { readonly page: 'judgement' }
  | { readonly page: 'nodes' }
  | { readonly page: 'channels' }
  | { readonly page: 'violation'; readonly id: string }
  | { readonly page: 'nowhere' }

export function placeOf(pathname: string): Place {
  const path = pathname.replace(/\/+$/, '')
  if (path === '') return { page: 'wall' }
  if (path === '/violations') return { page: 'records' }
  if (path === '/calendar') return { page: 'calendar' }
  if (path === '/lookup') return { page: 'lookup' }
  if (path === '/coverage') return { page: 'coverage' }
  if (path === '/judgement') return { page: 'judgement' }
  if (path === '/nodes') return { page: 'nodes' }
  if (path === '/channels') return { page: 'channels' }
  const id = /^\/violations\/([^/]+)$/.exec(path)?.[1]
  if (id === undefined) return { page: 'nowhere' }
  try {
    return { page: 'violation', id: decodeURIComponent(id) }
  } catch {
    return { page: 'nowhere' }
  }
}

export const violationPath = (id: string): string => `/violations/${encodeURIComponent(id)}`

export const lookupPath = (text: string): string =>
  text === '' ? '/lookup' : `/lookup?${new URLSearchParams({ url: text }).toString()}`
