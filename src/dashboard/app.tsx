import { Suspense } from 'react'
import type { Session } from '../contracts/session.ts'
import { SIGNED_IN_PATH } from '../contracts/words/access-words.ts'
import { useToldRecovery } from './api/use-second-factor.ts'
import { useSession } from './api/use-session.ts'
import { ErrorBoundary } from './components/error-boundary.tsx'
import { COMPONENTS, LateDialog, latePart } from './components/late.tsx'
import { PageFailed } from './components/page-failed.tsx'
import { ToastProvider } from './components/toast.tsx'
import { TroubleNote } from './components/trouble-note.tsx'
import { Waiting } from './components/waiting.tsx'
import { useLanguage } from './i18n/use-language.ts'
import { SIGN_IN_AGAIN } from './layout/late-dialogs.ts'
import { Shell } from './layout/shell.tsx'
import { ThemeSwitchProvider } from './theme/theme-context.tsx'
import { useThemeChoice } from './theme/use-theme-choice.ts'

const SIGN_IN = latePart(async () => (await import('./pages/sign-in-page.tsx')).SignInPage)
const SIGNED_IN = latePart(async () => (await import('./account/signed-in-page.tsx')).SignedInPage)
const OWED = latePart(async () => (await import('./pages/owed-page.tsx')).OwedPage)

const FIRST_START = latePart(
  async () => (await import('./pages/first-start-page.tsx')).FirstStartPage,
)
const RECOVERY = latePart(
  async () => (await import('./account/recovery-dialog.tsx')).RecoveryDialog,
)

/** Over whatever page there is. */
function ToldRecovery() {
  const { codes, forget } = useToldRecovery()
  if (codes.length === 0) return null
  return (
    <COMPONENTS.Part>
      <RECOVERY.Part codes={codes} onDone={forget} />
    </COMPONENTS.Part>
  )
}

function FirstStart() {
  return (
    <COMPONENTS.Part>
      <FIRST_START.Part />
    </COMPONENTS.Part>
  )
}

function SignIn() {
  return (
    <COMPONENTS.Part>
      <SIGN_IN.Part />
    </COMPONENTS.Part>
  )
}

function Owed({ session }: { readonly session: Session }) {
  return (
    <COMPONENTS.Part>
      <OWED.Part session={session} />
    </COMPONENTS.Part>
  )
}

function SignedInWindow() {
  return (
    <COMPONENTS.Part>
      <SIGNED_IN.Part />
    </COMPONENTS.Part>
  )
}

function Gate() {
  const session = useSession()
  if (session.data !== undefined) {
    const known = session.data.kind === 'in' ? session.data.session : session.data.before
    if (known === null) {
      return location.pathname === '/first-start' ? <FirstStart /> : <SignIn />
    }
    if (known.owes.length > 0) {
      return session.data.kind === 'in' ? <Owed session={known} /> : <SignIn />
    }
    return (
      <>
        <Shell key={known.account.id} session={known} />
        <LateDialog
          late={SIGN_IN_AGAIN}
          open={session.data.kind === 'out'}
          props={{ account: known.account, open: session.data.kind === 'out' }}
        />
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
      <ToastProvider>
        <ErrorBoundary fallback={<PageFailed />} resetKey={language}>
          <Suspense fallback={<Waiting />}>
            {location.pathname === SIGNED_IN_PATH ? <SignedInWindow /> : <Gate />}
            <ToldRecovery />
          </Suspense>
        </ErrorBoundary>
      </ToastProvider>
    </ThemeSwitchProvider>
  )
}
