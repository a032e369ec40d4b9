import { createContext, useContext } from 'react'
import type { DesktopNotices } from './use-desktop-notices.ts'

const NONE: DesktopNotices = { state: 'unsupported', toggle: () => {}, tell: () => {} }

const NoticesContext = createContext<DesktopNotices>(NONE)
export const NoticesProvider = NoticesContext.Provider
export const useNotices = (): DesktopNotices => useContext(NoticesContext)
