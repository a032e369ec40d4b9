import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useColleagues } from '../api/violations/use-handling.ts'
import { ReasonDialog } from '../violation/reason-dialog.tsx'

type Props = {
  readonly open: boolean
  readonly count: number
  readonly busy: boolean
  onClose(): void
  onAssign(reason: string, assignee: string | null): void
}

/** Gives all the selected leads to one person. */
export function BulkAssign({ open, count, busy, onClose, onAssign }: Props) {
  const { t } = useTranslation()
  const colleagues = useColleagues(open)
  const [assignee, setAssignee] = useState('')
  return (
    <ReasonDialog
      name="bulk-assign"
      open={open}
      title={t('handling.assignTitle')}
      hint={t('desk.bulk.assignHint', { count })}
      label={t('handling.reason')}
      submit={t('desk.bulk.assign')}
      busy={busy}
      error={colleagues.error}
      onClose={onClose}
      afterClose={() => setAssignee('')}
      onSubmit={(reason) => onAssign(reason, assignee === '' ? null : assignee)}
    >
      <label className="plain-field">
        {t('handling.assignTo')}
        <select
          value={assignee}
          onChange={({ target }) => setAssignee(target.value)}
          data-testid="bulk-assignee"
        >
          <option value="">{t('handling.assignNobody')}</option>
          {colleagues.data?.items.map(({ name }) => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
        </select>
      </label>
    </ReasonDialog>
  )
}
