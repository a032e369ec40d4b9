import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ReasonDialog } from '../violation/reason-dialog.tsx'

type Props<Answer> = {
  /** Prefix of the test ids. */
  readonly name: string
  readonly label: string
  readonly title: string
  readonly hint: string
  readonly danger?: boolean
  readonly act: {
    readonly isPending: boolean
    readonly error: unknown
    mutate(body: { reason: string }, how: { onSuccess(answer: Answer): void }): void
  }
  onDone?(answer: Answer): void
}

/** Something that is done for a reason, which the audit keeps. */
export function ReasonedAct<Answer>(props: Props<Answer>) {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  const { name, label, title, hint, danger = false, act, onDone } = props
  const onSuccess = (answer: Answer): void => {
    setOpen(false)
    onDone?.(answer)
  }
  return (
    <>
      <Button size="small" danger={danger} onClick={() => setOpen(true)} data-testid={name}>
        {label}
      </Button>
      <ReasonDialog
        open={open}
        name={name}
        title={title}
        hint={hint}
        label={t('accounts.reason')}
        submit={label}
        danger={danger}
        busy={act.isPending}
        error={act.error}
        onSubmit={(reason) => act.mutate({ reason }, { onSuccess })}
        onClose={() => setOpen(false)}
      />
    </>
  )
}
