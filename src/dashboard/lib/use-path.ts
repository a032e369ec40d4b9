import { useSyncExternalStore } from 'react'
import { BASE } from './base.ts'

const CHANGED = 'xuncha:path'

function subscribe(onChange: () => void): () => void {
  globalThis.addEventListener('popstate', onChange)
  globalThis.addEventListener(CHANGED, onChange)
  return () => {
    globalThis.removeEventListener('popstate', onChange)
    globalThis.removeEventListener(CHANGED, onChange)
  }
}

/** Below the base. */
const ownPath = (): string => location.pathname.slice(BASE.length) || '/'

export const usePath = (): string => useSyncExternalStore(subscribe, ownPath)
export const useSearch = (): string => useSyncExternalStore(subscribe, () => location.search)

/** Asked before the page is left for another place; `false`: stay. At most one form is open at a time. */
let mayLeave: (() => boolean) | null = null

/** Has the page ask before it is left; returns the way out. */
export function guardLeaving(ask: () => boolean): () => void {
  mayLeave = ask
  return () => {
    if (mayLeave === ask) mayLeave = null
  }
}

/** Goes to another place of this page. `replace` leaves no step for the back button. */
export function navigate(to: string, how: 'push' | 'replace' = 'push'): void {
  if (to === ownPath() + location.search) return
  if (mayLeave?.() === false) return
  history[how === 'push' ? 'pushState' : 'replaceState'](null, '', BASE + to)
  globalThis.dispatchEvent(new Event(CHANGED))
}
