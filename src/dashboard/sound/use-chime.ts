import { useCallback, useEffect, useRef, useState } from 'react'
import { recall, remember } from '../lib/remembered.ts'
import { type Chime, createChime } from './chime.ts'
import type { Sound } from './sound-context.tsx'

const GESTURES = ['pointerdown', 'keydown'] as const

/** The page's one sound: made once, muted or not as this browser remembers, unlocked by the first gesture. */
export function useChime(): Sound {
  const chime = useRef<Chime | null>(null)
  const [muted, setMuted] = useState(() => recall('sound', ['on', 'off'], 'on') === 'off')
  const [blocked, setBlocked] = useState(false)

  useEffect(() => {
    const made = createChime(() => setBlocked(made?.isBlocked() ?? false))
    chime.current = made
    setBlocked(made?.isBlocked() ?? false)
    const unlock = () => void made?.unlock()
    for (const gesture of GESTURES) globalThis.addEventListener(gesture, unlock, { once: true })
    return () => {
      for (const gesture of GESTURES) globalThis.removeEventListener(gesture, unlock)
      made?.close()
      chime.current = null
    }
  }, [])

  const unlock = useCallback(() => void chime.current?.unlock(), [])
  const ring = useCallback(() => {
    if (!muted) chime.current?.ring()
  }, [muted])
  const toggle = useCallback(() => {
    setMuted((before) => {
      remember('sound', before ? 'on' : 'off')
      return !before
    })
    void chime.current?.unlock()
  }, [])
  return { muted, blocked: blocked && !muted, ring, toggle, unlock }
}
