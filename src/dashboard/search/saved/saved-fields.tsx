import { Button } from 'antd'
import { type FormEvent, type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { TroubleNote } from '../../components/trouble-note.tsx'
import { TextField } from '../../register/fields.tsx'
import type { Said } from './use-saved-searches.ts'

type BoxProps = {
  readonly label: string
  readonly checked: boolean
  readonly testId: string
  onChange(checked: boolean): void
}

function Box({ label, checked, testId, onChange }: BoxProps) {
  return (
    <label className="saved-box">
      <input
        type="checkbox"
        checked={checked}
        onChange={({ target }) => onChange(target.checked)}
        data-testid={testId}
      />
      {label}
    </label>
  )
}

type Props = {
  readonly id: string
  readonly before: Said
  readonly submit: string
  readonly busy: boolean
  readonly error: unknown
  onSubmit(said: Said): void
  readonly children?: ReactNode
}

/** A name, and whether it is told and shared; for a new one and for one that is changed. */
export function SavedFields({ id, before, submit, busy, error, onSubmit, children }: Props) {
  const { t } = useTranslation()
  const [said, setSaid] = useState(before)
  const submitted = (event: FormEvent): void => {
    event.preventDefault()
    onSubmit({ ...said, name: said.name.trim() })
  }
  return (
    <form className="saved-fields" onSubmit={submitted}>
      <TextField
        id={`${id}-name`}
        label={t('search.saved.name')}
        hint={t('search.saved.nameHint')}
        value={said.name}
        onChange={(name) => setSaid({ ...said, name: name.slice(0, 60) })}
      />
      <Box
        label={t('search.saved.alert')}
        checked={said.alert}
        testId={`${id}-alert`}
        onChange={(alert) => setSaid({ ...said, alert })}
      />
      <Box
        label={t('search.saved.share')}
        checked={said.shared}
        testId={`${id}-shared`}
        onChange={(shared) => setSaid({ ...said, shared })}
      />
      <div className="saved-acts">
        <Button
          htmlType="submit"
          disabled={said.name.trim() === ''}
          loading={busy}
          data-testid={`${id}-save`}
        >
          {submit}
        </Button>
        {children}
      </div>
      {said.alert && <p className="muted small">{t('search.saved.alertHint')}</p>}
      {error !== null && <TroubleNote error={error} />}
    </form>
  )
}
