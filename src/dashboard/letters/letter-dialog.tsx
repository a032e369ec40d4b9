import { Button, Checkbox, Input, Modal } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Letter } from '../../contracts/letters/letter.ts'
import type { Violation } from '../../contracts/violation.ts'
import { useIssueLetter, useLetterMeasures } from '../api/use-letters.ts'
import { useToast } from '../components/toast.tsx'
import { TroubleNote } from '../components/trouble-note.tsx'
import { LetterMeasures } from './letter-measures.tsx'
import { LineField } from './line-field.tsx'
import { MeasureChoice } from './measure-choice.tsx'
import { filledIn, inputOf, isComplete, type LetterForm, useLetterForm } from './use-letter-form.ts'

type Props = { readonly violation: Violation; readonly open: boolean; onClose(): void }

function Fields({
  form,
  onChange,
}: {
  readonly form: LetterForm
  onChange(part: Partial<LetterForm>): void
}) {
  const { t } = useTranslation()
  const line = (name: 'addressee' | 'account' | 'issuer' | 'contactName' | 'contactPhone') => (
    <LineField
      id={`letter-${name}`}
      label={t(`letters.${name}`)}
      value={form[name]}
      onChange={(value) => onChange({ [name]: value })}
    />
  )
  return (
    <>
      <label htmlFor="letter-reason">{t('letters.reason')}</label>
      <Input.TextArea
        id="letter-reason"
        data-testid="letter-reason"
        autoFocus
        rows={2}
        maxLength={2000}
        value={form.reason}
        placeholder={t('letters.reasonExample')}
        onChange={({ target }) => onChange({ reason: target.value })}
      />
      {line('addressee')}
      {line('account')}
      <Checkbox
        checked={form.sellsCourses}
        data-testid="letter-sells-courses"
        onChange={({ target }) => onChange({ sellsCourses: target.checked })}
      >
        {t('letters.sellsCourses')}
      </Checkbox>
      {line('issuer')}
      {line('contactName')}
      {line('contactPhone')}
    </>
  )
}

/** What will be written, before it takes a number. */
function Shown({ letter }: { readonly letter: Letter }) {
  const { t } = useTranslation()
  return (
    <div className="letter-preview" data-testid="letter-preview">
      <p>
        {t('letters.number')} <b>{letter.number}</b>
      </p>
      <p>
        {t('letters.addressee')} <b>{letter.addressee}</b> · {letter.account}
      </p>
      <p>
        {letter.institution} · {letter.room}
      </p>
      <p>
        {t('letters.finding')}
        {t('app.colon')}
        {letter.finding}
      </p>
      <LetterMeasures letter={letter} />
      <p>{t('letters.evidence', { count: letter.evidenceTotal })}</p>
      <p>
        {letter.issuer} · {letter.contact.name} {letter.contact.phone}
      </p>
    </div>
  )
}

/** Form, preview, issue. Nothing takes a number before the last button. */
export function LetterDialog({ violation, open, onClose }: Props) {
  const { t } = useTranslation()
  const tell = useToast()
  const { typed, change, clear } = useLetterForm()
  const known = useLetterMeasures(violation.id, typed.sellsCourses ?? false, open)
  const form = filledIn(typed, known.data)
  const preview = useIssueLetter(violation.id)
  const issue = useIssueLetter(violation.id)
  const shown = preview.data ?? null
  const error = issue.error ?? preview.error ?? known.error
  const closed = () => {
    clear()
    preview.reset()
    issue.reset()
  }
  const submit = () =>
    issue.mutate(inputOf(form, false), {
      onSuccess: ({ number }) => {
        tell(t('letters.submitted', { number }))
        onClose()
      },
    })
  const footer =
    shown === null ? (
      <>
        <span className="muted small">{t('letters.previewHint')}</span>
        <Button onClick={onClose}>{t('app.cancel')}</Button>
        <Button
          type="primary"
          disabled={!isComplete(form)}
          loading={preview.isPending}
          onClick={() => preview.mutate(inputOf(form, true))}
          data-testid="letter-show"
        >
          {t('letters.preview')}
        </Button>
      </>
    ) : (
      <>
        <Button onClick={() => preview.reset()}>{t('letters.back')}</Button>
        <Button
          type="primary"
          loading={issue.isPending}
          onClick={submit}
          data-testid="letter-submit"
        >
          {t('letters.submit')}
        </Button>
      </>
    )
  return (
    <Modal
      open={open}
      onCancel={onClose}
      afterClose={closed}
      mask={{ closable: false }}
      title={t('letters.title')}
      width={680}
      footer={<div className="dialog-footer">{footer}</div>}
      destroyOnHidden
    >
      <div className="cut-form" data-testid="letter-dialog">
        {shown === null ? (
          <>
            <Fields form={form} onChange={change} />
            <MeasureChoice measures={known.data?.items ?? []} form={form} onChange={change} />
          </>
        ) : (
          <Shown letter={shown} />
        )}
        {error !== null && <TroubleNote error={error} />}
      </div>
    </Modal>
  )
}
