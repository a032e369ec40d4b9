import { useTranslation } from 'react-i18next'
import { ROOM_TIERS, STAGES, WINDOW_KINDS } from '../../contracts/words/vocabulary.ts'
import { PlacesField } from '../accounts/places-field.tsx'
import { usePlaceNames } from '../api/use-place-names.ts'
import { SetField, TextField } from '../register/fields.tsx'
import { words } from '../register/rooms/room-draft.ts'
import type { SweepDraft } from './sweep-draft.ts'

type TextName = Exclude<keyof SweepDraft, 'stages' | 'tiers' | 'windowKinds'>

const TEXTS: readonly TextName[] = [
  'titleZh',
  'titleEn',
  'rank',
  'probeSeconds',
  'watchSeconds',
  'cron',
  'platforms',
  'tags',
  'from',
  'to',
]
const NUMBERS: readonly TextName[] = ['rank', 'probeSeconds', 'watchSeconds']

/** Numbers are numbers; the rest the server checks as it checks the file. */
export const isSweepDraftSound = (draft: SweepDraft): boolean =>
  NUMBERS.every((name) => /^\d+(\.\d+)?$/.test(draft[name])) && draft.titleZh.trim() !== ''

type Props = { readonly draft: SweepDraft; set(part: Partial<SweepDraft>): void }

export function SweepFormFields({ draft, set }: Props) {
  const { t } = useTranslation()
  const regions = words(draft.regions)
  const nameOf = usePlaceNames(regions)
  return (
    <div className="register-fields">
      {TEXTS.map((name) => (
        <TextField
          key={name}
          id={`sweep-${name}`}
          label={t(`sweeps.fields.${name}`)}
          value={draft[name]}
          error={
            NUMBERS.includes(name) && !/^\d+(\.\d+)?$/.test(draft[name])
              ? t('register.wrong.number')
              : undefined
          }
          onChange={(value) => set({ [name]: value })}
        />
      ))}
      <PlacesField
        id="sweep-regions"
        label={t('sweeps.fields.regions')}
        value={regions.map((code) => ({ code, name: nameOf(code) }))}
        onChange={(places) => set({ regions: places.map(({ code }) => code).join(', ') })}
      />
      <SetField
        label={t('sweeps.fields.windowKinds')}
        value={draft.windowKinds}
        options={WINDOW_KINDS.map((value) => ({ value, label: t(`sweeps.windows.${value}`) }))}
        onChange={(windowKinds) => set({ windowKinds })}
      />
      <SetField
        label={t('sweeps.fields.stages')}
        value={draft.stages}
        options={STAGES.map((value) => ({ value, label: t(`words.stage.${value}`) }))}
        onChange={(stages) => set({ stages })}
      />
      <SetField
        label={t('sweeps.fields.tiers')}
        value={draft.tiers}
        options={ROOM_TIERS.map((value) => ({ value, label: t(`register.tiers.${value}`) }))}
        onChange={(tiers) => set({ tiers })}
      />
    </div>
  )
}
