import { useEffect } from 'react'
import { posting } from '../api/addresses.ts'
import { useApi } from '../api/api-context.tsx'
import { momentNow, passed } from './silence.ts'

/** The server writes it down no more often. */
const TOLD_EVERY = 60_000
const DOING = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const

/**
 * Tells the server that somebody is at the page. It reads all day by itself, so without this nobody could tell a person
 * from a screen that was left.
 */
export function usePresence(): void {
  const api = useApi()
  useEffect(() => {
    let told = momentNow()
    const tell = (): void => {
      if (passed(told, momentNow()) < TOLD_EVERY) return
      told = momentNow()
      // Whatever goes wrong with it is found out by everything else that the page asks for.
      api.write('POST', posting('/session/presence', {}), { quiet: true }).catch(() => undefined)
    }
    for (const name of DOING) globalThis.addEventListener(name, tell, { passive: true })
    return () => {
      for (const name of DOING) globalThis.removeEventListener(name, tell)
    }
  }, [api])
}
