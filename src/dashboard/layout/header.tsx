import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Account } from '../../contracts/session.ts'
import { useWallViolations } from '../api/violations/use-violations.ts'
import { Button } from '../components/button.tsx'
import { Link } from '../components/link.tsx'
import { useLostAge } from '../events/use-lost-age.ts'
import mark from '../icons/mark.svg'
import { IN_REHEARSAL } from '../lib/base.ts'
import { isPressing } from '../lib/violations/violation-order.ts'
import { NoticesToggle } from '../notices/notices-toggle.tsx'
import { useSound } from '../sound/sound-context.tsx'
import { AccountMenu } from './account-menu.tsx'
import { Clock } from './clock.tsx'
import { ConnectionDot } from './connection-dot.tsx'
import { IconButton } from './icon-button.tsx'
import { LanguageSwitch } from './language-switch.tsx'
import { ThemeMenu } from './theme-menu.tsx'
import { useHeaderHeight } from './use-header-height.ts'

type Props = { readonly account: Account; readonly page: string; onHelp(): void }

function SoundToggle() {
  const { t } = useTranslation()
  const { muted, toggle } = useSound()
  return (
    <IconButton
      icon={muted ? 'mute' : 'sound'}
      label={t('app.named', {
        name: t(muted ? 'sound.off' : 'sound.on'),
        value: t(muted ? 'sound.unmute' : 'sound.mute'),
      })}
      pressed={!muted}
      onPress={toggle}
      testId="sound-toggle"
    />
  )
}

/** In the order of an officer's day. */
const PLACES = [
  { page: 'wall', href: '/', name: 'app.wall' },
  { page: 'records', href: '/violations', name: 'app.records' },
  { page: 'cuts', href: '/cuts', name: 'cuts.title' },
  { page: 'cut-rules', href: '/cuts/rules', name: 'cutRules.title' },
  { page: 'timeline', href: '/timeline', name: 'timeline.title' },
  { page: 'search', href: '/search', name: 'search.title' },
  { page: 'calendar', href: '/calendar', name: 'app.calendar' },
  { page: 'lookup', href: '/lookup', name: 'app.lookup' },
  { page: 'rooms', href: '/rooms', name: 'register.rooms' },
  { page: 'institutions', href: '/institutions', name: 'register.institutions' },
  { page: 'sweeps', href: '/sweeps', name: 'sweeps.title' },
  { page: 'coverage', href: '/coverage', name: 'coverage.title' },
  { page: 'reports', href: '/reports', name: 'reports.title' },
  { page: 'judgement', href: '/judgement', name: 'app.judgement' },
  { page: 'quality', href: '/quality', name: 'quality.title' },
  { page: 'channels', href: '/channels', name: 'channels.title' },
  { page: 'nodes', href: '/nodes', name: 'nodes.title' },
  { page: 'health', href: '/health', name: 'health.title' },
  { page: 'rehearsal', href: '/rehearsal', name: 'rehearsal.title' },
] as const

/** All that a trainee needs. */
const IN_REHEARSALS = PLACES.filter(({ page }) => ['wall', 'records', 'rooms'].includes(page))

const OF_ADMINISTRATORS = [
  { page: 'setup', href: '/setup', act: 'accounts', name: 'setup.title' },
  { page: 'accounts', href: '/accounts', act: 'accounts', name: 'accounts.title' },
  { page: 'tokens', href: '/tokens', act: 'accounts', name: 'accounts.tokens.title' },
  { page: 'audit', href: '/audit', act: 'audit', name: 'audit.title' },
  { page: 'settings', href: '/settings', act: 'upkeep', name: 'settings.title' },
] as const

function Pressing() {
  const violations = useWallViolations()
  const pressing = violations.data?.filter(isPressing).length ?? 0
  const old = useLostAge() !== null
  if (pressing === 0) return null
  return <span className={`badge number${old ? ' old-facts' : ''}`}>{pressing}</span>
}

/** On a narrow screen the places stand behind one button; the style sheet decides where. */
function Menu({ page, account }: Pick<Props, 'page' | 'account'>) {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  const places = IN_REHEARSAL
    ? IN_REHEARSALS
    : [...PLACES, ...OF_ADMINISTRATORS.filter(({ act }) => account.may.includes(act))]
  return (
    <>
      <Button
        className="menu-toggle"
        aria-expanded={open}
        aria-controls="places"
        onClick={() => setOpen(!open)}
        data-testid="menu-toggle"
      >
        {t('app.places')}
        <Pressing />
      </Button>
      <nav id="places" aria-label={t('app.name')} data-open={open}>
        {places.map(({ page: place, href, name }) => (
          <Link
            key={place}
            href={href}
            aria-current={page === place ? 'page' : undefined}
            data-testid={`nav-${place}`}
            onClick={() => setOpen(false)}
          >
            {t(name)}
            {place === 'wall' && <Pressing />}
          </Link>
        ))}
      </nav>
    </>
  )
}

export function Header({ account, page, onHelp }: Props) {
  const { t } = useTranslation()
  const header = useRef<HTMLElement>(null)
  useHeaderHeight(header)
  return (
    <header className="header" ref={header}>
      <Link href="/" className="brand">
        <img src={mark} alt="" width={26} height={26} />
        <span>{t('app.name')}</span>
      </Link>
      <Menu page={page} account={account} />
      <ConnectionDot />
      <Clock />
      <div className="tools">
        <SoundToggle />
        <NoticesToggle />
        <span className="tool-keys">
          <IconButton
            icon="keyboard"
            label={`${t('app.help')} (?)`}
            onPress={onHelp}
            testId="help"
          />
        </span>
        <LanguageSwitch />
        <ThemeMenu />
        {!IN_REHEARSAL && <AccountMenu account={account} />}
      </div>
    </header>
  )
}
