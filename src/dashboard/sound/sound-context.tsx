import { createContext, useContext } from 'react'

export type Sound = {
  readonly muted: boolean
  /** Wanted, but held back by the browser until someone clicks. */
  readonly blocked: boolean
  ring(): void
  toggle(): void
  unlock(): void
}

const silence: Sound = {
  muted: true,
  blocked: false,
  ring: () => {},
  toggle: () => {},
  unlock: () => {},
}

const SoundContext = createContext<Sound>(silence)
export const SoundProvider = SoundContext.Provider
export const useSound = (): Sound => useContext(SoundContext)
