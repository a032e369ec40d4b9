import { Button, Input, Skeleton } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DECISION_KINDS, type WireDisagreement } from '../../contracts/quality/second-review.ts'
import { Link } from '../components/link.tsx'
import { TimeText } from '../components/time-text.tsx'
import { useToast } from '../components/toast.tsx'
import { TroubleNote } from '../components/trouble-note.tsx'
import { violationPath } from '../lib/routes.ts'
import { personOf } from '../lib/violations/fold-history.ts'
import { useDisputes, useSettle } from './use-quality.ts'

function SettleForm({ id }: { readonly id: string }) {
  const { t } = useTranslation()
  const tell = useToast()
  const [reason, setReason] = useState('')
  const settle = useSettle(id)
  const field = `settle-${id}`
  return (
    <div className="review-form">
      <p className="muted small">{t('quality.settleHint')}</p>
      <label htmlFor={field}>{t('quality.settleReason')}</label>
      <Input.TextArea
        id={field}
        data-testid="settle-reason"
        rows={2}
        maxLength={2000}
        value={reason}
        onChange={({ target }) => setReason(target.value)}
      />
      <div className="review-acts">
        {DECISION_KINDS.map((kind) => (
          <Button
            key={kind}
            disabled={reason.trim() === ''}
            loading={settle.isPending}
            data-testid={`settle-${kind}`}
            onClick={() =>
              settle.mutate({ kind, reason }, { onSuccess: () => tell(t('quality.settledToast')) })
            }
          >
            {t('quality.settleTo', { kind: t(`quality.answer.${kind}`) })}
          </Button>
        ))}
      </div>
      {settle.error !== null && <TroubleNote error={settle.error} />}
    </div>
  )
}

type SaidProps = {
  readonly name: string
  readonly said: { readonly kind: WireDisagreement['second']['kind']; by: string; at: string }
  readonly why?: string
}

function Said({ name, said: { kind, by, at }, why }: SaidProps) {
  const { t } = useTranslation()
  return (
    <p>
      {name} <b>{t(`quality.answer.${kind}`)}</b>{' '}
      <span className="muted small">
        {personOf(by) ?? by} · <TimeText at={at} />
      </span>
      {why !== undefined && <span> {why}</span>}
    </p>
  )
}

function Dispute({ one }: { readonly one: WireDisagreement }) {
  const { t } = useTranslation()
  return (
    <li data-testid="dispute-row" data-state={one.state}>
      <Link href={violationPath(one.violationId)}>
        <strong>{one.roomTitle}</strong> · {one.institutionName} · {one.regionName ?? one.region}
      </Link>
      {one.cutDisputed && <span className="field-error small">{t('quality.cutDisputed')}</span>}
      <Said name={t('quality.first')} said={one.first} />
      <Said name={t('quality.second')} said={one.second} why={one.second.why} />
      {one.settlement !== null && (
        <Said name={t('quality.settled')} said={one.settlement} why={one.settlement.why} />
      )}
      {one.state === 'disagreed' && <SettleForm id={one.id} />}
    </li>
  )
}

/** What two people saw otherwise, with a way to settle it. */
export function DisputeList() {
  const { t } = useTranslation()
  const { data, error, refetch } = useDisputes()
  return (
    <section className="panel" data-testid="disputes">
      <h2>{t('quality.disputes')}</h2>
      {error !== null && <TroubleNote error={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <Skeleton active paragraph={{ rows: 2 }} />}
      {data?.items.length === 0 && <p className="muted">{t('quality.disputesNone')}</p>}
      <ul className="review-list">
        {data?.items.map((one) => (
          <Dispute key={one.id} one={one} />
        ))}
      </ul>
    </section>
  )
}
