import { useSyncExternalStore } from 'react'

const CHANGED = 'xuncha:path'

function subscribe(onChange: () => void): () => void {
  globalThis.addEventListener('popstate', onChange)
  globalThis.addEventListener(CHANGED, onChange)
  return () => {
    globalThis.removeEventListener('popstate', onChange)
    globalThis.removeEventListener(CHANGED, onChange)
  }
}

export const usePath = (): string => useSyncExternalStore(subscribe, () => location.pathname)
export const useSearch = (): string => useSyncExternalStore(subscribe, () => location.search)

/** Goes to another place of this page. `replace` leaves no step for the back button. */
export function navigate(to: string, how: 'push' | 'replace' = 'push'): void {
  if (to === location.pathname + location.search) return
  history[how === 'push' ? 'pushState' : 'replaceState'](null, '', to)
  globalThis.dispatchEvent(new Event(CHANGED))
}
