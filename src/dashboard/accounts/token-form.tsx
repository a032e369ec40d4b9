import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ROLES } from '../../contracts/words/access-words.ts'
import { ChoiceField, TextField } from '../channels/field.tsx'
import { TroubleNote } from '../components/trouble-note.tsx'
import { type Shown, useAddToken } from './use-accounts.ts'

const EMPTY = { name: '', role: 'reader' as (typeof ROLES)[number], days: '90', reason: '' }

/** Adds a token for a program. */
export function TokenForm({ onShown }: { onShown(shown: Shown): void }) {
  const { t } = useTranslation()
  const [draft, setDraft] = useState(EMPTY)
  const act = useAddToken()
  const set = (part: Partial<typeof EMPTY>) => setDraft((now) => ({ ...now, ...part }))
  const done = (shown: Shown): void => {
    setDraft(EMPTY)
    onShown(shown)
  }
  return (
    <form
      className="channel-form panel"
      data-testid="token-form"
      onSubmit={(event) => {
        event.preventDefault()
        act.mutate({ ...draft, days: Number(draft.days) }, { onSuccess: done })
      }}
    >
      <h2>{t('accounts.tokens.add')}</h2>
      <div className="channel-fields">
        <TextField
          id="token-name"
          label={t('accounts.tokens.name')}
          value={draft.name}
          required
          onChange={(name) => set({ name })}
        />
        <ChoiceField
          id="token-role"
          label={t('accounts.role')}
          value={draft.role}
          options={ROLES.map((value) => ({ value, label: t(`app.${value}`) }))}
          onChange={(role) => set({ role })}
        />
        <TextField
          id="token-days"
          label={t('accounts.tokens.days')}
          value={draft.days}
          type="number"
          required
          onChange={(days) => set({ days })}
        />
        <TextField
          id="token-why"
          label={t('accounts.reason')}
          value={draft.reason}
          required
          onChange={(reason) => set({ reason })}
        />
      </div>
      <Button type="primary" htmlType="submit" loading={act.isPending} data-testid="token-add">
        {t('accounts.tokens.add')}
      </Button>
      {act.isError && <TroubleNote error={act.error} />}
    </form>
  )
}
