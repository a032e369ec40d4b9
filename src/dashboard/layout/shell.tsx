import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Session } from '../../contracts/session.ts'
import { ErrorBoundary } from '../components/error-boundary.tsx'
import { LateDialog } from '../components/late.tsx'
import { PageFailed } from '../components/page-failed.tsx'
import { ConnectionProvider } from '../events/connection.tsx'
import { useAnnouncement } from '../events/use-announcement.ts'
import { useEventStream } from '../events/use-event-stream.ts'
import { IN_REHEARSAL } from '../lib/base.ts'
import { placeOf } from '../lib/routes.ts'
import { useCommands } from '../lib/use-commands.ts'
import { usePath } from '../lib/use-path.ts'
import { usePresence } from '../lib/use-presence.ts'
import { NoticesProvider } from '../notices/notices-context.tsx'
import { useDesktopNotices } from '../notices/use-desktop-notices.ts'
import { RehearsalBand } from '../rehearsal/rehearsal-band.tsx'
import { SoundProvider } from '../sound/sound-context.tsx'
import { useChime } from '../sound/use-chime.ts'
import { Banners } from './banners.tsx'
import { Facts } from './facts.tsx'
import { Header } from './header.tsx'
import { HELP } from './late-dialogs.ts'
import { Page } from './page.tsx'

/** Everything around the pages, for someone who is signed in. */
export function Shell({ session }: { readonly session: Session }) {
  const { t } = useTranslation()
  const sound = useChime()
  usePresence()
  const notices = useDesktopNotices()
  const { announcement, announce } = useAnnouncement(sound, notices)
  const connection = useEventStream(session.account.id, announce)
  const path = usePath()
  const place = placeOf(path)
  const [helping, setHelping] = useState(false)
  useCommands((command) => {
    if (command === 'help') setHelping(true)
    return command === 'help'
  })
  return (
    <ConnectionProvider value={connection}>
      <SoundProvider value={sound}>
        <NoticesProvider value={notices}>
          <a className="skip" href="#main">
            {t('app.skip')}
          </a>
          {IN_REHEARSAL && <RehearsalBand />}
          <Header account={session.account} page={place.page} onHelp={() => setHelping(true)} />
          <Banners />
          <Facts page={place.page}>
            <ErrorBoundary fallback={<PageFailed />} resetKey={path}>
              <Page place={place} account={session.account} />
            </ErrorBoundary>
          </Facts>
          <div
            className="visually-hidden"
            role="status"
            aria-live="assertive"
            data-testid="announcer"
          >
            {announcement}
          </div>
          <LateDialog
            late={HELP}
            open={helping}
            props={{ open: helping, onClose: () => setHelping(false) }}
          />
        </NoticesProvider>
      </SoundProvider>
    </ConnectionProvider>
  )
}
