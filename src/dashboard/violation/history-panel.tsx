import { Skeleton } from 'antd'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { ViolationEvent } from '../../contracts/violation-event.ts'
import { useHistory } from '../api/violations/use-violations.ts'
import { TimeText } from '../components/time-text.tsx'
import { TroubleNote } from '../components/trouble-note.tsx'
import { useLanguage } from '../i18n/use-language.ts'
import { oneLanguage } from '../lib/one-language.ts'
import {
  addsOnly,
  broughtAbout,
  foldHistory,
  type HistoryLine,
  personOf,
} from '../lib/violations/fold-history.ts'

/** What happened, in a few words: an order and its lifting are two things. */
function whatOf(event: ViolationEvent, t: TFunction): string {
  if (event.dryRun === true) return t('violation.dryRun')
  if (event.lifted === true) return t('violation.lifted')
  if (event.exported === true) return t('package.exported')
  return addsOnly(event) ? t('violation.noted') : t(`words.event.${event.type}`)
}

function Line({ line }: { readonly line: HistoryLine }) {
  const { t } = useTranslation()
  const { language } = useLanguage()
  const { first, last, count } = line
  const folded = count > 1
  const status = broughtAbout(last)
  const what = whatOf(last, t)
  return (
    <li>
      <span className="sequence number" title={`${t('violation.hash')} ${last.hash}`}>
        #{first.sequence}
        {folded && `–${last.sequence}`}
      </span>
      <div>
        <p>
          <b>{what}</b>
          {folded && <span className="number"> ×{count}</span>}
          {status !== null && !folded && (
            <span className="muted"> → {t(`words.status.${status}`)}</span>
          )}
        </p>
        {last.why !== '' && <p className="why-text">{oneLanguage(last.why, language)}</p>}
        <p className="muted small">
          <TimeText at={last.at} /> · {personOf(last.who) ?? t('violation.system')} ·{' '}
          <code title={last.hash}>{last.hash.slice(0, 12)}</code>
        </p>
      </div>
    </li>
  )
}

/** The violation's part of the hash-chained journal. */
export function HistoryPanel({ violationId }: { readonly violationId: string }) {
  const { t } = useTranslation()
  const history = useHistory(violationId)
  return (
    <section className="panel" data-testid="history">
      <h2>{t('violation.history')}</h2>
      <p className="muted small">{t('violation.historyHint')}</p>
      {history.isError && (
        <TroubleNote error={history.error} onRetry={() => void history.refetch()} />
      )}
      {history.isPending && <Skeleton active title={false} paragraph={{ rows: 3 }} />}
      <ol className="history">
        {foldHistory(history.data ?? []).map((line) => (
          <Line key={line.first.sequence} line={line} />
        ))}
      </ol>
    </section>
  )
}
