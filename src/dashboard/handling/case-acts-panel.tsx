import { Button, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { WireTakenBack } from '../../contracts/handling.ts'
import type { Account } from '../../contracts/session.ts'
import type { Violation } from '../../contracts/violation.ts'
import { useLettersOf } from '../api/use-letters.ts'
import { useAssign, useCaseAct, useColleagues, useGoBack } from '../api/violations/use-handling.ts'
import { useToast } from '../components/toast.tsx'
import { caseActs } from '../lib/violations/case-acts.ts'
import { ReasonDialog } from '../violation/reason-dialog.tsx'
import { GoldenAct } from './golden-act.tsx'

type Act = ReturnType<typeof caseActs>[number]['act']
type DialogProps = { readonly id: string; readonly open: boolean; onClose(): void }

function AssignDialog({ id, open, onClose }: DialogProps) {
  const { t } = useTranslation()
  const assign = useAssign(id)
  const colleagues = useColleagues(open)
  const [assignee, setAssignee] = useState('')
  const people = colleagues.data?.items ?? []
  const options = [
    { value: '', label: t('handling.assignNobody') },
    ...people.map(({ name }) => ({ value: name, label: name })),
  ]
  return (
    <ReasonDialog
      name="assign"
      open={open}
      title={t('handling.assignTitle')}
      hint=""
      label={t('handling.reason')}
      submit={t('handling.assign')}
      busy={assign.isPending}
      error={assign.error ?? colleagues.error}
      onClose={onClose}
      onSubmit={(reason) =>
        assign.mutate(
          { reason, assignee: assignee === '' ? null : assignee },
          { onSuccess: onClose },
        )
      }
    >
      <label htmlFor="assignee">{t('handling.assignTo')}</label>
      <Select
        id="assignee"
        className="wide"
        showSearch
        value={assignee}
        options={options}
        onChange={setAssignee}
      />
    </ReasonDialog>
  )
}

function PlainDialog({
  id,
  act,
  open,
  onClose,
}: DialogProps & { readonly act: 'refer' | 'close' }) {
  const { t } = useTranslation()
  const run = useCaseAct(id, act)
  return (
    <ReasonDialog
      name={act}
      open={open}
      title={t(`handling.${act}Title`)}
      hint={t(`handling.${act}Hint`)}
      label={t(act === 'refer' ? 'handling.referReason' : 'handling.reason')}
      submit={t(`handling.${act}`)}
      busy={run.isPending}
      error={run.error}
      onClose={onClose}
      onSubmit={(reason) => run.mutate({ reason }, { onSuccess: onClose })}
    />
  )
}

type ReopenProps = DialogProps & { onReopened(answer: WireTakenBack): void }

function ReopenDialog({ id, open, onClose, onReopened }: ReopenProps) {
  const { t } = useTranslation()
  const tell = useToast()
  const reopen = useGoBack(id, 'reopen')
  const done = (answer: WireTakenBack) => {
    tell(t('handling.reopened'))
    onReopened(answer)
    onClose()
  }
  return (
    <ReasonDialog
      name="reopen"
      open={open}
      title={t('handling.reopenTitle')}
      hint={t('handling.reopenHint')}
      label={t('handling.reason')}
      submit={t('handling.reopen')}
      busy={reopen.isPending}
      error={reopen.error}
      onClose={onClose}
      onSubmit={(reason) => reopen.mutate({ reason }, { onSuccess: done })}
    />
  )
}

type Props = {
  readonly violation: Violation
  readonly account: Account
  onReopened(answer: WireTakenBack): void
}

/** Assign, refer, close, reopen. What cannot be done says why, and which way there is. */
export function CaseActs({ violation, account, onReopened }: Props) {
  const { t } = useTranslation()
  const [dialog, setDialog] = useState<Act | null>(null)
  const letters = useLettersOf(violation.id)
  const lettered = letters.data?.items.some(({ verifiedAt }) => verifiedAt !== null) ?? false
  const { id } = violation
  const onClose = () => setDialog(null)
  return (
    <details className="case-acts" data-testid="case-acts">
      <summary>{t('handling.acts')}</summary>
      <ul>
        {caseActs(violation, lettered).map(({ act, why }) => (
          <li key={act}>
            <Button
              size="small"
              disabled={why !== null}
              aria-describedby={why === null ? undefined : `why-${act}`}
              onClick={() => setDialog(act)}
              data-testid={`act-${act}`}
            >
              {t(`handling.${act}`)}
            </Button>
            {why !== null && (
              <span className="muted small" id={`why-${act}`}>
                {t(`handling.why.${why}`)}
              </span>
            )}
          </li>
        ))}
        {account.may.includes('draw-reviews') && violation.qualityCheck === undefined && (
          <GoldenAct violation={violation} />
        )}
      </ul>
      <AssignDialog id={id} open={dialog === 'assign'} onClose={onClose} />
      <PlainDialog id={id} act="refer" open={dialog === 'refer'} onClose={onClose} />
      <PlainDialog id={id} act="close" open={dialog === 'close'} onClose={onClose} />
      <ReopenDialog id={id} open={dialog === 'reopen'} onClose={onClose} onReopened={onReopened} />
    </details>
  )
}
