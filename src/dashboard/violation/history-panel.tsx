import { Skeleton } from 'antd'
import { useTranslation } from 'react-i18next'
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

function Line({ line }: { readonly line: HistoryLine }) {
  const { t } = useTranslation()
  const { language } = useLanguage()
  const { first, last, count } = line
  const folded = count > 1
  const status = broughtAbout(last)
  const noted = addsOnly(last) ? t('violation.noted') : t(`words.event.${last.type}`)
  const done = last.exported === true ? t('package.exported') : noted
  const what = last.dryRun === true ? t('violation.dryRun') : done
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
