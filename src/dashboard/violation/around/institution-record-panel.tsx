import { Skeleton } from 'antd'
import { useTranslation } from 'react-i18next'
import type { InstitutionRecord } from '../../../contracts/letters/institution-record.ts'
import type { Violation } from '../../../contracts/violation.ts'
import { Link } from '../../components/link.tsx'
import { TimeText } from '../../components/time-text.tsx'
import { TroubleNote } from '../../components/trouble-note.tsx'
import { CardMark, CardTotal } from '../../letters/card-mark.tsx'
import { filterToSearch, NO_FILTER } from '../../lib/record-filter.ts'
import { institutionPath, violationPath } from '../../lib/routes.ts'
import { RecordRow } from '../../records/record-row.tsx'
import { SHOWN_CASES, useEarlierCases, useInstitutionRecord } from './use-around.ts'

const STATUSES = ['suspected', 'confirmed', 'disposed', 'closed', 'dismissed'] as const
const SHOWN_CARDS = 6

function Cards({
  record,
  thisId,
}: {
  readonly record: InstitutionRecord
  readonly thisId: string
}) {
  const { t } = useTranslation()
  const { cards, setAside, appeals, foreign } = record
  if (cards.length + setAside.length + foreign === 0)
    return <p className="muted">{t('review.record.noCards')}</p>
  return (
    <>
      <CardTotal card={record} />
      <ul className="record-cards">
        {cards.slice(0, SHOWN_CARDS).map(({ violationId, on, mark, countsUntil, counts }) => (
          <li key={violationId}>
            <CardMark mark={mark} counts={counts} />{' '}
            {violationId === thisId ? (
              <b className="number">{on}</b>
            ) : (
              <Link href={violationPath(violationId)}>
                <span className="number">{on}</span>
              </Link>
            )}{' '}
            <span className="muted small">
              {counts
                ? t('letters.card.counts', { until: countsUntil })
                : t('review.record.expired', { until: countsUntil })}
            </span>
          </li>
        ))}
        {setAside.map(({ violationId, standing }) => (
          <li key={violationId}>
            <Link href={violationPath(violationId)}>{t(`letters.card.${standing}`)}</Link>
          </li>
        ))}
      </ul>
      {appeals.length > 0 && (
        <ul className="record-cards" aria-label={t('review.record.appeals')}>
          {appeals.map(({ violationId, ordinal, appellant, filedAt, state }) => (
            <li key={`${violationId} ${ordinal}`}>
              <b>{t(`letters.card.state.${state}`)}</b> ·{' '}
              <Link href={violationPath(violationId)}>
                {t('letters.card.filed', { who: appellant })}
              </Link>{' '}
              <TimeText at={filedAt} />
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

function Cases({ violation, total }: { readonly violation: Violation; readonly total: number }) {
  const { t } = useTranslation()
  const { data, error, isPending, refetch } = useEarlierCases(violation.institutionId)
  const others = (data?.items ?? []).filter(({ id }) => id !== violation.id).slice(0, SHOWN_CASES)
  const filter = { ...NO_FILTER, institutionId: violation.institutionId }
  return (
    <>
      {error !== null && <TroubleNote error={error} onRetry={() => void refetch()} />}
      {isPending && <Skeleton active title={false} paragraph={{ rows: 2 }} />}
      {data !== undefined && others.length === 0 && (
        <p className="muted">{t('review.record.noOthers')}</p>
      )}
      {others.length > 0 && (
        <ol className="record-list">
          {others.map((one) => (
            <RecordRow key={one.id} violation={one} />
          ))}
        </ol>
      )}
      {total > 1 && (
        <p className="small">
          <Link href={`/violations${filterToSearch(filter)}`}>
            {t('review.record.all', { count: total })}
          </Link>
        </p>
      )}
    </>
  )
}

/** What is on record of the institution already: its other leads, its cards, the appeals against them. */
export function InstitutionRecordPanel({ violation }: { readonly violation: Violation }) {
  const { t } = useTranslation()
  const { institutionId, institutionName } = violation
  const { data, error, isPending, refetch } = useInstitutionRecord(institutionId)
  const counts = STATUSES.flatMap((status) => {
    const count = data?.cases[status] ?? 0
    return count === 0 ? [] : [`${t(`words.status.${status}`)} ${count}`]
  })
  const total = Object.values(data?.cases ?? {}).reduce((sum, count) => sum + count, 0)
  return (
    <section className="panel" data-testid="institution-record">
      <h2>{t('review.record.title')}</h2>
      <p>
        <Link href={institutionPath(institutionId)}>{institutionName}</Link>
      </p>
      {error !== null && <TroubleNote error={error} onRetry={() => void refetch()} />}
      {isPending && <Skeleton active title={false} paragraph={{ rows: 2 }} />}
      {data !== undefined && (
        <>
          <p className="small">
            {t('review.record.count', { count: total })} {counts.join(t('app.comma'))}
          </p>
          <Cases violation={violation} total={total} />
          <h3>{t('letters.card.panel')}</h3>
          <Cards record={data} thisId={violation.id} />
          {data.elsewhere && <p className="muted small">{t('review.record.elsewhere')}</p>}
        </>
      )}
    </section>
  )
}
