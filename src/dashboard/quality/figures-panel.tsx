import { Button, Skeleton } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { QUALITY_FORMATS, type WireQuality } from '../../contracts/quality/quality.ts'
import { reading } from '../api/addresses.ts'
import { API_PREFIX } from '../api/client.ts'
import { TroubleNote } from '../components/trouble-note.tsx'
import { dayAround } from '../lib/time/day-around.ts'
import { useProgramNow } from '../lib/time/use-program-now.ts'
import { FiguresTable } from './figures-table.tsx'
import { type QualitySpan, useFigures } from './use-quality.ts'

const DAYS = [7, 30, 90, 365] as const
const DAY = 86_400_000

/** Whole days in Asia/Shanghai up to the end of the one it is. */
function spanOf(days: number, now: number): QualitySpan {
  const { to } = dayAround(now)
  return { from: dayAround(now - (days - 1) * DAY).from, to }
}

function Exports({ span }: { readonly span: QualitySpan }) {
  const { t } = useTranslation()
  return (
    <div className="review-acts">
      <span>{t('quality.export')}</span>
      {QUALITY_FORMATS.map((format) => (
        <Button
          key={format}
          href={`${API_PREFIX}${reading('/quality/file', { query: { ...span, format } })}`}
          data-testid={`export-${format}`}
        >
          {format.toUpperCase()}
        </Button>
      ))}
    </div>
  )
}

function Tables({ figures }: { readonly figures: WireQuality }) {
  const { t } = useTranslation()
  const title = t(figures.whose === 'own' ? 'quality.own' : 'quality.all')
  const total = { name: 'all', title, figures: figures.total }
  if (figures.whose === 'own') return <FiguresTable title={title} groups={[total]} />
  return (
    <>
      <FiguresTable title={title} groups={[total]} />
      <FiguresTable title={t('quality.cities')} groups={figures.cities} />
      <FiguresTable title={t('quality.persons')} groups={figures.persons} />
    </>
  )
}

/** How well people decide. @param all whether who looks may see everybody's figures */
export function FiguresPanel({ all }: { readonly all: boolean }) {
  const { t } = useTranslation()
  const [days, setDays] = useState<number>(30)
  const span = spanOf(days, useProgramNow())
  const { data, error, refetch } = useFigures(span)
  return (
    <section className="panel" data-testid="figures">
      <h2>{t('quality.figures')}</h2>
      <p className="muted small">{t('quality.since')}</p>
      <fieldset className="review-acts">
        <legend className="visually-hidden">{t('quality.period')}</legend>
        {DAYS.map((count) => (
          <Button
            key={count}
            type={count === days ? 'primary' : 'default'}
            aria-pressed={count === days}
            onClick={() => setDays(count)}
          >
            {t('quality.days', { count })}
          </Button>
        ))}
      </fieldset>
      {error !== null && <TroubleNote error={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <Skeleton active paragraph={{ rows: 4 }} />}
      {data !== undefined && <Tables figures={data} />}
      {all && <Exports span={span} />}
    </section>
  )
}
