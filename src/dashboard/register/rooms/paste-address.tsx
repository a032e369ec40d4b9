import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type AddressLook, addressLookInput } from '../../../contracts/register/address-look.ts'
import { ACTORS, STAGES } from '../../../contracts/words/vocabulary.ts'
import { TroubleNote } from '../../components/trouble-note.tsx'
import { homeRegion } from '../../setup/kept-setup.ts'
import { ChoiceField, TextField } from '../fields.tsx'
import { RegionField } from '../region-field.tsx'
import { useAddressLook } from '../use-register.ts'
import { LookedAt } from './looked-at.tsx'

export type LookDraft = {
  readonly url: string
  readonly region: string
  readonly actor: string
  readonly stage: string
}

const BEGIN: LookDraft = { url: '', region: '', actor: ACTORS[0], stage: 'compulsory' }

type FieldsProps = { readonly draft: LookDraft; set(part: Partial<LookDraft>): void }

function Fields({ draft, set }: FieldsProps) {
  const { t } = useTranslation()
  return (
    <div className="register-fields">
      <TextField
        id="paste-url"
        label={t('register.paste.url')}
        value={draft.url}
        required
        hint="https://…"
        onChange={(url) => set({ url })}
      />
      <RegionField
        id="paste-region"
        label={t('register.fields.region')}
        value={draft.region}
        required
        onChange={(region) => set({ region })}
      />
      <ChoiceField
        id="paste-actor"
        label={t('register.fields.actor')}
        value={draft.actor}
        options={ACTORS.map((value) => ({ value, label: t(`lookup.actors.${value}`) }))}
        onChange={(actor) => set({ actor })}
      />
      <ChoiceField
        id="paste-stage"
        label={t('register.fields.stage')}
        value={draft.stage}
        options={STAGES.map((value) => ({ value, label: t(`words.stage.${value}`) }))}
        onChange={(stage) => set({ stage })}
      />
    </div>
  )
}

type Props = {
  onRegister(typed: LookDraft, look: AddressLook | null): void
  onCancel(): void
}

/** Any address in: what it is, what is on it now, and whether that may be taught now. */
export function PasteAddress({ onRegister, onCancel }: Props) {
  const { t } = useTranslation()
  const [draft, setDraft] = useState(() => ({ ...BEGIN, region: homeRegion() ?? '' }))
  const act = useAddressLook()
  const ready = addressLookInput.safeParse(draft).success
  const typed = { ...draft, url: draft.url.trim(), region: draft.region.trim() }
  return (
    <form
      className="register-form panel"
      data-testid="paste-address"
      onSubmit={(event) => {
        event.preventDefault()
        act.mutate(typed)
      }}
    >
      <h2>{t('register.paste.title')}</h2>
      <p className="muted small">{t('register.paste.hint')}</p>
      <Fields
        draft={draft}
        set={(part) => {
          act.reset()
          setDraft((now) => ({ ...now, ...part }))
        }}
      />
      <div className="register-acts">
        <Button
          type="primary"
          htmlType="submit"
          disabled={!ready}
          loading={act.isPending}
          data-testid="paste-look"
        >
          {t(act.isPending ? 'register.paste.looking' : 'register.paste.look')}
        </Button>
        <Button
          disabled={act.isPending}
          onClick={() => onRegister(typed, null)}
          data-testid="paste-skip"
        >
          {t('register.paste.skip')}
        </Button>
        <Button onClick={onCancel}>{t('app.cancel')}</Button>
      </div>
      {act.error !== null && <TroubleNote error={act.error} />}
      {act.data !== undefined && (
        <LookedAt look={act.data} onRegister={() => onRegister(typed, act.data)} />
      )}
    </form>
  )
}
