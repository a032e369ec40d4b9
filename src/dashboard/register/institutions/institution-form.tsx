import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Institution, institutionInput } from '../../../contracts/institution.ts'
import { ACTORS, OBJECT_KINDS, STAGES } from '../../../contracts/words/vocabulary.ts'
import { reading } from '../../api/addresses.ts'
import { useApi } from '../../api/api-context.tsx'
import { isCode } from '../../api/problem-error.ts'
import { TroubleNote } from '../../components/trouble-note.tsx'
import type { zhRegister } from '../../i18n/register/zh-register.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { creditCodeTrouble } from '../../lib/credit-code.ts'
import { ChoiceField, SetField, TextField } from '../fields.tsx'
import { FormFoot } from '../form-foot.tsx'
import { OvertakenNote } from '../overtaken-note.tsx'
import { RegionField } from '../region-field.tsx'
import { errorsOf, type FieldErrors, serverErrors, useRecordForm } from '../use-record-form.ts'
import { useSaveInstitution } from '../use-register.ts'
import { type InstitutionDraft, institutionDraft, institutionInputOf } from './institution-draft.ts'

type FieldName = keyof typeof zhRegister.fields
type FieldsProps = {
  readonly draft: InstitutionDraft
  readonly errors: FieldErrors
  set(part: Partial<InstitutionDraft>): void
}

function Fields({ draft, errors, set }: FieldsProps) {
  const { t } = useTranslation()
  const text = (name: 'name' | 'creditCode' | 'licenceNumber', required = false) => (
    <TextField
      id={`institution-${name}`}
      label={t(`register.fields.${name}`)}
      value={draft[name]}
      error={errors[name]}
      required={required}
      onChange={(value) => set({ [name]: value })}
    />
  )
  return (
    <div className="register-fields">
      {text('name', true)}
      <ChoiceField
        id="institution-actor"
        label={t('register.fields.actor')}
        value={draft.actor}
        error={errors['actor']}
        options={ACTORS.map((value) => ({ value, label: t(`lookup.actors.${value}`) }))}
        onChange={(actor) => set({ actor })}
      />
      <ChoiceField
        id="institution-kind"
        label={t('register.fields.kind')}
        value={draft.kind}
        error={errors['kind']}
        options={[
          { value: '', label: '—' },
          ...OBJECT_KINDS.map((value) => ({ value, label: t(`register.kinds.${value}`) })),
        ]}
        onChange={(kind) => set({ kind })}
      />
      <RegionField
        id="institution-region"
        label={t('register.fields.region')}
        value={draft.region}
        error={errors['region']}
        required
        onChange={(region) => set({ region })}
      />
      {text('creditCode')}
      {creditCodeTrouble(draft.creditCode) === 'check-digit' && (
        <p className="suspect-note small" role="note" data-testid="credit-code-check">
          {t('register.wrong.checkDigit')}
        </p>
      )}
      {text('licenceNumber')}
      <SetField
        label={t('register.fields.stages')}
        value={draft.stages}
        error={errors['stages']}
        options={STAGES.map((value) => ({ value, label: t(`words.stage.${value}`) }))}
        onChange={(stages) => set({ stages })}
      />
    </div>
  )
}

type Props = {
  /** `null`: a new one. */
  readonly institution: Institution | null
  readonly given?: Partial<InstitutionDraft>
  onSaved(institution: Institution): void
  onCancel(): void
}

/** What is typed, what is wrong with it, and saving it. */
function useInstitutionForm({ institution, given, onSaved }: Omit<Props, 'onCancel'>) {
  const { t } = useTranslation()
  const { language } = useLanguage()
  const api = useApi()
  const form = useRecordForm<InstitutionDraft>(institutionDraft(institution, given))
  const [known, setKnown] = useState(institution)
  const [theirs, setTheirs] = useState<Institution | null>(null)
  const act = useSaveInstitution(institution?.id ?? null)
  const input = institutionInputOf(form.draft, known)
  const errors: FieldErrors = {
    ...serverErrors(act.error, language),
    ...errorsOf(institutionInput, input, (wrong) => t(`register.wrong.${wrong}`)),
    ...(creditCodeTrouble(form.draft.creditCode) === 'malformed'
      ? { creditCode: t('register.wrong.creditCode') }
      : {}),
  }
  const readTheirs = async (error: unknown): Promise<void> => {
    if (institution === null || !isCode(error, 'overtaken')) return
    const { id } = institution
    setTheirs(await api.get<Institution>(reading('/institutions/{id}', { id })))
  }
  return {
    ...form,
    act,
    errors,
    theirs,
    save: (reason: string) =>
      act.mutate(
        { ...input, reason, ...(known === null ? {} : { expectedVersion: known.version }) },
        {
          onSuccess: (saved) => {
            form.done()
            onSaved(saved)
          },
          // What the other wrote stays unread until the next try, when it cannot be had now.
          onError: (error) => void readTheirs(error).catch(() => undefined),
        },
      ),
    take: (keep: 'mine' | 'theirs') => {
      if (theirs === null) return
      form.rebase(institutionDraft(theirs), keep)
      setKnown(theirs)
      setTheirs(null)
      act.reset()
    },
  }
}

/** Registers an institution, or edits one; its licence and the rest of its file come by import. */
export function InstitutionForm({ onCancel, ...props }: Props) {
  const { t } = useTranslation()
  const { institution } = props
  const form = useInstitutionForm(props)
  const { act, theirs, errors, draft } = form
  const [reason, setReason] = useState('')
  const unchanged = institution !== null && form.changed.length === 0
  const wrong = Object.keys(errors).length > 0 && !act.isError
  return (
    <form
      className="register-form panel"
      data-testid="institution-form"
      onSubmit={(event) => {
        event.preventDefault()
        form.save(reason)
      }}
    >
      <h2>
        {institution === null
          ? t('register.addInstitution')
          : t('register.editing', { name: institution.name })}
      </h2>
      <Fields
        draft={draft}
        errors={institution === null && form.changed.length === 0 ? {} : errors}
        set={(part) => {
          act.reset()
          form.set(part)
        }}
      />
      {theirs !== null && (
        <OvertakenNote
          base={form.base}
          mine={draft}
          theirs={institutionDraft(theirs)}
          nameOf={(field) => t(`register.fields.${field as FieldName}`)}
          onTake={form.take}
        />
      )}
      <FormFoot
        reason={reason}
        saving={act.isPending}
        disabled={wrong || unchanged || reason.trim() === '' || theirs !== null}
        note={unchanged ? t('register.unchanged') : null}
        onReason={setReason}
        onCancel={() => form.mayDrop() && onCancel()}
      />
      {act.error !== null && theirs === null && <TroubleNote error={act.error} />}
    </form>
  )
}
