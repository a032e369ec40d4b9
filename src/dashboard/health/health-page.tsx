import { Skeleton } from 'antd'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useSystem } from '../api/use-system.ts'
import { useChannels } from '../channels/use-channels.ts'
import { Link } from '../components/link.tsx'
import { TroubleNote } from '../components/trouble-note.tsx'
import { useLanguage } from '../i18n/use-language.ts'
import { fullTimeOf } from '../lib/time/format-time.ts'
import { useTenSeconds } from '../lib/time/use-program-now.ts'
import { type HealthItem, healthItems, timeMeans } from './health-items.ts'
import { speakHealth } from './health-words.ts'
import { useHealthFacts } from './use-health-facts.ts'
import '../styles/upkeep/upkeep.css'

const timeOf = (at: string): string => fullTimeOf(Date.parse(at))

function Item({ item }: { readonly item: HealthItem }) {
  const { t } = useTranslation()
  const { language, say } = useLanguage()
  const { title, text, todo, href } = speakHealth(item, { t, language, say, time: timeOf })
  const { level, since } = item
  return (
    <li className="upkeep-item" data-level={level} data-kind={item.kind} data-testid="health-item">
      <header>
        <h2>{title}</h2>
        <span className="upkeep-level" data-level={level}>
          {t(`health.level.${level}`)}
        </span>
        {since !== null && (
          <span className="muted small">
            {t(`health.${timeMeans(item)}`, { time: timeOf(since) })}
          </span>
        )}
      </header>
      {text.map((line) => (
        <p key={line}>{line}</p>
      ))}
      {todo !== null && (
        <dl>
          <dt>{t('health.todo')}</dt>
          <dd>
            {todo} {href !== null && <Link href={href}>{t('health.go')}</Link>}
          </dd>
        </dl>
      )}
    </li>
  )
}

type ItemsProps = {
  readonly items: readonly HealthItem[]
  /** Whether all of it was read just now: what could not be seen is not well. */
  readonly sure: boolean
}

function Items({ items, sure }: ItemsProps) {
  const { t } = useTranslation()
  const of = (level: HealthItem['level']) => items.filter((one) => one.level === level).length
  const told = (['bad', 'watch', 'unknown'] as const).filter((level) => of(level) > 0)
  return (
    <>
      <p role="status" data-testid="health-count">
        {told.length === 0
          ? t(sure ? 'health.count.none' : 'health.count.unsure')
          : told
              .map((level) => t(`health.count.${level}`, { count: of(level) }))
              .join(t('acts.separator'))}
      </p>
      <ul className="upkeep-list">
        {items.map((item, index) => (
          <Item key={`${item.kind} ${keyOf(item) ?? index}`} item={item} />
        ))}
      </ul>
    </>
  )
}

function keyOf(item: HealthItem): string | null {
  if (item.kind === 'part') return `${item.part.name} ${item.part.nodes?.join() ?? ''}`
  if (item.kind === 'channel') return item.channel.id
  return item.kind === 'notice' ? null : ''
}

/** How the program fares, in words, worst first. */
export function HealthPage() {
  const { t } = useTranslation()
  const system = useSystem()
  const facts = useHealthFacts()
  const channels = useChannels()
  const now = useTenSeconds()
  useEffect(() => {
    document.title = `${t('health.title')} · ${t('app.name')}`
  }, [t])
  const error = system.error ?? facts.error ?? channels.error
  const told = channels.data !== undefined || channels.error !== null
  const known = system.data !== undefined && facts.data !== undefined && told
  const retry = (): void => {
    for (const query of [system, facts, channels]) void query.refetch()
  }
  return (
    <div className="upkeep">
      <h1>{t('health.title')}</h1>
      <p className="muted small">{t('health.lead')}</p>
      {error !== null && <TroubleNote error={error} onRetry={retry} />}
      {!known && error === null && <Skeleton active title={false} paragraph={{ rows: 8 }} />}
      {system.data !== undefined && facts.data !== undefined && told && (
        <Items
          sure={error === null}
          items={healthItems({
            info: system.data.info,
            facts: facts.data,
            channels: channels.data?.items ?? null,
            now,
          })}
        />
      )}
    </div>
  )
}
