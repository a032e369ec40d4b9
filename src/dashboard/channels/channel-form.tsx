import { Button, Checkbox } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  AUDIENCES,
  CHANNEL_KINDS,
  type Channel,
  GROUPINGS,
} from '../../contracts/alerts/channel.ts'
import { ALERT_LEVELS } from '../../contracts/words/vocabulary.ts'
import { TroubleNote } from '../components/trouble-note.tsx'
import { RegionField } from '../register/region-field.tsx'
import { draftOf, inputOf } from './channel-draft.ts'
import { ChoiceField, TextField } from './field.tsx'
import { type DraftFieldsProps, SecretFields } from './secret-fields.tsx'
import { useSaveChannel } from './use-channels.ts'

function RuleFields({ draft, onChange }: DraftFieldsProps) {
  const { t } = useTranslation()
  const text = (
    name: 'groupSeconds' | 'repeatMinutes' | 'quietFrom' | 'quietTo',
    type: 'number' | 'time',
  ) => (
    <TextField
      id={`channel-${name}`}
      label={t(`channels.field.${name}`)}
      value={draft[name]}
      type={type}
      required={type === 'number'}
      onChange={(value) => onChange({ [name]: value })}
    />
  )
  return (
    <>
      <ChoiceField
        id="channel-audience"
        label={t('channels.field.audience')}
        value={draft.audience}
        options={AUDIENCES.map((value) => ({ value, label: t(`channels.audience.${value}`) }))}
        onChange={(audience) => onChange({ audience })}
      />
      <ChoiceField
        id="channel-level"
        label={t('channels.field.leastLevel')}
        value={draft.leastLevel}
        options={ALERT_LEVELS.map((value) => ({ value, label: t(`channels.level.${value}`) }))}
        onChange={(leastLevel) => onChange({ leastLevel })}
      />
      <ChoiceField
        id="channel-group"
        label={t('channels.field.groupBy')}
        value={draft.groupBy}
        options={GROUPINGS.map((value) => ({ value, label: t(`channels.groupBy.${value}`) }))}
        onChange={(groupBy) => onChange({ groupBy })}
      />
      {text('groupSeconds', 'number')}
      {text('repeatMinutes', 'number')}
      <RegionField
        id="channel-region"
        label={t('channels.field.region')}
        value={draft.region}
        onChange={(region) => onChange({ region })}
      />
      {text('quietFrom', 'time')}
      {text('quietTo', 'time')}
    </>
  )
}

type Props = { readonly channel: Channel | null; onDone(): void }

/** Adds a channel, or changes one. Nothing that was typed is lost by an error. */
export function ChannelForm({ channel, onDone }: Props) {
  const { t } = useTranslation()
  const [draft, setDraft] = useState(() => draftOf(channel))
  const act = useSaveChannel(channel)
  const known = channel !== null
  const onChange = (change: Partial<typeof draft>) => setDraft((now) => ({ ...now, ...change }))
  return (
    <form
      className="channel-form panel"
      data-testid="channel-form"
      onSubmit={(event) => {
        event.preventDefault()
        act.mutate(inputOf(draft), { onSuccess: onDone })
      }}
    >
      <h2>{known ? t('channels.editing', { name: channel.name }) : t('channels.add')}</h2>
      <div className="channel-fields">
        <ChoiceField
          id="channel-kind"
          label={t('channels.field.kind')}
          value={draft.kind}
          disabled={known}
          options={CHANNEL_KINDS.map((value) => ({ value, label: t(`channels.kind.${value}`) }))}
          onChange={(kind) => onChange({ kind })}
        />
        <TextField
          id="channel-name"
          label={t('channels.field.name')}
          value={draft.name}
          required
          onChange={(name) => onChange({ name })}
        />
        <SecretFields draft={draft} known={known} onChange={onChange} />
        <RuleFields draft={draft} known={known} onChange={onChange} />
      </div>
      <p className="muted small">{t('channels.quietHint')}</p>
      <Checkbox
        checked={draft.enabled}
        onChange={({ target }) => onChange({ enabled: target.checked })}
      >
        {t('channels.field.enabled')}
      </Checkbox>
      <TextField
        id="channel-reason"
        label={t('channels.field.reason')}
        value={draft.reason}
        required
        onChange={(reason) => onChange({ reason })}
      />
      <div className="channel-acts">
        <Button type="primary" htmlType="submit" loading={act.isPending} data-testid="channel-save">
          {t('channels.save')}
        </Button>
        <Button onClick={onDone}>{t('app.cancel')}</Button>
      </div>
      {act.error !== null && <TroubleNote error={act.error} />}
    </form>
  )
}
