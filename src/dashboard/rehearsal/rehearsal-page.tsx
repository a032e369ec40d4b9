import { Skeleton } from 'antd'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { Account } from '../../contracts/session.ts'
import { isCode } from '../api/problem-error.ts'
import { Link } from '../components/link.tsx'
import { TroubleNote } from '../components/trouble-note.tsx'
import { RehearsalNow } from './rehearsal-now.tsx'
import { ResultSheets } from './result-sheets.tsx'
import { useRehearsals } from './use-rehearsals.ts'
import '../styles/rehearsal/rehearsal.css'

/** Practice on made-up streams: begin and end it, enter it, and how it went. */
export function RehearsalPage({ account }: { readonly account: Account }) {
  const { t } = useTranslation()
  const title = t('rehearsal.title')
  useEffect(() => {
    document.title = `${title} · ${t('app.name')}`
  }, [t, title])
  const { data, isPending, isError, error, refetch } = useRehearsals()
  // A program that is a rehearsal answers so.
  const isOne = isCode(error, 'wrong-state')
  return (
    <div className="channels">
      <h1>{title}</h1>
      <p className="muted small">{t('rehearsal.lead')}</p>
      {isError && !isOne && <TroubleNote error={error} onRetry={() => void refetch()} />}
      {isOne && (
        <section className="panel" data-testid="rehearsal-is-one">
          <p>{t('rehearsal.isOne')}</p>
          <Link href="/">{t('rehearsal.toWall')} →</Link>
        </section>
      )}
      {isPending && <Skeleton active title={false} paragraph={{ rows: 6 }} />}
      {data !== undefined && (
        <>
          <RehearsalNow now={data} leads={account.may.includes('rehearse')} />
          <ResultSheets results={data.results} />
        </>
      )}
    </div>
  )
}
