import { Skeleton } from 'antd'
import { useTranslation } from 'react-i18next'
import type { CutOrder } from '../../contracts/cut.ts'
import type { Account } from '../../contracts/session.ts'
import type { Violation } from '../../contracts/violation.ts'
import { useCut } from '../api/violations/use-cut.ts'
import { TimeText } from '../components/time-text.tsx'
import { TroubleNote } from '../components/trouble-note.tsx'
import { toneOf } from '../lib/cut-progress.ts'
import { latencyText } from '../lib/time/format-duration.ts'
import { personOf } from '../lib/violations/fold-history.ts'
import { ApprovalNote } from '../power/approval-note.tsx'
import { CutHits } from '../power/cut-hits.tsx'
import { DeclineButton } from '../power/decline-button.tsx'
import { WrongButton, WrongRecord } from '../power/wrong-cut.tsx'
import { AgainButton, ApproveButton, UndoButton } from './cut-buttons.tsx'
import { CutChecks, CutSteps } from './cut-log.tsx'
import { CutStages } from './cut-stages.tsx'
import { CutTarget } from './cut-target.tsx'

function Verdict({ order }: { readonly order: CutOrder }) {
  const { t } = useTranslation()
  const { state, verifiedAt, requestedAt, requestedBy } = order
  const who = order.automatic
    ? t('power.automatic')
    : (personOf(requestedBy) ?? t('violation.system'))
  return (
    <div
      className={`cut-verdict tone-${toneOf(state)}`}
      role="status"
      aria-live="polite"
      data-testid="cut-status"
      data-cut-status={state}
    >
      <strong>{t(`cut.state.${state}`)}</strong>
      {verifiedAt !== null && (
        <span className="number">
          {t(state === 'undone' ? 'cut.tookBefore' : 'cut.tookToVerify', {
            time: latencyText(Date.parse(verifiedAt) - Date.parse(requestedAt)),
          })}
        </span>
      )}
      <small>
        {t('cut.orderedBy', { who })} <TimeText at={requestedAt} />
      </small>
    </div>
  )
}

type Props = { readonly violation: Violation; readonly account: Account }

/** The order and its proof, arriving step by step. */
export function CutPanel({ violation, account }: Props) {
  const { t } = useTranslation()
  const id = violation.cut?.id ?? null
  const cut = useCut(id)
  if (id === null) return null
  const order = cut.data
  return (
    <section className="panel cut-panel" data-testid="cut-panel">
      <h2>{t('cut.proof')}</h2>
      {cut.isError && <TroubleNote error={cut.error} onRetry={() => void cut.refetch()} />}
      {order === undefined && !cut.isError && <Skeleton active title={false} />}
      {order !== undefined && (
        <>
          <Verdict order={order} />
          <ApprovalNote order={order} account={account} />
          <CutStages order={order} />
          <CutSteps order={order} />
          <CutChecks order={order} />
          <details>
            <summary>{t('cut.target')}</summary>
            <CutTarget violation={violation} room={undefined} order={order} />
            <p>{order.reason}</p>
            <CutHits order={order} />
          </details>
          <WrongRecord order={order} />
          <div className="cut-panel-buttons">
            <ApproveButton order={order} account={account} />
            <DeclineButton order={order} account={account} />
            <AgainButton order={order} />
            <UndoButton order={order} />
            <WrongButton order={order} />
          </div>
        </>
      )}
    </section>
  )
}
