import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CutPower } from '../../contracts/cuts/cut-power.ts'
import type { Account } from '../../contracts/session.ts'
import { Button } from '../components/button.tsx'
import { Link } from '../components/link.tsx'
import { TimeText } from '../components/time-text.tsx'
import { ApproveButton } from '../cut/cut-buttons.tsx'
import { useLanguage } from '../i18n/use-language.ts'
import { Icon } from '../icons/icon.tsx'
import { violationPath } from '../lib/routes.ts'
import { personOf } from '../lib/violations/fold-history.ts'
import { ReasonDialog } from '../violation/reason-dialog.tsx'
import { CountdownRow } from './countdown.tsx'
import { DeclineButton } from './decline-button.tsx'
import { usePower, useResetFuse } from './use-power.ts'

function FuseRow({ fuse }: { readonly fuse: CutPower['blown'][number] }) {
  const { t } = useTranslation()
  const { say } = useLanguage()
  const reset = useResetFuse()
  const [asking, setAsking] = useState(false)
  return (
    <div className="banner power loud" role="alert" data-testid="power-fuse">
      <Icon name="alert" />
      <p className="banner-words">
        <strong>{t('app.named', { name: t('power.fuse'), value: say(fuse) })}</strong>{' '}
        <span className="banner-hint">
          <TimeText at={fuse.since} /> · {t('power.fuseHint')}
        </span>
      </p>
      <Button onClick={() => setAsking(true)} data-testid="fuse-reset">
        {t('power.reset')}
      </Button>
      <ReasonDialog
        name="fuse"
        open={asking}
        title={t('power.resetTitle')}
        hint={`${say(fuse)}${t('app.stop')}${t('power.resetHint')}`}
        label={t('power.resetReason')}
        submit={t('power.reset')}
        busy={reset.isPending}
        error={reset.error}
        onClose={() => setAsking(false)}
        onSubmit={(reason) =>
          reset.mutate({ id: fuse.id, reason }, { onSuccess: () => setAsking(false) })
        }
      />
    </div>
  )
}

type WaitingProps = {
  readonly waiting: CutPower['waiting'][number]
  readonly account: Account
}

function WaitingRow({ waiting: { order, roomTitle, institutionName }, account }: WaitingProps) {
  const { t } = useTranslation()
  const who = personOf(order.requestedBy) ?? t('violation.system')
  return (
    <div className="banner power calm" data-testid="power-waiting">
      <Icon name="user" />
      <p className="banner-words">
        <strong>{t('power.waiting')}</strong>{' '}
        <Link href={violationPath(order.violationId)}>
          {roomTitle} · {institutionName}
        </Link>{' '}
        <span className="banner-hint">
          {t('power.waitingFor', { who })} · {order.reason}
          {order.approval !== null && (
            <>
              {' · '}
              {t('power.waitingUntil')} <TimeText at={order.approval.expiresAt} />
            </>
          )}
        </span>
      </p>
      <ApproveButton order={order} account={account} />
      <DeclineButton order={order} account={account} />
    </div>
  )
}

/** What the power to cut wants of people now, above everything else on the wall: nothing when there is nothing. */
export function PowerStrip({ account }: { readonly account: Account }) {
  const power = usePower()
  if (power.data === undefined) return null
  const { blown, waiting, automatic } = power.data
  if (blown.length + waiting.length + automatic.length === 0) return null
  return (
    <div className="power-strip" data-testid="power-strip">
      {automatic.map((one) => (
        <CountdownRow key={one.violationId} automatic={one} readAt={power.dataUpdatedAt} />
      ))}
      {blown.map((fuse) => (
        <FuseRow key={fuse.id} fuse={fuse} />
      ))}
      {waiting.map((one) => (
        <WaitingRow key={one.order.id} waiting={one} account={account} />
      ))}
    </div>
  )
}
