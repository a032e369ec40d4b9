import { useState } from 'react'
import { useNow } from '../lib/time/use-now.ts'

/** A pointer that rests lets go: nobody is reaching for anything. */
const HELD_FOR = 8_000

/** Whether somebody points at or walks through an element right now, and the handlers that notice it. */
export function useHeld() {
  const now = useNow()
  const [touchedAt, setTouchedAt] = useState(0)
  const touch = (): void => {
    const at = Date.now()
    setTouchedAt((before) => (at - before > 1_000 ? at : before))
  }
  const release = (): void => setTouchedAt(0)
  return {
    held: now - touchedAt < HELD_FOR,
    release,
    handlers: { onPointerMove: touch, onKeyDown: touch, onPointerLeave: release },
  }
}
