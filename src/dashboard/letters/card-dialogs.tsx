import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CardOfCase } from '../../contracts/letters/card.ts'
import { useAppeal, useCardNotice, useDecideAppeal, useGrave } from '../api/use-letters.ts'
import { momentOf } from '../lib/time/ban-until.ts'
import { useProgramNow } from '../lib/time/use-program-now.ts'
import { ReasonDialog } from '../violation/reason-dialog.tsx'
import { LineField } from './line-field.tsx'

export type CardAct = 'grave' | 'notice' | 'appeal' | 'upheld' | 'rejected'
type Props = { readonly card: CardOfCase; readonly act: CardAct | null; onClose(): void }

export function GraveDialog({ card, act, onClose }: Props) {
  const { t } = useTranslation()
  const grave = useGrave(card.violationId)
  const title = t(card.grave === null ? 'letters.card.markGrave' : 'letters.card.unmarkGrave')
  return (
    <ReasonDialog
      name="card-grave"
      open={act === 'grave'}
      title={title}
      hint={t('letters.card.graveHint')}
      label={t('letters.card.graveReason')}
      submit={title}
      danger={card.grave === null}
      busy={grave.isPending}
      error={grave.error}
      onClose={onClose}
      onSubmit={(reason) =>
        grave.mutate({ reason, grave: card.grave === null }, { onSuccess: onClose })
      }
    />
  )
}

export function NoticeDialog({ card, act, onClose }: Props) {
  const { t } = useTranslation()
  const notice = useCardNotice(card.violationId)
  const [issuer, setIssuer] = useState('')
  const [name, setName] = useState('')
  const [phone, setPhone] = useState('')
  const sender = {
    ...(issuer.trim() === '' ? {} : { issuer }),
    ...(name.trim() === '' || phone.trim() === '' ? {} : { contact: { name, phone } }),
  }
  return (
    <ReasonDialog
      name="card-notice"
      open={act === 'notice'}
      title={t('letters.card.notice')}
      hint={t('letters.card.noticeHint')}
      label={t('letters.card.noticeReason')}
      submit={t('letters.submit')}
      busy={notice.isPending}
      error={notice.error}
      onClose={onClose}
      onSubmit={(reason) => notice.mutate({ reason, ...sender }, { onSuccess: onClose })}
    >
      <LineField
        id="notice-issuer"
        label={t('letters.issuer')}
        value={issuer}
        onChange={setIssuer}
      />
      <LineField
        id="notice-contact"
        label={t('letters.contactName')}
        value={name}
        onChange={setName}
      />
      <LineField
        id="notice-phone"
        label={t('letters.contactPhone')}
        value={phone}
        onChange={setPhone}
      />
    </ReasonDialog>
  )
}

export function AppealDialog({ card, act, onClose }: Props) {
  const { t } = useTranslation()
  const appeal = useAppeal(card.violationId)
  const [appellant, setAppellant] = useState('')
  const now = useProgramNow()
  const [at, setAt] = useState('')
  const submit = (reason: string) => {
    if (appellant.trim() === '') return
    const filedAt = momentOf(at, now)
    appeal.mutate({ reason, appellant, filedAt }, { onSuccess: onClose })
  }
  return (
    <ReasonDialog
      name="card-appeal"
      open={act === 'appeal'}
      title={t('letters.card.appeal')}
      hint={t('letters.card.appealHint')}
      label={t('letters.card.grounds')}
      submit={t('letters.save')}
      busy={appeal.isPending}
      error={appeal.error}
      onClose={onClose}
      onSubmit={submit}
    >
      <LineField
        id="appeal-appellant"
        label={t('letters.card.appellant')}
        value={appellant}
        onChange={setAppellant}
      />
      <LineField
        id="appeal-filed-at"
        kind="datetime-local"
        label={t('letters.card.filedAt')}
        value={at}
        onChange={setAt}
      />
    </ReasonDialog>
  )
}

export function DecideDialog({ card, act, onClose }: Props) {
  const { t } = useTranslation()
  const decide = useDecideAppeal(card.violationId)
  const state = act === 'rejected' ? 'rejected' : 'upheld'
  const title = t(state === 'upheld' ? 'letters.card.uphold' : 'letters.card.reject')
  return (
    <ReasonDialog
      name="card-decide"
      open={act === 'upheld' || act === 'rejected'}
      title={title}
      hint={t('letters.card.decideHint')}
      label={t('letters.card.decideReason')}
      submit={title}
      busy={decide.isPending}
      error={decide.error}
      onClose={onClose}
      onSubmit={(reason) => decide.mutate({ reason, state }, { onSuccess: onClose })}
    />
  )
}
