import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CardOfCase } from '../../contracts/letters/card.ts'
import type { Violation } from '../../contracts/violation.ts'
import { useCardOf } from '../api/use-letters.ts'
import { TimeText } from '../components/time-text.tsx'
import { TroubleNote } from '../components/trouble-note.tsx'
import {
  AppealDialog,
  type CardAct,
  DecideDialog,
  GraveDialog,
  NoticeDialog,
} from './card-dialogs.tsx'
import { CardMark, CardTotal } from './card-mark.tsx'

function Mark({ card }: { readonly card: CardOfCase }) {
  const { t } = useTranslation()
  const { entry, setAside, grave } = card
  return (
    <>
      {entry !== null && (
        <p>
          <CardMark mark={entry.mark} /> {t('letters.card.counts', { until: entry.countsUntil })}
        </p>
      )}
      {setAside !== null && <p data-testid="card-set-aside">{t(`letters.card.${setAside}`)}</p>}
      {entry === null && setAside === null && <p className="muted">{t('letters.card.none')}</p>}
      {grave !== null && (
        <p>
          <b>{t('letters.card.grave')}</b>: {grave.why} <TimeText at={grave.at} />
        </p>
      )}
      <CardTotal card={card} />
    </>
  )
}

function Appeals({ appeals }: Pick<CardOfCase, 'appeals'>) {
  const { t } = useTranslation()
  return (
    <ul data-testid="card-appeals">
      {appeals.map(({ ordinal, appellant, filedAt, grounds, state, until, decision }) => (
        <li key={ordinal} data-appeal-state={state}>
          <b>{t(`letters.card.state.${state}`)}</b> · {t('letters.card.filed', { who: appellant })}{' '}
          <TimeText at={filedAt} />: {grounds}
          {until !== null && (
            <small className="muted"> · {t('letters.card.until', { until })}</small>
          )}
          {decision !== null && (
            <small>
              {' '}
              · {decision.why} <TimeText at={decision.at} />
            </small>
          )}
        </li>
      ))}
    </ul>
  )
}

function Acts({ card }: { readonly card: CardOfCase }) {
  const { t } = useTranslation()
  const [act, setAct] = useState<CardAct | null>(null)
  const props = { card, act, onClose: () => setAct(null) }
  const pending = card.appeals.at(-1)?.state === 'pending'
  const button = (name: CardAct, words: string, shown: boolean) =>
    shown && (
      <Button size="small" onClick={() => setAct(name)} data-testid={`card-${name}`}>
        {words}
      </Button>
    )
  const graveWords = card.grave === null ? 'letters.card.markGrave' : 'letters.card.unmarkGrave'
  return (
    <div className="cut-panel-buttons">
      {button('notice', t('letters.card.notice'), card.entry !== null)}
      {button('appeal', t('letters.card.appeal'), card.entry !== null && !pending)}
      {button('upheld', t('letters.card.uphold'), pending)}
      {button('rejected', t('letters.card.reject'), pending)}
      {button('grave', t(graveWords), card.entry !== null)}
      <GraveDialog {...props} />
      <NoticeDialog {...props} />
      <AppealDialog {...props} />
      <DecideDialog {...props} />
    </div>
  )
}

/** The card that a confirmed case brought its institution, with its appeals. */
export function CardPanel({ violation }: { readonly violation: Violation }) {
  const { t } = useTranslation()
  const card = useCardOf(violation.id)
  const counted = violation.status !== 'suspected' && violation.status !== 'dismissed'
  if (!counted) return null
  return (
    <section className="panel" data-testid="card-panel">
      <h2>{t('letters.card.panel')}</h2>
      {card.isError && <TroubleNote error={card.error} onRetry={() => void card.refetch()} />}
      {card.data !== undefined && (
        <>
          <Mark card={card.data} />
          <Appeals appeals={card.data.appeals} />
          <Acts card={card.data} />
        </>
      )}
    </section>
  )
}
