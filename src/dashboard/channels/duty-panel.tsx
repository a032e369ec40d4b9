import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Channel } from '../../contracts/alerts/channel.ts'
import type { DutyShift } from '../../contracts/alerts/duty.ts'
import { TimeText } from '../components/time-text.tsx'
import { TroubleNote } from '../components/trouble-note.tsx'
import { ReasonDialog } from '../violation/reason-dialog.tsx'
import { ShiftForm } from './shift-form.tsx'
import { useDuty, useHandOver, useRemoveShift } from './use-channels.ts'

const HANDED = '交接 hand-over'

function HandOver({ id }: { readonly id: string }) {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  const act = useHandOver(id)
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)} data-testid="hand-over">
        {t('channels.duty.leave')}
      </Button>
      <ReasonDialog
        open={open}
        name="hand-over"
        title={t('channels.duty.leave')}
        hint=""
        label={t('channels.duty.note')}
        submit={t('channels.save')}
        busy={act.isPending}
        error={act.error}
        onSubmit={(note) =>
          act.mutate({ note, reason: HANDED }, { onSuccess: () => setOpen(false) })
        }
        onClose={() => setOpen(false)}
      />
    </>
  )
}

function RemoveShift({ id }: { readonly id: string }) {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  const act = useRemoveShift(id)
  return (
    <>
      <Button size="small" danger onClick={() => setOpen(true)} data-testid="shift-remove">
        {t('channels.remove')}
      </Button>
      <ReasonDialog
        open={open}
        name="shift-remove"
        title={t('channels.remove')}
        hint=""
        label={t('channels.field.reason')}
        submit={t('channels.remove')}
        danger
        busy={act.isPending}
        error={act.error}
        onSubmit={(reason) => act.mutate({ reason }, { onSuccess: () => setOpen(false) })}
        onClose={() => setOpen(false)}
      />
    </>
  )
}

type ShiftProps = {
  readonly shift: DutyShift
  readonly current: boolean
  readonly mayChange: boolean
}

function Shift({ shift, current, mayChange }: ShiftProps) {
  const { t } = useTranslation()
  const people = shift.steps.map(({ person, afterMinutes }) =>
    afterMinutes === 0
      ? t('channels.duty.lineAtOnce', { person })
      : t('channels.duty.line', { person, minutes: afterMinutes }),
  )
  return (
    <li data-testid="shift" data-current={current}>
      <p>
        {current && <b className="shift-now">{t('channels.duty.now')}</b>}{' '}
        <TimeText at={shift.from} form="short" /> – <TimeText at={shift.to} form="short" />
      </p>
      <p>{people.join(' → ')}</p>
      {shift.handOver !== null && <p className="muted small">{shift.handOver.note}</p>}
      <div className="channel-acts">
        <HandOver id={shift.id} />
        {mayChange && <RemoveShift id={shift.id} />}
      </div>
    </li>
  )
}

type Props = { readonly channels: readonly Channel[]; readonly mayChange: boolean }

/** 值班表: who is told when nobody acknowledges, and what the last shift left word of. */
export function DutyPanel({ channels, mayChange }: Props) {
  const { t } = useTranslation()
  const { data, isError, error, refetch } = useDuty()
  return (
    <section className="panel" data-testid="duty">
      <h2>{t('channels.duty.title')}</h2>
      {isError && <TroubleNote error={error} onRetry={() => void refetch()} />}
      {data?.handedOver !== null && data?.handedOver !== undefined && (
        <p className="shift-handed" data-testid="handed-over">
          <b>{t('channels.duty.handedOver')}</b>{' '}
          {t('app.named', { name: data.handedOver.by, value: data.handedOver.note })}
        </p>
      )}
      {data?.shifts.length === 0 && <p className="muted">{t('channels.duty.empty')}</p>}
      {data?.overlaps.map(({ person, from, to }) => (
        <p className="shift-overlap" key={`${person} ${from}`} role="note" data-testid="overlap">
          {t('channels.duty.overlap', { person })} <TimeText at={from} form="short" /> –{' '}
          <TimeText at={to} form="short" />
        </p>
      ))}
      <ul className="shifts">
        {data?.shifts.map((shift) => (
          <Shift
            key={shift.id}
            shift={shift}
            current={shift.id === data.currentId}
            mayChange={mayChange}
          />
        ))}
      </ul>
      {mayChange && channels.length > 0 && <ShiftForm channels={channels} />}
    </section>
  )
}
