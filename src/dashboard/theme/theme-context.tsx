import { createContext, useContext } from 'react'
import type { ThemeChoice } from './use-theme-choice.ts'

export type ThemeSwitch = {
  readonly choice: ThemeChoice
  readonly dark: boolean
  choose(next: ThemeChoice): void
}

const ThemeContext = createContext<ThemeSwitch>({ choice: 'system', dark: false, choose: () => {} })
export const ThemeSwitchProvider = ThemeContext.Provider
export const useThemeSwitch = (): ThemeSwitch => useContext(ThemeContext)
