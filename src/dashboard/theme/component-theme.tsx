import { ConfigProvider } from 'antd'
import type { ReactNode } from 'react'
import { useLanguage } from '../i18n/use-language.ts'
import { antdLocale } from './antd-locale.ts'
import { antdTheme } from './antd-theme.ts'
import { useThemeSwitch } from './theme-context.tsx'

/** Gives the component library the colours and the language of the page. */
export function ComponentTheme({ children }: { readonly children: ReactNode }) {
  const { language } = useLanguage()
  const { dark } = useThemeSwitch()
  return (
    <ConfigProvider
      theme={antdTheme(dark)}
      locale={antdLocale(language)}
      button={{ autoInsertSpace: false }}
    >
      {children}
    </ConfigProvider>
  )
}
