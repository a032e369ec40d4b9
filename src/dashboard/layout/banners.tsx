import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Notice } from '../../contracts/system.ts'
import { useSystem } from '../api/use-system.ts'
import { useAgeText } from '../components/age-text.tsx'
import { Button } from '../components/button.tsx'
import { useLostAge } from '../events/use-lost-age.ts'
import { useLanguage } from '../i18n/use-language.ts'
import { Icon, type IconName } from '../icons/icon.tsx'
import { foldBanners } from '../lib/fold-banners.ts'
import { spokenTimeOf } from '../lib/time/format-time.ts'
import { useProgramNow } from '../lib/time/use-program-now.ts'
import { partsToldByNotice } from '../lib/told-parts.ts'
import { useSound } from '../sound/sound-context.tsx'

type BannerProps = {
  readonly kind: 'drill' | 'lost' | 'blind' | 'sound' | 'notice'
  readonly icon: IconName
  readonly title: string
  readonly hint?: string
  readonly children?: ReactNode
}

function Banner({ kind, icon, title, hint, children }: BannerProps) {
  return (
    <div className={`banner ${kind}`} data-testid={`banner-${kind}`}>
      <Icon name={icon} />
      <p className="banner-words">
        <strong>{title}</strong> {hint !== undefined && <span className="banner-hint">{hint}</span>}
      </p>
      {children}
    </div>
  )
}

function DrillBanner() {
  const { t } = useTranslation()
  const { language } = useLanguage()
  const { data } = useSystem()
  const now = useProgramNow()
  if (data === undefined || data.info.clockShiftSeconds === 0) return null
  const time = spokenTimeOf(now, language)
  return (
    <Banner
      kind="drill"
      icon="clock"
      title={t('banner.drill', { time })}
      hint={t('banner.drillHint')}
    />
  )
}

function LostBanner() {
  const { t } = useTranslation()
  const age = useLostAge()
  const ageText = useAgeText()
  if (age === null) return null
  return (
    <div role="alert">
      <Banner
        kind="lost"
        icon="warning"
        title={t('banner.lost', { age: ageText(age) })}
        hint={t('banner.lostHint')}
      />
    </div>
  )
}

function BlindBanner() {
  const { t } = useTranslation()
  const { data } = useSystem()
  const missing = data?.info.parts.filter(({ ready }) => !ready) ?? []
  if (missing.length === 0) return null
  const told = partsToldByNotice(data?.info.notices ?? [])
  const parts = missing
    .map(({ name, detail, nodes = [] }) => {
      const part = [t(`part.${name}`), ...nodes.map((node) => `[${node}]`)].join(' ')
      return told.has(name) ? part : t('banner.part', { name: part, detail })
    })
    .join(t('app.comma'))
  return (
    <Banner
      kind="blind"
      icon="eye-off"
      title={t('banner.notReady', { parts })}
      hint={t('banner.notReadyHint')}
    />
  )
}

const NOTICE_ICONS: Readonly<Record<Notice['code'], IconName>> = {
  'calendar-provisional': 'calendar',
  'schedules-broken': 'warning',
  'settings-unread': 'warning',
  'clock-stepped': 'clock',
  'evidence-aside': 'warning',
  'journal-altered': 'warning',
  'journal-unsigned': 'warning',
  'stamp-away': 'warning',
  'stamp-untrue': 'warning',
  'journal-unseen': 'warning',
  'rooms-overdue': 'eye-off',
  'rooms-missed': 'eye-off',
  'goal-burning': 'eye-off',
  'patrol-eased': 'eye-off',
  'disk-scarce': 'warning',
  'report-overdue': 'warning',
  'report-due': 'calendar',
  'sweep-taken-off': 'eye-off',
  'sweep-without-rooms': 'warning',
  'no-scheduler': 'eye-off',
  'no-worker': 'eye-off',
  'no-browser': 'eye-off',
  'reader-blind': 'eye-off',
  'reader-benched': 'warning',
  'nobody-reached': 'warning',
  'channel-failing': 'warning',
  'fuse-blown': 'warning',
  'ban-renewal-failing': 'warning',
  'ban-lift-failing': 'warning',
  'automatic-cut-refused': 'warning',
  'automatic-cut-counting': 'warning',
  'stream-in-two-regions': 'warning',
  'stage-untaken': 'warning',
  elsewhere: 'warning',
  'model-unusable': 'warning',
  'model-outdated': 'warning',
}

/** What an administrator should put right; the patrol goes on meanwhile. */
function NoticeBanners() {
  const { say } = useLanguage()
  const { data } = useSystem()
  return data?.info.notices.map((notice) => (
    <Banner
      key={`${notice.code} ${notice.en}`}
      kind="notice"
      icon={NOTICE_ICONS[notice.code]}
      title={say(notice)}
      {...(notice.nodes === undefined ? {} : { hint: `[${notice.nodes.join('] [')}]` })}
    />
  ))
}

function SoundBanner() {
  const { t } = useTranslation()
  const { blocked, unlock } = useSound()
  if (!blocked) return null
  return (
    <Banner kind="sound" icon="mute" title={t('banner.sound')}>
      <Button size="small" type="primary" onClick={unlock} data-testid="sound-unlock">
        {t('banner.soundAction')}
      </Button>
    </Banner>
  )
}

/** On a narrow screen all of them are one line, in the voice of the gravest, which opens by a press. */
function Fold({ open, onToggle }: { readonly open: boolean; onToggle(): void }) {
  const { t } = useTranslation()
  const { data } = useSystem()
  const { blocked } = useSound()
  const folded = foldBanners(data?.info, blocked)
  const [gravest] = folded.kinds
  if (gravest === undefined) return null
  const kinds = folded.kinds.map((kind) => t(`banner.fold.${kind}`)).join(t('app.comma'))
  return (
    <button
      type="button"
      className={`banners-fold ${gravest}`}
      aria-expanded={open}
      aria-controls="banners-foldable"
      onClick={onToggle}
      data-testid="banners-fold"
    >
      <Icon name="warning" />
      <span>{kinds}</span>
      <b className="number">{t('banner.fold.count', { count: folded.count })}</b>
    </button>
  )
}

/** What the officer must know before believing anything below. A lost connection is never folded away. */
export function Banners() {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  return (
    <section className="banners" aria-label={t('banner.fold.notice')}>
      <LostBanner />
      <Fold open={open} onToggle={() => setOpen(!open)} />
      <div id="banners-foldable" className="banners-foldable" data-open={open}>
        <BlindBanner />
        <DrillBanner />
        <NoticeBanners />
        <SoundBanner />
      </div>
    </section>
  )
}
