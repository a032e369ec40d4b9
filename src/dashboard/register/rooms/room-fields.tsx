import { useTranslation } from 'react-i18next'
import { CLOUD_PLATFORMS, SERVER_PLATFORMS } from '../../../contracts/words/cut-vocabulary.ts'
import { ROOM_TIERS, STAGES } from '../../../contracts/words/vocabulary.ts'
import { ChoiceField, TextField } from '../fields.tsx'
import { InstitutionChoice } from '../institutions/institution-choice.tsx'
import { RegionField } from '../region-field.tsx'
import type { FieldErrors } from '../use-record-form.ts'
import { type RoomDraft, targetFields } from './room-draft.ts'

export const TARGETS = [...SERVER_PLATFORMS, ...CLOUD_PLATFORMS, 'webhook', 'letter'] as const

type Props = {
  readonly draft: RoomDraft
  readonly errors: FieldErrors
  /** As known before the list of institutions is. */
  readonly institutionName: string
  set(part: Partial<RoomDraft>): void
}

type TextName = Exclude<keyof RoomDraft, 'active'>

function useText({ draft, errors, set }: Omit<Props, 'institutionName'>) {
  const { t } = useTranslation()
  return (name: TextName, more: { readonly lines?: boolean; readonly required?: boolean } = {}) => (
    <TextField
      key={name}
      id={`room-${name}`}
      label={t(`register.fields.${name}`)}
      value={draft[name]}
      error={errors[name]}
      {...more}
      onChange={(value) => set({ [name]: value })}
    />
  )
}

function TargetFields(props: Omit<Props, 'institutionName'>) {
  const { t } = useTranslation()
  const { draft, errors, set } = props
  const text = useText(props)
  return (
    <>
      <ChoiceField
        id="room-platform"
        label={t('register.fields.cutTarget')}
        value={draft.platform}
        error={errors['platform'] ?? errors['cutTarget']}
        options={[
          { value: '', label: t('register.cutNone') },
          ...TARGETS.map((value) => ({ value, label: t(`register.targets.${value}`) })),
        ]}
        onChange={(platform) => set({ platform })}
      />
      {targetFields(draft.platform).map((name) => text(name, { required: name !== 'vhost' }))}
    </>
  )
}

/** Everything that is registered of a room. */
export function RoomFields({ institutionName, ...props }: Props) {
  const { t } = useTranslation()
  const { draft, errors, set } = props
  const text = useText(props)
  return (
    <div className="register-fields">
      {text('title', { required: true })}
      <InstitutionChoice
        value={draft.institutionId}
        name={institutionName}
        error={errors['institutionId']}
        onChange={({ id, region }) =>
          set({ institutionId: id, ...(draft.region === '' ? { region } : {}) })
        }
      />
      {text('pageUrl')}
      {text('streamUrls', { lines: true })}
      <RegionField
        id="room-region"
        label={t('register.fields.region')}
        value={draft.region}
        error={errors['region']}
        required
        onChange={(region) => set({ region })}
      />
      <ChoiceField
        id="room-stage"
        label={t('register.fields.stage')}
        value={draft.stage}
        error={errors['stage']}
        options={STAGES.map((value) => ({ value, label: t(`words.stage.${value}`) }))}
        onChange={(stage) => set({ stage })}
      />
      <ChoiceField
        id="room-tier"
        label={t('register.fields.tier')}
        value={draft.tier}
        error={errors['tier']}
        options={ROOM_TIERS.map((value) => ({ value, label: t(`register.tiers.${value}`) }))}
        onChange={(tier) => set({ tier })}
      />
      {text('tags')}
      {text('system')}
      {text('pushUrls', { lines: true })}
      <TargetFields {...props} />
    </div>
  )
}
