import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CutRulesText } from '../../contracts/cuts/cut-rules.ts'
import type { Account } from '../../contracts/session.ts'
import { TimeText } from '../components/time-text.tsx'
import { TroubleNote } from '../components/trouble-note.tsx'
import { useLanguage } from '../i18n/use-language.ts'
import { personOf } from '../lib/violations/fold-history.ts'
import { TextField } from '../register/fields.tsx'
import { useAgreeToCutRules } from './use-cut-rules.ts'

type Props = { readonly now: CutRulesText; readonly account: Account }
type Held = CutRulesText['held'][number]

function HeldLine({ until, changedBy, changedAt, loosened }: Held) {
  const { t } = useTranslation()
  const { say } = useLanguage()
  const who = changedBy === null ? t('cutRules.held.byHand') : (personOf(changedBy) ?? changedBy)
  return (
    <li data-testid="held-rules">
      <strong>{loosened.map(say).join(t('app.comma'))}</strong>
      <br />
      {t('cutRules.held.until')} <TimeText at={until} />{' '}
      <span className="muted small">
        {t('cutRules.held.changed', { who })} <TimeText at={changedAt} />
      </span>
    </li>
  )
}

function Agreement({ version }: { readonly version: string }) {
  const { t } = useTranslation()
  const [reason, setReason] = useState('')
  const agree = useAgreeToCutRules()
  return (
    <>
      <TextField
        id="agree-reason"
        label={t('cutRules.held.reason')}
        value={reason}
        onChange={setReason}
      />
      {agree.error !== null && <TroubleNote error={agree.error} />}
      <Button
        disabled={reason.trim() === '' || agree.isPending}
        data-testid="cut-rules-agree"
        onClick={() => agree.mutate({ reason, expectedVersion: version })}
      >
        {t('cutRules.held.agree')}
      </Button>
    </>
  )
}

/** What was loosened and does not hold yet, with until when; whoever did not loosen it can agree to it. */
export function HeldRules({ now: { held, version }, account }: Props) {
  const { t } = useTranslation()
  if (held.length === 0) return null
  const isOwn = held.some(({ changedBy }) => changedBy === `user:${account.name}`)
  const mayAgree = account.may.includes('cut-rules') && version !== null
  return (
    <section className="panel cut-rules-held" aria-label={t('cutRules.held.title')}>
      <h2>{t('cutRules.held.title')}</h2>
      <p>{t('cutRules.held.lead')}</p>
      <ul className="register-history">
        {held.map((one) => (
          <HeldLine key={one.changedAt} {...one} />
        ))}
      </ul>
      {mayAgree && <p className="muted small">{t('cutRules.held.who')}</p>}
      {mayAgree && isOwn && <p className="muted small">{t('cutRules.held.another')}</p>}
      {mayAgree && !isOwn && <Agreement version={version} />}
    </section>
  )
}
