import { Button, Input, Skeleton } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { WireGoldenCase } from '../../contracts/quality/second-review.ts'
import type { Account } from '../../contracts/session.ts'
import { WhyNot } from '../accounts/why-not.tsx'
import { Link } from '../components/link.tsx'
import { TimeText } from '../components/time-text.tsx'
import { useToast } from '../components/toast.tsx'
import { TroubleNote } from '../components/trouble-note.tsx'
import { violationPath } from '../lib/routes.ts'
import { personOf } from '../lib/violations/fold-history.ts'
import { useGolden, useRetireGolden } from './use-quality.ts'
import '../styles/register.css'
import '../styles/quality/quality.css'

function RetireForm({ id }: { readonly id: string }) {
  const { t } = useTranslation()
  const tell = useToast()
  const [reason, setReason] = useState('')
  const retire = useRetireGolden(id)
  const field = `retire-${id}`
  return (
    <details>
      <summary data-testid="golden-retire">{t('quality.goldenPage.retire')}</summary>
      <form
        className="review-form"
        onSubmit={(event) => {
          event.preventDefault()
          retire.mutate({ reason }, { onSuccess: () => tell(t('quality.goldenPage.retired')) })
        }}
      >
        <label htmlFor={field}>{t('quality.goldenPage.retireReason')}</label>
        <Input
          id={field}
          maxLength={2000}
          value={reason}
          onChange={({ target }) => setReason(target.value)}
        />
        <Button htmlType="submit" disabled={reason.trim() === ''} loading={retire.isPending}>
          {t('quality.goldenPage.retire')}
        </Button>
        {retire.error !== null && <TroubleNote error={retire.error} />}
      </form>
    </details>
  )
}

function Answers({ answers }: { readonly answers: NonNullable<WireGoldenCase['answers']> }) {
  const { t } = useTranslation()
  return (
    <details>
      <summary>{t('quality.goldenPage.answers')}</summary>
      <ul>
        {answers.map(({ who, outcome, at }) => (
          <li key={who} className="small" data-testid="golden-answer">
            {personOf(who) ?? who} · {t(`quality.goldenPage.outcome.${outcome}`)} ·{' '}
            <TimeText at={at} />
          </li>
        ))}
      </ul>
    </details>
  )
}

function GoldenRow({ one }: { readonly one: WireGoldenCase }) {
  const { t } = useTranslation()
  const { outcomes, answers, by } = one
  const { open, hits, missedLessons: missed, wrongAccusations: wrong, withdrawn } = outcomes
  const place = one.regionName ?? one.region
  const names = [one.roomTitle ?? t('quality.goldenPage.gone'), one.institutionName, place]
  return (
    <li data-testid="golden-row" data-retired={one.retired}>
      <Link href={violationPath(one.violationId)}>
        <strong>{names.filter((name) => name !== null).join(' · ')}</strong>
      </Link>
      <p>
        <b>{t('quality.goldenPage.truth', { kind: t(`quality.answer.${one.truth}`) })}</b> {one.why}
      </p>
      <span className="muted small">
        {by === 'system'
          ? t('quality.goldenPage.bySystem')
          : t('quality.goldenPage.by', { who: personOf(by) ?? by })}{' '}
        · <TimeText at={one.at} />
      </span>
      <span className="small">
        {t('quality.goldenPage.outcomes', { open, hits, missed, wrong, withdrawn })}
      </span>
      {answers !== null && answers.length > 0 && <Answers answers={answers} />}
      {!one.retired && <RetireForm id={one.id} />}
    </li>
  )
}

function Cases() {
  const { t } = useTranslation()
  const { data, error, isPending, refetch } = useGolden()
  const inUse = data?.items.filter(({ retired }) => !retired) ?? []
  const out = data?.items.filter(({ retired }) => retired) ?? []
  return (
    <section className="panel">
      <h2>{t('quality.goldenPage.inUse')}</h2>
      {error !== null && <TroubleNote error={error} onRetry={() => void refetch()} />}
      {isPending && <Skeleton active paragraph={{ rows: 4 }} />}
      {data !== undefined && inUse.length === 0 && (
        <p className="muted">{t('quality.goldenPage.none')}</p>
      )}
      <ul className="review-list">
        {inUse.map((one) => (
          <GoldenRow key={one.id} one={one} />
        ))}
      </ul>
      {out.length > 0 && (
        <>
          <h2>{t('quality.goldenPage.out')}</h2>
          <ul className="review-list">
            {out.map((one) => (
              <GoldenRow key={one.id} one={one} />
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

/** Leads whose truth is known: which there are, how they were answered, and taking them out. */
export function GoldenPage({ account }: { readonly account: Account }) {
  const { t } = useTranslation()
  useEffect(() => {
    document.title = `${t('quality.goldenPage.title')} · ${t('app.name')}`
  }, [t])
  return (
    <div className="register quality">
      <p>
        <Link href="/quality">{t('quality.goldenPage.back')}</Link>
      </p>
      <h1>{t('quality.goldenPage.title')}</h1>
      <p className="muted small">{t('quality.goldenPage.lead')}</p>
      <p className="small">
        {t('quality.goldenPage.how')}{' '}
        <Link href="/violations?status=confirmed">{t('quality.goldenPage.records')}</Link>
      </p>
      <WhyNot account={account} act="draw-reviews" />
      {account.may.includes('draw-reviews') && <Cases />}
    </div>
  )
}
