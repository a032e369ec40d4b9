import { Button } from 'antd'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Account } from '../../contracts/session.ts'
import type { Violation } from '../../contracts/violation.ts'
import { useCaseAct, useClaim } from '../api/violations/use-handling.ts'
import { TroubleNote } from '../components/trouble-note.tsx'
import { clockOf } from '../lib/time/format-time.ts'
import { useProgramNow } from '../lib/time/use-program-now.ts'
import { holderAt, whoOf } from '../lib/violations/case-acts.ts'
import { personOf } from '../lib/violations/fold-history.ts'
import { ReasonDialog } from '../violation/reason-dialog.tsx'

type Props = { readonly violation: Violation; readonly account: Account }

const untilOf = ({ claimedUntil }: Violation): string =>
  claimedUntil === null ? '' : clockOf(Date.parse(claimedUntil)).slice(0, 5)

const MINUTE = 60_000
/** The server writes a renewal down when half of the ten minutes is gone. */
const RENEWED_AT = 4.5 * MINUTE

/** Keeps the claim while the page is in front of somebody who uses it. */
function useRenewal(violation: Violation, mine: boolean, now: number): void {
  const { t } = useTranslation()
  const claim = useClaim(violation.id)
  const usedAt = useRef(now)
  const used = useEffectEvent(() => {
    usedAt.current = now
  })
  useEffect(() => {
    const onUse = () => used()
    const names = ['pointermove', 'keydown', 'scroll'] as const
    for (const name of names) globalThis.addEventListener(name, onUse, { passive: true })
    return () => {
      for (const name of names) globalThis.removeEventListener(name, onUse)
    }
  }, [])
  const { claimedUntil } = violation
  const left = claimedUntil === null ? 0 : Date.parse(claimedUntil) - now
  const due = mine && left > 0 && left < RENEWED_AT
  const renew = useEffectEvent(() => {
    const seen = document.visibilityState === 'visible' && now - usedAt.current < 5 * MINUTE
    if (seen) claim.mutate({ reason: t('handling.renewReason'), takeOver: false })
  })
  useEffect(() => {
    if (due) renew()
  }, [due])
}

function Mine({ violation }: { readonly violation: Violation }) {
  const { t } = useTranslation()
  const release = useCaseAct(violation.id, 'release')
  return (
    <>
      <span>{t('handling.mine', { until: untilOf(violation) })}</span>
      <Button
        size="small"
        loading={release.isPending}
        onClick={() => release.mutate({ reason: t('handling.releaseReason') })}
        data-testid="release"
      >
        {t('handling.release')}
      </Button>
      {release.isError && <TroubleNote error={release.error} />}
    </>
  )
}

function TakeOver({ violation, who }: { readonly violation: Violation; readonly who: string }) {
  const { t } = useTranslation()
  const claim = useClaim(violation.id)
  const [asking, setAsking] = useState(false)
  const until = untilOf(violation)
  return (
    <>
      <span>
        <b>{t(until === '' ? 'handling.heldOpen' : 'handling.held', { who, until })}</b>{' '}
        <span className="muted">{t('handling.heldHint', { who })}</span>
      </span>
      <Button size="small" onClick={() => setAsking(true)} data-testid="take-over">
        {t('handling.takeOver')}
      </Button>
      <ReasonDialog
        name="take-over"
        open={asking}
        title={t('handling.takeOverTitle', { who })}
        hint={t('handling.takeOverHint')}
        label={t('handling.reason')}
        submit={t('handling.takeOver')}
        busy={claim.isPending}
        error={claim.error}
        onClose={() => setAsking(false)}
        onSubmit={(reason) =>
          claim.mutate({ reason, takeOver: true }, { onSuccess: () => setAsking(false) })
        }
      />
    </>
  )
}

function Free({ violation }: { readonly violation: Violation }) {
  const { t } = useTranslation()
  const claim = useClaim(violation.id)
  return (
    <>
      <Button
        size="small"
        title={t('handling.claimHint')}
        loading={claim.isPending}
        onClick={() => claim.mutate({ reason: t('handling.claimReason'), takeOver: false })}
        data-testid="claim"
      >
        {t('handling.claim')}
      </Button>
      <span className="muted small">{t('handling.claimHint')}</span>
      {claim.isError && <TroubleNote error={claim.error} />}
    </>
  )
}

/** Who has it in hand, and until when. */
export function ClaimStrip({ violation, account }: Props) {
  const { t } = useTranslation()
  const now = useProgramNow()
  const holder = holderAt(violation, now)
  const mine = holder === whoOf(account)
  useRenewal(violation, mine, now)
  const over = violation.status === 'dismissed' || violation.status === 'closed'
  const { assignedTo } = violation
  if (over && holder === null) return null
  return (
    <div className="claim-strip" data-testid="claim-strip" data-holder={holder ?? ''}>
      {mine && <Mine violation={violation} />}
      {holder !== null && !mine && (
        <TakeOver violation={violation} who={personOf(holder) ?? holder} />
      )}
      {holder === null && !over && <Free violation={violation} />}
      {assignedTo !== null && (
        <span className="muted">
          {t('handling.assigned', { who: personOf(assignedTo) ?? assignedTo })}
        </span>
      )}
    </div>
  )
}
