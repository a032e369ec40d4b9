import { Button, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Alert } from '../../contracts/alerts/alert.ts'
import { type AlertAct, useAlertAct, useAlertOf } from '../api/use-alert.ts'
import { TroubleNote } from '../components/trouble-note.tsx'
import { clockOf, dateOf, OFFSET } from '../lib/time/format-time.ts'
import { useProgramNow } from '../lib/time/use-program-now.ts'
import { whoWords } from '../lib/words/who-words.ts'

const timeOf = (text: string): string => {
  const millis = Date.parse(text)
  return `${dateOf(millis).slice(5)} ${clockOf(millis)} ${OFFSET}`
}

function Facts({ alert }: { readonly alert: Alert }) {
  const { t } = useTranslation()
  const { sent, silence, status, acknowledgedBy, acknowledgedUntil } = alert
  const expired = status === 'raised' && alert.acknowledgementExpiredAt !== null
  const reached = sent.accepted + sent.waiting + sent.failed > 0
  return (
    <>
      <p>
        {expired && <b className="channel-problem">{t('channels.alert.expired')} · </b>}
        {t(`channels.alert.status.${status}`, {
          who: acknowledgedBy === null ? '' : whoWords(acknowledgedBy, t),
        })}
      </p>
      {status === 'acknowledged' && acknowledgedUntil !== null && (
        <p className="muted small">
          {t('channels.alert.until', { time: timeOf(acknowledgedUntil) })}
        </p>
      )}
      {silence !== null && (
        <p>{t('channels.alert.silenced', { who: whoWords(silence.by, t), why: silence.why })}</p>
      )}
      <p className="muted small">
        {reached ? t('channels.alert.sent', sent) : t('channels.alert.nobody')}
      </p>
    </>
  )
}

const MINUTE = 60_000

function Acts({ alert }: { readonly alert: Alert }) {
  const { t } = useTranslation()
  const now = useProgramNow()
  const [minutes, setMinutes] = useState('30')
  const [reason, setReason] = useState('')
  const act = useAlertAct(alert)
  const send = (what: AlertAct) => act.mutate(what, { onSuccess: () => setReason('') })
  const said = reason.trim()
  const disabled = said === '' || act.isPending
  const until = new Date(now + Number(minutes) * MINUTE).toISOString()
  return (
    <div className="alert-acts">
      <label htmlFor="alert-reason">{t('channels.alert.reason')}</label>
      <Input
        id="alert-reason"
        maxLength={2000}
        value={reason}
        onChange={({ target }) => setReason(target.value)}
      />
      <label htmlFor="alert-minutes">{t('channels.alert.minutes')}</label>
      <Input
        id="alert-minutes"
        type="number"
        min={1}
        max={720}
        value={minutes}
        onChange={({ target }) => setMinutes(target.value)}
      />
      <div className="channel-acts">
        <Button
          disabled={disabled || Number(minutes) < 1}
          data-testid="alert-acknowledge"
          onClick={() => send({ kind: 'acknowledge', reason: said, until })}
        >
          {t('channels.alert.acknowledge')}
        </Button>
        {alert.silence === null ? (
          <Button
            disabled={disabled}
            data-testid="alert-silence"
            onClick={() => send({ kind: 'silence', reason: said })}
          >
            {t('channels.alert.silence')}
          </Button>
        ) : (
          <Button disabled={disabled} onClick={() => send({ kind: 'lift-silence', reason: said })}>
            {t('channels.alert.lift')}
          </Button>
        )}
      </div>
      {act.error !== null && <TroubleNote error={act.error} />}
    </div>
  )
}

/** How the alert stands with people, and whether anybody outside was told. */
export function AlertPanel({ violationId }: { readonly violationId: string }) {
  const { t } = useTranslation()
  const { data, isError, error, refetch } = useAlertOf(violationId)
  if (isError) return <TroubleNote error={error} onRetry={() => void refetch()} />
  if (data === undefined || data === null) return null
  return (
    <section className="panel" data-testid="alert-panel" data-status={data.status}>
      <h2>{t('channels.alert.title')}</h2>
      <Facts alert={data} />
      {data.status !== 'resolved' && <Acts alert={data} />}
    </section>
  )
}
