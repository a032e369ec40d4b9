import { Button, Tooltip } from 'antd'
import type { RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import type { Violation } from '../../contracts/violation.ts'
import { Icon } from '../icons/icon.tsx'
import type { ReviewAction } from '../lib/pending-action.ts'
import { canCut } from '../lib/review-rules.ts'

type Props = {
  readonly violation: Violation
  readonly confirming: boolean
  readonly confirmButton: RefObject<HTMLButtonElement | null>
  onAction(action: ReviewAction): void
}

export function ActionButtons({ violation, confirming, confirmButton, onAction }: Props) {
  const { t } = useTranslation()
  const { status, cuttable, cut } = violation
  const open = status === 'suspected'
  const dismissed = status === 'dismissed'
  const confirmed = !open && !dismissed
  return (
    <div className="action-buttons">
      <Button
        ref={confirmButton}
        type="primary"
        size="large"
        disabled={!open}
        loading={confirming}
        title={t('action.confirmHint')}
        onClick={() => onAction('confirm')}
        data-testid="confirm"
      >
        {t(confirmed ? 'action.confirmed' : 'action.confirm')} <kbd>c</kbd>
      </Button>
      <Button
        size="large"
        disabled={!open}
        onClick={() => onAction('dismiss')}
        data-testid="dismiss"
      >
        {t(dismissed ? 'action.dismissed' : 'action.dismiss')} <kbd>x</kbd>
      </Button>
      <Tooltip title={cuttable ? null : t('action.notCuttable')}>
        <Button
          size="large"
          danger
          type="primary"
          disabled={!canCut(violation)}
          icon={<Icon name="cut" />}
          onClick={() => onAction('cut')}
          data-testid="cut"
        >
          {t(cut === null || !canCut(violation) ? 'action.cut' : 'action.cutAgain')} <kbd>b</kbd>
        </Button>
      </Tooltip>
    </div>
  )
}
