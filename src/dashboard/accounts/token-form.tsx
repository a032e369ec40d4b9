import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Account } from '../../contracts/session.ts'
import { ROLES, TOKEN_SCOPES } from '../../contracts/words/access-words.ts'
import { ChoiceField, TextField } from '../channels/field.tsx'
import { TroubleNote } from '../components/trouble-note.tsx'
import { SetField } from '../register/fields.tsx'
import type { Place } from './place.ts'
import { RegionsField } from './regions-field.tsx'
import { RoleWords } from './role-words.tsx'
import { type Shown, useAddToken } from './use-accounts.ts'

type TokenScope = (typeof TOKEN_SCOPES)[number]

const EMPTY = {
  name: '',
  role: 'reader' as (typeof ROLES)[number],
  places: [] as readonly Place[],
  scopes: [] as readonly TokenScope[],
  days: '90',
  reason: '',
}

type Props = { readonly account: Account; onShown(shown: Shown): void }

/** Adds a token for a program. */
export function TokenForm({ account, onShown }: Props) {
  const { t } = useTranslation()
  const [draft, setDraft] = useState(EMPTY)
  const act = useAddToken()
  const set = (part: Partial<typeof EMPTY>) => setDraft((now) => ({ ...now, ...part }))
  const regions = draft.places.map(({ code }) => code)
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
        const { places: _, days, scopes: made, ...rest } = draft
        const scopes = made.length === 0 ? null : [...made]
        act.mutate({ ...rest, regions, scopes, days: Number(days) }, { onSuccess: done })
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
      <RoleWords role={draft.role} bound={regions.length > 0} />
      <SetField
        label={t('accounts.tokens.scopes')}
        value={draft.scopes}
        options={TOKEN_SCOPES.map((value) => ({
          value,
          label: t(`accounts.tokens.scope.${value}`),
        }))}
        onChange={(chosen) => set({ scopes: TOKEN_SCOPES.filter((one) => chosen.includes(one)) })}
      />
      <RegionsField
        id="token-regions"
        account={account}
        value={draft.places}
        onChange={(places) => set({ places })}
      />
      <Button type="primary" htmlType="submit" loading={act.isPending} data-testid="token-add">
        {t('accounts.tokens.add')}
      </Button>
      {act.isError && <TroubleNote error={act.error} />}
    </form>
  )
}
