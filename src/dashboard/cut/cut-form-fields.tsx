import { Checkbox, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { isPast } from '../lib/time/ban-until.ts'
import { fullTimeOf } from '../lib/time/format-time.ts'
import { useProgramNow } from '../lib/time/use-program-now.ts'
import type { CutForm } from './cut-drafts.ts'

type Props = { readonly form: CutForm; onChange(part: Partial<CutForm>): void }

function UntilField({ form, onChange }: Props) {
  const { t } = useTranslation()
  const now = useProgramNow()
  const past = isPast(form.until, now)
  return (
    <>
      <label htmlFor="cut-until">{t('cut.until')}</label>
      <Input
        id="cut-until"
        type="datetime-local"
        data-testid="cut-until"
        status={past ? 'error' : ''}
        aria-describedby="cut-until-hint"
        value={form.until}
        onChange={({ target }) => onChange({ until: target.value })}
      />
      <p id="cut-until-hint" className={past ? 'field-error small' : 'muted small'}>
        {past ? t('cut.untilPast', { now: fullTimeOf(now) }) : t('cut.untilHint')}
      </p>
    </>
  )
}

export function CutFormFields({ form, onChange }: Props) {
  const { t } = useTranslation()
  return (
    <div className="cut-form">
      <label htmlFor="cut-reason">{t('cut.reason')}</label>
      <Input.TextArea
        id="cut-reason"
        data-testid="cut-reason"
        autoFocus
        required
        rows={3}
        maxLength={2000}
        value={form.reason}
        placeholder={t('cut.reasonExample')}
        onChange={({ target }) => onChange({ reason: target.value })}
      />
      <Checkbox
        checked={form.ban}
        onChange={({ target }) => onChange({ ban: target.checked })}
        data-testid="cut-ban"
      >
        {t('cut.ban')}
      </Checkbox>
      {form.ban ? (
        <UntilField form={form} onChange={onChange} />
      ) : (
        <p className="field-error small">{t('cut.banHint')}</p>
      )}
    </div>
  )
}
