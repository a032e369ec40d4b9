import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { MAIL_SECURITIES } from '../../contracts/alerts/channel.ts'
import { type ChannelDraft, newWebhookSecret } from './channel-draft.ts'
import { ChoiceField, TextField } from './field.tsx'

export type DraftFieldsProps = {
  readonly draft: ChannelDraft
  /** It is there already: secrets may be left out. */
  readonly known: boolean
  onChange(change: Partial<ChannelDraft>): void
}

function MailFields({ draft, known, onChange }: DraftFieldsProps) {
  const { t } = useTranslation()
  const text = (name: 'host' | 'port' | 'user' | 'from' | 'to', required = true) => (
    <TextField
      id={`channel-${name}`}
      label={t(`channels.field.${name}`)}
      value={draft[name]}
      required={required}
      type={name === 'port' ? 'number' : 'text'}
      onChange={(value) => onChange({ [name]: value })}
    />
  )
  const securities = MAIL_SECURITIES.map((value) => ({
    value,
    label: t(`channels.security.${value}`),
  }))
  return (
    <>
      {text('host')}
      {text('port')}
      <ChoiceField
        id="channel-security"
        label={t('channels.field.security')}
        value={draft.security}
        options={securities}
        onChange={(security) => onChange({ security })}
      />
      {text('user', false)}
      <TextField
        id="channel-password"
        label={t('channels.field.password')}
        type="password"
        value={draft.password}
        {...(known ? { hint: t('channels.secretKept') } : {})}
        onChange={(password) => onChange({ password })}
      />
      {text('from')}
      {text('to')}
    </>
  )
}

/** Where it leads to, and what nobody is shown again. */
export function SecretFields(props: DraftFieldsProps) {
  const { draft, known, onChange } = props
  const { t } = useTranslation()
  if (draft.kind === 'mail') return <MailFields {...props} />
  if (draft.kind === 'push') return null
  const hint = known ? { hint: t('channels.secretKept') } : {}
  return (
    <>
      <TextField
        id="channel-url"
        label={t('channels.field.url')}
        value={draft.url}
        required={!known}
        {...hint}
        onChange={(url) => onChange({ url })}
      />
      {draft.kind !== 'wecom' && (
        <TextField
          id="channel-signing-secret"
          label={t('channels.field.signingSecret')}
          // A secret that was made here is read off and entered at the other side.
          type={draft.signingSecret.startsWith('whsec_') ? 'text' : 'password'}
          value={draft.signingSecret}
          required={!known}
          {...hint}
          onChange={(signingSecret) => onChange({ signingSecret })}
        />
      )}
      {draft.kind === 'webhook' && (
        <Button
          size="small"
          data-testid="channel-generate"
          onClick={() => onChange({ signingSecret: newWebhookSecret() })}
        >
          {t('channels.generate')}
        </Button>
      )}
    </>
  )
}
