import { Button, Input, Skeleton } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type AnsweredReview, SECOND_ANSWERS } from '../../contracts/quality/second-review.ts'
import type { Violation } from '../../contracts/violation.ts'
import { Link } from '../components/link.tsx'
import { TimeText } from '../components/time-text.tsx'
import { TroubleNote } from '../components/trouble-note.tsx'
import { violationPath } from '../lib/routes.ts'
import { ClipsPanel } from '../violation/clips-panel.tsx'
import { DimensionsPanel } from '../violation/dimensions-panel.tsx'
import { FramesPanel } from '../violation/frames-panel.tsx'
import { WhyPanel } from '../violation/why-panel.tsx'
import { useAnswer, useSecondReview } from './use-quality.ts'
import '../styles/register.css'
import '../styles/quality/quality.css'

function Done({ answered }: { readonly answered: AnsweredReview }) {
  const { t } = useTranslation()
  return (
    <section className="panel" role="status" data-testid="review-done" data-state={answered.state}>
      <p>{t(`quality.done.${answered.state}`)}</p>
      <p className="review-acts">
        <Link href="/quality">{t('quality.back')}</Link>
        <Link href={violationPath(answered.violationId)}>{t('quality.toLead')}</Link>
      </p>
    </section>
  )
}

function AnswerForm({ id }: { readonly id: string }) {
  const { t } = useTranslation()
  const [reason, setReason] = useState('')
  const answer = useAnswer(id)
  if (answer.data !== undefined) return <Done answered={answer.data} />
  return (
    <section className="panel review-form">
      <label htmlFor="review-reason">{t('quality.reason')}</label>
      <Input.TextArea
        id="review-reason"
        data-testid="review-reason"
        rows={3}
        maxLength={2000}
        value={reason}
        placeholder={t('quality.reasonExample')}
        onChange={({ target }) => setReason(target.value)}
      />
      <div className="review-acts">
        {SECOND_ANSWERS.map((kind) => (
          <Button
            key={kind}
            disabled={reason.trim() === ''}
            loading={answer.isPending}
            data-testid={`review-${kind}`}
            onClick={() => answer.mutate({ answer: kind, reason })}
          >
            {t(`quality.answer.${kind}`)}
          </Button>
        ))}
      </div>
      {answer.error !== null && <TroubleNote error={answer.error} />}
    </section>
  )
}

function Case({ id, lead }: { readonly id: string; readonly lead: Violation }) {
  return (
    <>
      <p>
        <strong>{lead.roomTitle}</strong> · {lead.institutionName} ·{' '}
        <TimeText at={lead.startedAt} />
      </p>
      <div className="violation-columns">
        <section className="panel frames-panel">
          <FramesPanel violationId={id} />
          <ClipsPanel violationId={id} />
        </section>
        <div className="violation-side">
          <AnswerForm id={id} />
          <WhyPanel violation={lead} />
          <DimensionsPanel classification={lead.classification} />
        </div>
      </div>
    </>
  )
}

/** A lead as it stood before it was decided, for a second person. */
export function ReviewPage({ id }: { readonly id: string }) {
  const { t } = useTranslation()
  const review = useSecondReview(id)
  useEffect(() => {
    document.title = `${t('quality.reviewTitle')} · ${t('app.name')}`
  }, [t])
  return (
    <div className="register quality" data-testid="review-page">
      <h1>{t('quality.reviewTitle')}</h1>
      <p className="muted small">{t('quality.reviewLead')}</p>
      <p>
        <Link href="/quality">← {t('quality.back')}</Link>
      </p>
      {review.error !== null && <TroubleNote error={review.error} />}
      {review.isPending && <Skeleton active paragraph={{ rows: 8 }} />}
      {review.data !== undefined && <Case id={id} lead={review.data.lead} />}
    </div>
  )
}
