import { Input, Modal } from 'antd'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { TroubleNote } from '../components/trouble-note.tsx'

export type ReasonProps = {
  readonly open: boolean
  readonly title: string
  readonly hint: string
  readonly label: string
  readonly example?: string
  readonly submit: string
  readonly danger?: boolean
  readonly busy: boolean
  readonly error: unknown
  /** A reason that was chosen: nothing more need be written. */
  readonly standing?: string | null
  readonly children?: ReactNode
  /** Prefix of the test ids. */
  readonly name: string
  onSubmit(reason: string): void
  onClose(): void
  afterClose?(): void
}

/** Asks for the reason that goes into the history. Nothing is sent without one. */
export function ReasonForm(props: ReasonProps) {
  const { t } = useTranslation()
  const [reason, setReason] = useState('')
  const written = [props.standing ?? '', reason.trim()].filter((part) => part !== '').join(':')
  const id = `${props.name}-reason`
  const submit = () => {
    if (written !== '') props.onSubmit(written)
  }
  return (
    <Modal
      open={props.open}
      title={props.title}
      onCancel={props.onClose}
      onOk={submit}
      okText={props.submit}
      cancelText={t('app.cancel')}
      okButtonProps={{
        danger: props.danger === true,
        disabled: written === '',
        loading: props.busy,
        'data-testid': `${props.name}-submit`,
      }}
      destroyOnHidden
      afterClose={() => {
        setReason('')
        props.afterClose?.()
      }}
    >
      {props.hint !== '' && <p className="muted">{props.hint}</p>}
      {props.children}
      <label htmlFor={id}>{props.label}</label>
      <Input.TextArea
        id={id}
        data-testid={id}
        autoFocus
        rows={3}
        maxLength={2000}
        value={reason}
        placeholder={props.example}
        onChange={({ target }) => setReason(target.value)}
        onKeyDown={({ key, ctrlKey, metaKey }) => {
          if (key === 'Enter' && (ctrlKey || metaKey)) submit()
        }}
      />
      {props.error !== null && <TroubleNote error={props.error} />}
    </Modal>
  )
}
