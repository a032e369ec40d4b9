import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CutOrder } from '../../contracts/cut.ts'
import type { Account } from '../../contracts/session.ts'
import { useChangeCut } from '../api/violations/use-cut.ts'
import { Button } from '../components/button.tsx'
import { useToast } from '../components/toast.tsx'
import { TroubleNote } from '../components/trouble-note.tsx'
import { canCutAgain, canUndo } from '../lib/cut-progress.ts'
import { personOf } from '../lib/violations/fold-history.ts'
import { ReasonDialog } from '../violation/reason-dialog.tsx'

type Props = { readonly order: CutOrder; readonly account: Account }

/** The second person's word; never the one who asked. */
export function ApproveButton({ order, account }: Props) {
  const { t } = useTranslation()
  const approve = useChangeCut('approve')
  if (order.state !== 'requested' || personOf(order.requestedBy) === account.name) return null
  return (
    <>
      <Button
        type="primary"
        danger
        loading={approve.isPending}
        onClick={() => approve.mutate({ id: order.id, reason: t('cut.approveReason') })}
        data-testid="cut-approve"
      >
        {t('cut.approve')}
      </Button>
      {approve.isError && <TroubleNote error={approve.error} />}
    </>
  )
}

/** What came back is cut again as it was: the reason is asked for, and nothing else. */
export function AgainButton({ order }: { readonly order: CutOrder }) {
  const { t } = useTranslation()
  const tell = useToast()
  const again = useChangeCut('again')
  const [asking, setAsking] = useState(false)
  if (!canCutAgain(order)) return null
  return (
    <>
      <Button type="primary" danger onClick={() => setAsking(true)} data-testid="cut-again">
        {t('cut.again')}
      </Button>
      <ReasonDialog
        name="again"
        open={asking}
        title={t('cut.againTitle')}
        hint={t('cut.againHint')}
        label={t('cut.reason')}
        submit={t('cut.again')}
        danger
        busy={again.isPending}
        error={again.error}
        onClose={() => setAsking(false)}
        onSubmit={(reason) =>
          again.mutate(
            { id: order.id, reason },
            {
              onSuccess: () => {
                setAsking(false)
                tell(t('cut.sent'))
              },
            },
          )
        }
      />
    </>
  )
}

export function UndoButton({ order }: { readonly order: CutOrder }) {
  const { t } = useTranslation()
  const tell = useToast()
  const undo = useChangeCut('undo')
  const [asking, setAsking] = useState(false)
  if (!canUndo(order)) return null
  return (
    <>
      <Button onClick={() => setAsking(true)} data-testid="cut-undo">
        {t('cut.undo')}
      </Button>
      <ReasonDialog
        name="undo"
        open={asking}
        title={t('cut.undoTitle')}
        hint={t('cut.undoHint')}
        label={t('cut.undoReason')}
        submit={t('cut.undo')}
        danger
        busy={undo.isPending}
        error={undo.error}
        onClose={() => setAsking(false)}
        onSubmit={(reason) =>
          undo.mutate(
            { id: order.id, reason },
            {
              onSuccess: () => {
                setAsking(false)
                tell(t('cut.undone'))
              },
            },
          )
        }
      />
    </>
  )
}
