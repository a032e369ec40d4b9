import { App as AntdApp, ConfigProvider, Spin } from 'antd'
import { useTranslation } from 'react-i18next'
import { useSession } from './api/use-session.ts'
import { ErrorBoundary } from './components/error-boundary.tsx'
import { PageFailed } from './components/page-failed.tsx'
import { TroubleNote } from './components/trouble-note.tsx'
import { useLanguage } from './i18n/use-language.ts'
import { Shell } from './layout/shell.tsx'
import { SignInAgainDialog } from './layout/sign-in-again.tsx'
import { OwedPage } from './pages/owed-page.tsx'
import { SignInPage } from './pages/sign-in-page.tsx'
import { antdLocale } from './theme/antd-locale.ts'
import { antdTheme } from './theme/antd-theme.ts'
import { ThemeSwitchProvider } from './theme/theme-context.tsx'
import { useThemeChoice } from './theme/use-theme-choice.ts'

function Gate() {
  const { t } = useTranslation()
  const session = useSession()
  if (session.data !== undefined) {
    const known = session.data.kind === 'in' ? session.data.session : session.data.before
    if (known === null) return <SignInPage />
    if (known.owes.length > 0) {
      return session.data.kind === 'in' ? <OwedPage session={known} /> : <SignInPage />
    }
    return (
      <>
        <Shell key={known.account.id} session={known} />
        {session.data.kind === 'out' && <SignInAgainDialog account={known.account} />}
      </>
    )
  }
  return (
    <main className="gate">
      {session.isError ? (
        <TroubleNote error={session.error} onRetry={() => void session.refetch()} />
      ) : (
        <Spin description={t('app.loading')} />
      )}
    </main>
  )
}

export function App() {
  const { language } = useLanguage()
  const theme = useThemeChoice()
  return (
    <ThemeSwitchProvider value={theme}>
      <ConfigProvider
        theme={antdTheme(theme.dark)}
        locale={antdLocale(language)}
        button={{ autoInsertSpace: false }}
      >
        <AntdApp>
          <ErrorBoundary fallback={<PageFailed />} resetKey={language}>
            <Gate />
          </ErrorBoundary>
        </AntdApp>
      </ConfigProvider>
    </ThemeSwitchProvider>
  )
}
