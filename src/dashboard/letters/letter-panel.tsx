import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Letter } from '../../contracts/letters/letter.ts'
import type { Violation } from '../../contracts/violation.ts'
import { paperAddress, useChangeLetter, useLettersOf } from '../api/use-letters.ts'
import { TimeText } from '../components/time-text.tsx'
import { TroubleNote } from '../components/trouble-note.tsx'
import { personOf } from '../lib/violations/fold-history.ts'
import { ReasonDialog } from '../violation/reason-dialog.tsx'
import { ReceiptDialog, ReportDialog } from './answer-dialogs.tsx'
import { LetterMeasures } from './letter-measures.tsx'

const TONES: Readonly<Record<Letter['status'], string>> = {
  issued: 'working',
  acknowledged: 'working',
  verified: 'proven',
  overdue: 'returned',
  withdrawn: 'broken',
}

const CLOSED: readonly Letter['status'][] = ['verified', 'withdrawn']

function Verdict({ letter }: { readonly letter: Letter }) {
  const { t } = useTranslation()
  const { status, kind, verifiedAt, overdueSince, deadline, reminderDue } = letter
  const since = verifiedAt ?? overdueSince
  const served = kind === 'card' && status === 'acknowledged'
  return (
    <div
      className={`cut-verdict tone-${TONES[status]}`}
      role="status"
      aria-live="polite"
      data-testid="letter-status"
      data-letter-status={status}
    >
      <strong>{served ? t('letters.served') : t(`letters.status.${status}`)}</strong>
      {since !== null && <TimeText at={since} />}
      {deadline !== null && (
        <small>
          {t('letters.deadline')} <TimeText at={deadline} />
        </small>
      )}
      {reminderDue !== null && (
        <small data-testid="letter-reminder-due">{t(`letters.cause.${reminderDue.cause}`)}</small>
      )}
    </div>
  )
}

function Papers({ letter }: { readonly letter: Letter }) {
  const { t } = useTranslation()
  return (
    <p className="letter-papers">
      {[0, ...letter.reminders.map(({ ordinal }) => ordinal)].map((ordinal) => (
        <span key={ordinal}>
          {ordinal === 0 ? letter.number : t('letters.reminder', { count: ordinal })}{' '}
          {(['docx', 'pdf'] as const).map((format) => (
            <a
              key={format}
              href={paperAddress(letter.id, ordinal, format)}
              download
              data-testid={`letter-${format}-${ordinal}`}
            >
              {format.toUpperCase()}{' '}
            </a>
          ))}
        </span>
      ))}
    </p>
  )
}

function Looks({ letter }: { readonly letter: Letter }) {
  const { t } = useTranslation()
  if (letter.measures.length === 0) return null
  const latest = [...new Map(letter.checks.map((check) => [check.what, check])).values()]
  return (
    <>
      <h3>{t('letters.proof')}</h3>
      {latest.length === 0 && <p className="muted">{t('letters.proofNone')}</p>}
      <ul className="cut-log" data-testid="letter-checks">
        {latest.map(({ at, what, found, detail }) => (
          <li key={what} className={`found-${found}`} data-found={found}>
            <TimeText at={at} form="clock" />
            <b className="address" title={what}>
              {what}
            </b>
            <span className="outcome">{t(`cut.found.${found}`)}</span>
            <span className="muted small detail" title={detail}>
              {detail}
            </span>
          </li>
        ))}
      </ul>
    </>
  )
}

type Act = 'receipt' | 'report' | 'reminders' | 'withdraw'

function ChangeDialog({
  letter,
  verb,
  open,
  onClose,
}: {
  readonly letter: Letter
  readonly verb: 'reminders' | 'withdraw'
  readonly open: boolean
  onClose(): void
}) {
  const { t } = useTranslation()
  const change = useChangeLetter(letter.violationId, verb)
  const words = verb === 'reminders' ? 'remind' : 'withdraw'
  return (
    <ReasonDialog
      name={`letter-${verb}`}
      open={open}
      title={t(`letters.${words}`)}
      hint={t(`letters.${words}Hint`)}
      label={t(`letters.${words}Reason`)}
      submit={t(`letters.${words}`)}
      danger={verb === 'withdraw'}
      busy={change.isPending}
      error={change.error}
      onClose={onClose}
      onSubmit={(reason) => change.mutate({ letterId: letter.id, reason }, { onSuccess: onClose })}
    />
  )
}

function Acts({ letter }: { readonly letter: Letter }) {
  const { t } = useTranslation()
  const [act, setAct] = useState<Act | null>(null)
  const close = () => setAct(null)
  const open = !CLOSED.includes(letter.status)
  const asks = letter.measures.length > 0
  const button = (name: Act, words: string, shown: boolean) =>
    shown && (
      <Button size="small" onClick={() => setAct(name)} data-testid={`letter-${name}`}>
        {words}
      </Button>
    )
  return (
    <div className="cut-panel-buttons">
      {button(
        'receipt',
        t('letters.receipt'),
        letter.receipt === null && letter.status !== 'withdrawn',
      )}
      {button('report', t('letters.report'), asks && letter.status !== 'withdrawn')}
      {button('reminders', t('letters.remind'), open && asks)}
      {button('withdraw', t('letters.withdraw'), letter.status !== 'withdrawn')}
      <ReceiptDialog letter={letter} open={act === 'receipt'} onClose={close} />
      <ReportDialog letter={letter} open={act === 'report'} onClose={close} />
      <ChangeDialog letter={letter} verb="reminders" open={act === 'reminders'} onClose={close} />
      <ChangeDialog letter={letter} verb="withdraw" open={act === 'withdraw'} onClose={close} />
    </div>
  )
}

function OneLetter({ letter }: { readonly letter: Letter }) {
  const { t } = useTranslation()
  const { receipt } = letter
  return (
    <article className="letter" data-testid="letter">
      <Verdict letter={letter} />
      <Papers letter={letter} />
      <p className="small">
        {letter.addressee} ·{' '}
        {t('letters.issuedBy', { who: personOf(letter.issuedBy) ?? t('violation.system') })}{' '}
        <TimeText at={letter.issuedAt} />
      </p>
      {receipt !== null && (
        <p className="small" data-testid="letter-receipt-shown">
          {t('letters.receiptEntered', { by: receipt.receivedBy })}{' '}
          <TimeText at={receipt.receivedAt} /> {receipt.number}
        </p>
      )}
      <LetterMeasures letter={letter} />
      <Looks letter={letter} />
      <Acts letter={letter} />
    </article>
  )
}

/** Letters about a violation, the newest first: what was asked, what came back, and what we saw. */
export function LetterPanel({ violation }: { readonly violation: Violation }) {
  const { t } = useTranslation()
  const letters = useLettersOf(violation.id)
  const items = letters.data?.items.toReversed() ?? []
  if (items.length === 0 && !letters.isError) return null
  return (
    <section className="panel cut-panel" data-testid="letter-panel">
      <h2>{t('letters.panel')}</h2>
      {letters.isError && (
        <TroubleNote error={letters.error} onRetry={() => void letters.refetch()} />
      )}
      {items.map((letter) => (
        <OneLetter key={letter.id} letter={letter} />
      ))}
    </section>
  )
}
