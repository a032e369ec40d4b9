import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CutOrder } from '../../contracts/cut.ts'
import type { Account } from '../../contracts/session.ts'
import { useChangeCut } from '../api/violations/use-cut.ts'
import { Button } from '../components/button.tsx'
import { personOf } from '../lib/violations/fold-history.ts'
import { ReasonDialog } from '../violation/reason-dialog.tsx'

type Props = { readonly order: CutOrder; readonly account: Account }

/** To whoever asked: take it back. To anybody else: do not approve. */
export function DeclineButton({ order, account }: Props) {
  const { t } = useTranslation()
  const decline = useChangeCut('decline')
  const [asking, setAsking] = useState(false)
  if (order.state !== 'requested') return null
  const own = personOf(order.requestedBy) === account.name
  const verb = t(own ? 'power.withdraw' : 'power.decline')
  return (
    <>
      <Button onClick={() => setAsking(true)} data-testid="cut-decline">
        {verb}
      </Button>
      <ReasonDialog
        name="decline"
        open={asking}
        title={t(own ? 'power.withdrawTitle' : 'power.declineTitle')}
        hint={t('power.declineHint')}
        label={t('power.declineReason')}
        submit={verb}
        busy={decline.isPending}
        error={decline.error}
        onClose={() => setAsking(false)}
        onSubmit={(reason) =>
          decline.mutate({ id: order.id, reason }, { onSuccess: () => setAsking(false) })
        }
      />
    </>
  )
}
