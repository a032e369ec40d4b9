import { App as AntdApp, ConfigProvider, Spin } from 'antd'
import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { useToldRecovery } from './api/use-second-factor.ts'
import { useSession } from './api/use-session.ts'
import { ErrorBoundary } from './components/error-boundary.tsx'
import { PageFailed } from './components/page-failed.tsx'
import { TroubleNote } from './components/trouble-note.tsx'
import { useLanguage } from './i18n/use-language.ts'
import { Shell } from './layout/shell.tsx'
import { SignInAgainDialog } from './layout/sign-in-again.tsx'
import { antdLocale } from './theme/antd-locale.ts'
import { antdTheme } from './theme/antd-theme.ts'
import { ThemeSwitchProvider } from './theme/theme-context.tsx'
import { useThemeChoice } from './theme/use-theme-choice.ts'

const SignInPage = lazy(async () => ({
  default: (await import('./pages/sign-in-page.tsx')).SignInPage,
}))

const FirstStartPage = lazy(async () => ({
  default: (await import('./pages/first-start-page.tsx')).FirstStartPage,
}))

const OwedPage = lazy(async () => ({
  default: (await import('./pages/owed-page.tsx')).OwedPage,
}))

const RecoveryDialog = lazy(async () => ({
  default: (await import('./account/recovery-dialog.tsx')).RecoveryDialog,
}))

/** Over whatever page there is. */
function ToldRecovery() {
  const { codes, forget } = useToldRecovery()
  return codes.length === 0 ? null : <RecoveryDialog codes={codes} onDone={forget} />
}

function Waiting() {
  const { t } = useTranslation()
  return (
    <main className="gate">
      <Spin description={t('app.loading')} />
    </main>
  )
}

function Gate() {
  const session = useSession()
  if (session.data !== undefined) {
    const known = session.data.kind === 'in' ? session.data.session : session.data.before
    if (known === null) {
      return location.pathname === '/first-start' ? <FirstStartPage /> : <SignInPage />
    }
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
  if (!session.isError) return <Waiting />
  return (
    <main className="gate">
      <TroubleNote error={session.error} onRetry={() => void session.refetch()} />
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
            <Suspense fallback={<Waiting />}>
              <Gate />
              <ToldRecovery />
            </Suspense>
          </ErrorBoundary>
        </AntdApp>
      </ConfigProvider>
    </ThemeSwitchProvider>
  )
}
