import { useTranslation } from 'react-i18next'
import type { Account } from '../../contracts/session.ts'
import { useWallViolations } from '../api/use-violations.ts'
import { Link } from '../components/link.tsx'
import { useLostAge } from '../events/use-lost-age.ts'
import mark from '../icons/mark.svg'
import { isPressing } from '../lib/violation-order.ts'
import { useSound } from '../sound/sound-context.tsx'
import { AccountMenu } from './account-menu.tsx'
import { Clock } from './clock.tsx'
import { ConnectionDot } from './connection-dot.tsx'
import { IconButton } from './icon-button.tsx'
import { LanguageSwitch } from './language-switch.tsx'
import { ThemeMenu } from './theme-menu.tsx'

type Props = { readonly account: Account; readonly page: string; onHelp(): void }

function SoundToggle() {
  const { t } = useTranslation()
  const { muted, toggle } = useSound()
  return (
    <IconButton
      icon={muted ? 'mute' : 'sound'}
      label={`${t(muted ? 'sound.off' : 'sound.on')}:${t(muted ? 'sound.unmute' : 'sound.mute')}`}
      pressed={!muted}
      onPress={toggle}
      testId="sound-toggle"
    />
  )
}

export function Header({ account, page, onHelp }: Props) {
  const { t } = useTranslation()
  const violations = useWallViolations()
  const pressing = violations.data?.filter(isPressing).length ?? 0
  const old = useLostAge() !== null
  return (
    <header className="header">
      <Link href="/" className="brand">
        <img src={mark} alt="" width={26} height={26} />
        <span>{t('app.name')}</span>
      </Link>
      <nav aria-label={t('app.name')}>
        <Link href="/" aria-current={page === 'wall' ? 'page' : undefined} data-testid="nav-wall">
          {t('app.wall')}
          {pressing > 0 && (
            <span className={`badge number${old ? ' old-facts' : ''}`}>{pressing}</span>
          )}
        </Link>
        <Link
          href="/violations"
          aria-current={page === 'records' ? 'page' : undefined}
          data-testid="nav-records"
        >
          {t('app.records')}
        </Link>
        <Link
          href="/calendar"
          aria-current={page === 'calendar' ? 'page' : undefined}
          data-testid="nav-calendar"
        >
          {t('app.calendar')}
        </Link>
        <Link
          href="/lookup"
          aria-current={page === 'lookup' ? 'page' : undefined}
          data-testid="nav-lookup"
        >
          {t('app.lookup')}
        </Link>
        <Link
          href="/coverage"
          aria-current={page === 'coverage' ? 'page' : undefined}
          data-testid="nav-coverage"
        >
          {t('coverage.title')}
        </Link>
        <Link
          href="/judgement"
          aria-current={page === 'judgement' ? 'page' : undefined}
          data-testid="nav-judgement"
        >
          {t('app.judgement')}
        </Link>
      </nav>
      <ConnectionDot />
      <Clock />
      <div className="tools">
        <SoundToggle />
        <IconButton icon="keyboard" label={`${t('app.help')} (?)`} onPress={onHelp} />
        <LanguageSwitch />
        <ThemeMenu />
        <AccountMenu account={account} />
      </div>
    </header>
  )
}
