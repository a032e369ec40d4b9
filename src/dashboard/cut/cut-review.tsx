import { Checkbox } from 'antd'
import { useTranslation } from 'react-i18next'
import type { CutOrder } from '../../contracts/cut.ts'
import { TimeText } from '../components/time-text.tsx'
import { useLanguage } from '../i18n/use-language.ts'
import { ApprovalGrounds } from '../power/approval-note.tsx'
import { CutHits } from '../power/cut-hits.tsx'

type Props = {
  readonly order: CutOrder
  readonly acknowledged: boolean
  onAcknowledge(acknowledged: boolean): void
}

/** What the dry run found will be done; the officer says once more that it is the right stream. */
export function CutReview({ order, acknowledged, onAcknowledge }: Props) {
  const { t } = useTranslation()
  const { say } = useLanguage()
  return (
    <div className="cut-review">
      <h3>{t('cut.plan')}</h3>
      <ol className="cut-plan" data-testid="cut-plan">
        {order.plan.map((step) => (
          <li key={step.zh}>{say(step)}</li>
        ))}
      </ol>
      {order.lacks.length > 0 && (
        <ul className="cut-lacks" data-testid="cut-lacks">
          {order.lacks.map((one) => (
            <li key={one.zh}>{say(one)}</li>
          ))}
        </ul>
      )}
      <CutHits order={order} />
      {order.approval !== null && (
        <div className="approval-note" data-testid="needs-second">
          <strong>{t('power.needs')}</strong>
          <ApprovalGrounds order={order} />
        </div>
      )}
      <p>
        {!order.ban && <b className="field-error">{t('cut.notBanned')}</b>}
        {order.ban && order.until === null && t('cut.bannedForever')}
        {order.ban && order.until !== null && (
          <>
            {t('cut.until')}
            {t('app.colon')}
            <TimeText at={order.until} />
          </>
        )}
      </p>
      <p className="cut-reason-text">
        <span className="muted">
          {t('cut.reason')}
          {t('app.colon')}
        </span>{' '}
        {order.reason}
      </p>
      <Checkbox
        className="cut-acknowledge"
        checked={acknowledged}
        autoFocus
        onChange={({ target }) => onAcknowledge(target.checked)}
        data-testid="cut-acknowledge"
      >
        <b>{t('cut.acknowledge')}</b>
      </Checkbox>
    </div>
  )
}
