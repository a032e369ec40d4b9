import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Account } from '../../contracts/session.ts'
import { USER_ROLES } from '../../contracts/words/access-words.ts'
import { ChoiceField, TextField } from '../channels/field.tsx'
import { TroubleNote } from '../components/trouble-note.tsx'
import type { Place } from './place.ts'
import { RegionsField } from './regions-field.tsx'
import { RoleWords } from './role-words.tsx'
import { type Shown, useAddAccount } from './use-accounts.ts'

const EMPTY = {
  name: '',
  role: 'operator' as (typeof USER_ROLES)[number],
  places: [] as readonly Place[],
  reason: '',
}

type Props = { readonly account: Account; onShown(shown: Shown): void }

/** Adds an account. Nothing that was typed is lost by an error. */
export function AccountForm({ account, onShown }: Props) {
  const { t } = useTranslation()
  const [draft, setDraft] = useState(EMPTY)
  const act = useAddAccount()
  const set = (part: Partial<typeof EMPTY>) => setDraft((now) => ({ ...now, ...part }))
  const regions = draft.places.map(({ code }) => code)
  const done = (shown: Shown): void => {
    setDraft(EMPTY)
    onShown(shown)
  }
  return (
    <form
      className="channel-form panel"
      data-testid="account-form"
      onSubmit={(event) => {
        event.preventDefault()
        const { role, reason } = draft
        act.mutate({ name: draft.name.trim(), role, regions, reason }, { onSuccess: done })
      }}
    >
      <h2>{t('accounts.add')}</h2>
      <div className="channel-fields">
        <TextField
          id="account-name"
          label={t('accounts.name')}
          value={draft.name}
          required
          onChange={(name) => set({ name })}
        />
        <ChoiceField
          id="account-role"
          label={t('accounts.role')}
          value={draft.role}
          options={USER_ROLES.map((value) => ({ value, label: t(`app.${value}`) }))}
          onChange={(role) => set({ role })}
        />
        <TextField
          id="account-why"
          label={t('accounts.reason')}
          value={draft.reason}
          required
          onChange={(reason) => set({ reason })}
        />
      </div>
      <RoleWords role={draft.role} bound={regions.length > 0} />
      <RegionsField
        id="account-regions"
        account={account}
        value={draft.places}
        onChange={(places) => set({ places })}
      />
      <Button type="primary" htmlType="submit" loading={act.isPending} data-testid="account-add">
        {t('accounts.add')}
      </Button>
      {act.isError && <TroubleNote error={act.error} />}
    </form>
  )
}
