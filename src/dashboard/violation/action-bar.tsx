import { App, Button } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Violation } from '../../contracts/violation.ts'
import { useReview } from '../api/use-review.ts'
import { TroubleNote } from '../components/trouble-note.tsx'
import { CutDialog } from '../cut/cut-dialog.tsx'
import { LetterDialog } from '../letters/letter-dialog.tsx'
import { type ReviewAction, takeAction } from '../lib/pending-action.ts'
import { canCut } from '../lib/review-rules.ts'
import { useCommands } from '../lib/use-commands.ts'
import { ActionButtons } from './action-buttons.tsx'
import { CorrectDialog } from './correct-dialog.tsx'
import { DismissDialog } from './dismiss-dialog.tsx'

/** What a person can do about it: confirm, dismiss, cut. Always in reach, and by key. */
export function ActionBar({ violation }: { readonly violation: Violation }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const confirm = useReview(violation.id, 'confirm')
  const [dialog, setDialog] = useState<'dismiss' | 'cut' | 'correct' | 'letter' | null>(null)
  const confirmButton = useRef<HTMLButtonElement>(null)
  const open = violation.status === 'suspected'
  const canWrite = violation.status !== 'dismissed' && violation.status !== 'closed'

  const runConfirm = () =>
    confirm.mutate(
      { reason: t('action.confirmReason') },
      {
        onSuccess: () => void message.success(t('action.confirmed')),
      },
    )
  const run = (action: ReviewAction): boolean => {
    if (action === 'cut' && canCut(violation)) setDialog('cut')
    else if (action === 'dismiss' && open) setDialog('dismiss')
    else if (action === 'confirm' && open && !confirm.isPending) runConfirm()
    else return false
    return true
  }
  useCommands((command) =>
    command === 'confirm' || command === 'dismiss' || command === 'cut' ? run(command) : false,
  )
  // Asked for on the wall: dialogs open, but a confirmation still waits for eyes on the evidence.
  useEffect(() => {
    const asked = takeAction(violation.id)
    if (asked === 'confirm') confirmButton.current?.focus()
    else if (asked !== null) setDialog(asked)
  }, [violation.id])

  const close = () => setDialog(null)
  return (
    <div className="action-bar" data-testid="actions">
      <ActionButtons
        violation={violation}
        confirming={confirm.isPending}
        confirmButton={confirmButton}
        onAction={run}
      />
      {canWrite && (
        <Button
          title={t('letters.issueHint')}
          onClick={() => setDialog('letter')}
          data-testid="letter-open"
        >
          {t('letters.issue')}
        </Button>
      )}
      {open && (
        <Button
          type="link"
          size="small"
          className="action-correct"
          data-testid="correct"
          onClick={() => setDialog('correct')}
        >
          {t('action.correct')}
        </Button>
      )}
      {confirm.isError && <TroubleNote error={confirm.error} />}
      <DismissDialog violationId={violation.id} open={dialog === 'dismiss'} onClose={close} />
      <CorrectDialog violation={violation} open={dialog === 'correct'} onClose={close} />
      <LetterDialog violation={violation} open={dialog === 'letter'} onClose={close} />
      <CutDialog violation={violation} open={dialog === 'cut'} onClose={close} />
    </div>
  )
}
