import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { TextField } from './fields.tsx'

type Props = {
  readonly reason: string
  readonly saving: boolean
  readonly disabled: boolean
  /** Why nothing can be saved, where it cannot. */
  readonly note: string | null
  onReason(reason: string): void
  onCancel(): void
}

/** Why it is done, and doing it. */
export function FormFoot({ reason, saving, disabled, note, onReason, onCancel }: Props) {
  const { t } = useTranslation()
  return (
    <>
      <TextField
        id="register-reason"
        label={t('register.reason')}
        value={reason}
        required
        hint={t('register.reasonHint')}
        onChange={onReason}
      />
      <div className="register-acts">
        <Button
          type="primary"
          htmlType="submit"
          loading={saving}
          disabled={disabled}
          data-testid="register-save"
        >
          {t('register.save')}
        </Button>
        <Button onClick={onCancel} data-testid="register-cancel">
          {t('app.cancel')}
        </Button>
        {note !== null && <span className="muted small">{note}</span>}
      </div>
    </>
  )
}
