import { Button } from 'antd'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { WireTakenBack } from '../../contracts/handling.ts'
import type { Account } from '../../contracts/session.ts'
import type { Violation } from '../../contracts/violation.ts'
import { useGoBack } from '../api/violations/use-handling.ts'
import { useReview } from '../api/violations/use-review.ts'
import { useToast } from '../components/toast.tsx'
import { TroubleNote } from '../components/trouble-note.tsx'
import type { TwiceHandle } from '../components/twice-pressed.tsx'
import { CutDialog } from '../cut/cut-dialog.tsx'
import { CaseActs } from '../handling/case-acts-panel.tsx'
import { ClaimStrip } from '../handling/claim-strip.tsx'
import type { ConfirmHandle } from '../handling/confirm-button.tsx'
import { DecisionStrip, FollowedNote } from '../handling/decision-strip.tsx'
import { LetterDialog } from '../letters/letter-dialog.tsx'
import { useProgramNow } from '../lib/time/use-program-now.ts'
import { useCommands } from '../lib/use-commands.ts'
import { heldByAnother, undoLeft, whoOf } from '../lib/violations/case-acts.ts'
import { type ReviewAction, takeAction } from '../lib/violations/pending-action.ts'
import { canCut } from '../lib/violations/review-rules.ts'
import { ActionButtons } from './action-buttons.tsx'
import { CorrectDialog } from './correct-dialog.tsx'
import { DismissDialog } from './dismiss-dialog.tsx'

type Props = { readonly violation: Violation; readonly account: Account }
type Dialog = 'dismiss' | 'cut' | 'correct' | 'letter'
type Told = { readonly title: string; readonly followed: WireTakenBack['followed'] }

/** Taking the confirmation back, and what is told of it. */
function useUndo({ violation, account }: Props) {
  const { t } = useTranslation()
  const now = useProgramNow()
  const undo = useGoBack(violation.id, 'confirm/undo')
  const handle = useRef<TwiceHandle>(null)
  const [told, setTold] = useState<Told | null>(null)
  const mayOverrule = account.may.includes('undo-others')
  const mayDecide = account.may.includes('decide')
  const possible = mayDecide && undoLeft(violation, whoOf(account), mayOverrule, now) !== null
  const tell = (title: string) => (answer: Pick<WireTakenBack, 'followed'>) =>
    setTold({ title, followed: answer.followed })
  const run = (): void => {
    if (!possible || undo.isPending) return
    undo.mutate({ reason: t('handling.undoReason') }, { onSuccess: tell(t('handling.undone')) })
  }
  /** One stray key takes nothing back: it makes the button ready, as that of a confirmation. */
  const arm = (): boolean => {
    if (!possible || undo.isPending) return false
    handle.current?.arm()
    return true
  }
  return { undo, run, arm, handle, told, tell, close: () => setTold(null) }
}

function useConfirm(violation: Violation) {
  const { t } = useTranslation()
  const tell = useToast()
  const confirm = useReview(violation.id, 'confirm')
  const run = () =>
    confirm.mutate(
      { reason: t('action.confirmReason') },
      { onSuccess: () => tell(t('action.confirmed')) },
    )
  return { confirm, run }
}

function LetterButton({ onOpen }: { onOpen(): void }) {
  const { t } = useTranslation()
  return (
    <Button
      className="action-letter"
      title={t('letters.issueHint')}
      onClick={onOpen}
      data-testid="letter-open"
    >
      {t('letters.issue')}
    </Button>
  )
}

type MoreProps = { readonly open: boolean; onToggle(): void }

/** On a narrow screen what is seldom needed stands behind it; elsewhere it is not there. */
function MoreButton({ open, onToggle }: MoreProps) {
  const { t } = useTranslation()
  return (
    <Button
      size="small"
      className="action-more"
      aria-expanded={open}
      onClick={onToggle}
      data-testid="action-more"
    >
      {t('app.more')}
    </Button>
  )
}

function CorrectButton({ onOpen }: { onOpen(): void }) {
  const { t } = useTranslation()
  return (
    <Button
      type="link"
      size="small"
      className="action-correct"
      data-testid="correct"
      onClick={onOpen}
    >
      {t('action.correct')}
    </Button>
  )
}

/** What a person can do about it: confirm, dismiss, cut. Always in reach, and by key. */
export function ActionBar({ violation, account }: Props) {
  const { t } = useTranslation()
  const { confirm, run: runConfirm } = useConfirm(violation)
  const undo = useUndo({ violation, account })
  const tellReopened = undo.tell(t('handling.reopened'))
  const [dialog, setDialog] = useState<Dialog | null>(null)
  const [more, setMore] = useState(false)
  const confirmHandle = useRef<ConfirmHandle>(null)
  const now = useProgramNow()
  const open = violation.status === 'suspected'
  const mayDecide = account.may.includes('decide')
  const mayCut = account.may.includes('cut')
  const held = heldByAnother(violation, whoOf(account), now) !== null || !mayDecide
  const canWrite = mayDecide && violation.status !== 'dismissed' && violation.status !== 'closed'

  const run = (action: ReviewAction): boolean => {
    if (action === 'cut' && mayCut && canCut(violation)) setDialog('cut')
    else if (action === 'dismiss' && open && !held) setDialog('dismiss')
    else if (action === 'confirm' && open && !held) confirmHandle.current?.arm()
    else return action === 'undo' && undo.arm()
    return true
  }
  useCommands((command) =>
    command === 'confirm' || command === 'dismiss' || command === 'cut' || command === 'undo'
      ? run(command)
      : false,
  )
  // Asked for on the wall: dialogs open, but a confirmation still waits for eyes on the evidence.
  const takeAsked = useEffectEvent((id: string) => {
    const asked = takeAction(id)
    if (asked !== null && asked !== 'undo') run(asked)
  })
  useEffect(() => takeAsked(violation.id), [violation.id])

  const close = () => setDialog(null)
  return (
    <div className="action-bar" data-testid="actions" data-more={more}>
      {mayDecide && <ClaimStrip violation={violation} account={account} />}
      <ActionButtons
        violation={violation}
        account={account}
        held={held}
        confirming={confirm.isPending}
        confirmHandle={confirmHandle}
        onConfirm={runConfirm}
        onAction={run}
      />
      <DecisionStrip
        violation={violation}
        account={account}
        undoing={undo.undo.isPending}
        error={undo.undo.error}
        handle={undo.handle}
        onUndo={undo.run}
      />
      <MoreButton open={more} onToggle={() => setMore(!more)} />
      {undo.told !== null && violation.status === 'suspected' && (
        <FollowedNote {...undo.told} onClose={undo.close} />
      )}
      {canWrite && <LetterButton onOpen={() => setDialog('letter')} />}
      {open && !held && <CorrectButton onOpen={() => setDialog('correct')} />}
      {mayDecide && <CaseActs violation={violation} account={account} onReopened={tellReopened} />}
      {confirm.isError && <TroubleNote error={confirm.error} />}
      <DismissDialog
        violationId={violation.id}
        open={dialog === 'dismiss'}
        onDismissed={undo.tell(t('action.dismissed'))}
        onClose={close}
      />
      <CorrectDialog violation={violation} open={dialog === 'correct'} onClose={close} />
      <LetterDialog violation={violation} open={dialog === 'letter'} onClose={close} />
      <CutDialog violation={violation} open={dialog === 'cut'} onClose={close} />
    </div>
  )
}
