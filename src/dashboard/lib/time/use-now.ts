import { useSyncExternalStore } from 'react'

const listeners = new Set<() => void>()
let timer: ReturnType<typeof setInterval> | undefined

/** One ticker for the whole page, running only while something shows a running time. */
function subscribe(onTick: () => void): () => void {
  listeners.add(onTick)
  timer ??= setInterval(() => {
    for (const listener of listeners) listener()
  }, 1000)
  return () => {
    listeners.delete(onTick)
    if (listeners.size > 0) return
    clearInterval(timer)
    timer = undefined
  }
}

const wholeSecond = (): number => Math.floor(Date.now() / 1000) * 1000

/** This computer's clock in milliseconds, anew each second. */
export const useNow = (): number => useSyncExternalStore(subscribe, wholeSecond)
