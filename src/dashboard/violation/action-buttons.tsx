import { Button } from 'antd'
import type { RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import type { Account } from '../../contracts/session.ts'
import type { Violation } from '../../contracts/violation.ts'
import { WhyNot } from '../accounts/why-not.tsx'
import { ConfirmButton, type ConfirmHandle } from '../handling/confirm-button.tsx'
import { Icon } from '../icons/icon.tsx'
import { whyNotCut, whyNotDecide } from '../lib/violations/case-acts.ts'
import type { ReviewAction } from '../lib/violations/pending-action.ts'

type Props = {
  readonly violation: Violation
  readonly account: Account
  /** Another has it in hand, or it is not for this person to decide. */
  readonly held: boolean
  readonly confirming: boolean
  readonly confirmHandle: RefObject<ConfirmHandle | null>
  onConfirm(): void
  onAction(action: ReviewAction): void
}

export function ActionButtons(props: Props) {
  const { violation, account, held, confirming, confirmHandle, onConfirm, onAction } = props
  const { t } = useTranslation()
  const { status, cut } = violation
  const open = status === 'suspected'
  const dismissed = status === 'dismissed'
  const confirmed = !open && !dismissed
  const mayCut = account.may.includes('cut')
  const why = whyNotCut(violation)
  const mayDecide = account.may.includes('decide')
  const undecided = mayDecide ? whyNotDecide(violation, held ? 'another' : null) : null
  return (
    <>
      <div className="action-buttons">
        <ConfirmButton
          handle={confirmHandle}
          disabled={!open || held}
          confirming={confirming}
          label={t(confirmed ? 'action.confirmed' : 'action.confirm')}
          onConfirm={onConfirm}
        />
        <Button
          size="large"
          disabled={!open || held}
          aria-describedby={undecided === null ? undefined : 'why-decide'}
          onClick={() => onAction('dismiss')}
          data-testid="dismiss"
        >
          {t(dismissed ? 'action.dismissed' : 'action.dismiss')} <kbd>d</kbd>
        </Button>
        <Button
          size="large"
          danger
          type="primary"
          disabled={why !== null || !mayCut}
          aria-describedby={why === null ? undefined : 'why-cut'}
          icon={<Icon name="cut" />}
          onClick={() => onAction('cut')}
          data-testid="cut"
        >
          {t(cut === null || why !== null ? 'action.cut' : 'action.cutAgain')} <kbd>x</kbd>
        </Button>
      </div>
      <WhyNot account={account} act="decide" />
      <WhyNot account={account} act="cut" />
      {undecided !== null && (
        <p className="muted small" id="why-decide" data-testid="why-decide">
          {t(`handling.why.${undecided}`)}
        </p>
      )}
      {mayCut && why !== null && (
        <p className="muted small" id="why-cut" data-testid="why-cut">
          {t(`handling.why.${why}`)}
        </p>
      )}
    </>
  )
}
