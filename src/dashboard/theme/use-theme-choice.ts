import { useCallback, useEffect, useState, useSyncExternalStore } from 'react'
import { recall, remember } from '../lib/remembered.ts'

export const THEME_CHOICES = ['system', 'light', 'dark'] as const
export type ThemeChoice = (typeof THEME_CHOICES)[number]

const QUERY = '(prefers-color-scheme: dark)'

function subscribe(onChange: () => void): () => void {
  const media = globalThis.matchMedia(QUERY)
  media.addEventListener('change', onChange)
  return () => media.removeEventListener('change', onChange)
}

const systemIsDark = (): boolean => globalThis.matchMedia(QUERY).matches

/** Light or dark, as the system says unless the officer chose otherwise. */
export function useThemeChoice() {
  const [choice, setChoice] = useState<ThemeChoice>(() => recall('theme', THEME_CHOICES, 'system'))
  const system = useSyncExternalStore(subscribe, systemIsDark)
  const dark = choice === 'system' ? system : choice === 'dark'
  useEffect(() => {
    document.documentElement.setAttribute('data-theme', dark ? 'dark' : 'light')
  }, [dark])
  const choose = useCallback((next: ThemeChoice) => {
    remember('theme', next)
    setChoice(next)
  }, [])
  return { choice, dark, choose }
}
