import { Input, Skeleton } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Account } from '../../contracts/session.ts'
import { SETTING_SOURCES, type Setting } from '../../contracts/upkeep/settings.ts'
import { AdministratorsOnly } from '../accounts/administrators-only.tsx'
import { ChoiceField, Labelled } from '../channels/field.tsx'
import { Link } from '../components/link.tsx'
import { TroubleNote } from '../components/trouble-note.tsx'
import { useLanguage } from '../i18n/use-language.ts'
import { navigate, useSearch } from '../lib/use-path.ts'
import { RunningPanel } from './running-panel.tsx'
import {
  fits,
  readSettingFilter,
  type SettingFilter,
  type Source,
  settingsPath,
} from './setting-filter.ts'
import { useSettings } from './use-settings.ts'
import '../styles/upkeep/upkeep.css'

/** What is set on pages, and where. */
const ELSEWHERE = [
  { href: '/nodes', name: 'nodes.title' },
  { href: '/sweeps', name: 'sweeps.title' },
  { href: '/cuts/rules', name: 'cutRules.title' },
  { href: '/calendar', name: 'app.calendar' },
  { href: '/channels', name: 'channels.title' },
  { href: '/judgement', name: 'app.judgement' },
] as const

function shownValue(
  { secret, set, value }: Setting,
  { set: known, unset }: { readonly set: string; readonly unset: string },
): string | null {
  if (secret) return set ? known : unset
  return value
}

function OneSetting({ setting }: { readonly setting: Setting }) {
  const { t } = useTranslation()
  const { say } = useLanguage()
  const { name, source, usual, about, restart, page } = setting
  const value = shownValue(setting, {
    set: t('settings.secretSet'),
    unset: t('settings.secretUnset'),
  })
  return (
    <li className="upkeep-item" data-testid="setting" data-name={name}>
      <header>
        <h3>{name}</h3>
        <span className="node-role">{t(`settings.sources.${source}`)}</span>
        <span className="muted small">{t(restart ? 'settings.restart' : 'settings.onPage')}</span>
      </header>
      {about !== null && <p>{say(about)}</p>}
      <dl>
        {value !== null && (
          <>
            <dt>{t('settings.value')}</dt>
            <dd>{value}</dd>
          </>
        )}
        {usual !== null && say(usual) !== '' && (
          <>
            <dt>{t('settings.usual')}</dt>
            <dd>{say(usual)}</dd>
          </>
        )}
      </dl>
      {page === '/settings' && <a href="#running">{t('settings.goAbove')}</a>}
      {page !== null && page !== '/settings' && <Link href={page}>{t('settings.go')}</Link>}
      {page === null && (
        <p className="muted small">
          {t(usual === null ? 'settings.howSecret' : 'settings.how', { name })}
        </p>
      )}
    </li>
  )
}

function Filters({ filter }: { readonly filter: SettingFilter }) {
  const { t } = useTranslation()
  const look = (change: Partial<SettingFilter>) =>
    navigate(settingsPath({ ...filter, ...change }), 'replace')
  return (
    <search className="upkeep-filters">
      <Labelled id="settings-text" label={t('settings.search')}>
        <Input
          id="settings-text"
          data-testid="settings-text"
          type="search"
          value={filter.text}
          onChange={({ target }) => look({ text: target.value })}
        />
      </Labelled>
      <ChoiceField<Source | 'all'>
        id="settings-source"
        label={t('settings.source')}
        value={filter.source ?? 'all'}
        options={[
          { value: 'all', label: t('settings.all') },
          ...SETTING_SOURCES.map((value) => ({ value, label: t(`settings.sources.${value}`) })),
        ]}
        onChange={(source) => look({ source: source === 'all' ? null : source })}
      />
    </search>
  )
}

function Known() {
  const { t } = useTranslation()
  const { data, isPending, error, refetch } = useSettings()
  const filter = readSettingFilter(useSearch())
  const shown = data?.items.filter((one) => fits(one, filter)) ?? []
  return (
    <>
      <Filters filter={filter} />
      {error !== null && <TroubleNote error={error} onRetry={() => void refetch()} />}
      {isPending && <Skeleton active title={false} paragraph={{ rows: 8 }} />}
      {data !== undefined && (
        <p role="status" className="muted small">
          {shown.length === 0 ? t('settings.empty') : t('settings.count', { count: shown.length })}
        </p>
      )}
      <ul className="upkeep-list">
        {shown.map((one) => (
          <OneSetting key={one.name} setting={one} />
        ))}
      </ul>
    </>
  )
}

/** Everything that the program was told at its start, and where the rest is changed. */
export function SettingsPage({ account }: { readonly account: Account }) {
  const { t } = useTranslation()
  return (
    <AdministratorsOnly
      account={account}
      act="upkeep"
      title={t('settings.title')}
      lead={t('settings.lead')}
    >
      <div className="upkeep">
        <p>
          {t('settings.others')}{' '}
          {ELSEWHERE.map(({ href, name }, index) => (
            <span key={href}>
              {index > 0 && t('acts.separator')}
              <Link href={href}>{t(name)}</Link>
            </span>
          ))}
        </p>
        <RunningPanel />
        <h2>{t('settings.started')}</h2>
        <Known />
      </div>
    </AdministratorsOnly>
  )
}
