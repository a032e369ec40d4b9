import { useTranslation } from 'react-i18next'
import type { CutOrder } from '../../contracts/cut.ts'
import type { Account } from '../../contracts/session.ts'
import { TimeText } from '../components/time-text.tsx'
import { useLanguage } from '../i18n/use-language.ts'
import { personOf } from '../lib/violations/fold-history.ts'

/** Why it needs a second person, line by line of the policy. */
export function ApprovalGrounds({ order }: { readonly order: CutOrder }) {
  const { say } = useLanguage()
  return (
    <ul className="approval-grounds" data-testid="approval-grounds">
      {order.approval?.grounds.map((ground) => (
        <li key={ground.zh}>{say(ground)}</li>
      ))}
    </ul>
  )
}

type Props = { readonly order: CutOrder; readonly account: Account }

/** How it stands with the second person: it waits, was approved by whom, or came to nothing. */
export function ApprovalNote({ order, account }: Props) {
  const { t } = useTranslation()
  const { approval, approvedBy, approvedAt, state } = order
  if (approval === null) return null
  const nobody = t('violation.system')
  return (
    <div className="approval-note" data-testid="approval-note">
      {state === 'requested' && (
        <p>
          <strong>{t('power.waiting')}</strong> · {t('power.waitingUntil')}{' '}
          <TimeText at={approval.expiresAt} />
        </p>
      )}
      {state === 'requested' && personOf(order.requestedBy) === account.name && (
        <p className="muted">{t('power.waitingOwn')}</p>
      )}
      {approvedBy !== null && approvedAt !== null && (
        <p>
          {t('power.approvedBy', { who: personOf(approvedBy) ?? nobody })}{' '}
          <TimeText at={approvedAt} />
        </p>
      )}
      {approval.ended !== null && (
        <p>
          {t(`power.ended.${approval.ended.how}`, { who: personOf(approval.ended.by) ?? nobody })}
          {t('app.colon')}
          {approval.ended.why}
        </p>
      )}
      <ApprovalGrounds order={order} />
    </div>
  )
}
