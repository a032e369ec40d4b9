import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Account } from '../../contracts/session.ts'
import { ROLES, TOKEN_SCOPES } from '../../contracts/words/access-words.ts'
import { TextField } from '../channels/field.tsx'
import { SetField } from '../register/fields.tsx'
import { type AccessDraft, AccessForm, regionsOf } from './access-form.tsx'
import { type Shown, useAddToken } from './use-accounts.ts'

type Draft = AccessDraft<(typeof ROLES)[number]> & {
  readonly scopes: readonly (typeof TOKEN_SCOPES)[number][]
  readonly days: string
}

const EMPTY: Draft = { name: '', role: 'reader', places: [], scopes: [], days: '90', reason: '' }

type Props = { readonly account: Account; onShown(shown: Shown): void }

/** Adds a token for a program. */
export function TokenForm({ account, onShown }: Props) {
  const { t } = useTranslation()
  const [draft, setDraft] = useState(EMPTY)
  const act = useAddToken()
  const set = (part: Partial<Draft>) => setDraft((now) => ({ ...now, ...part }))
  const done = (shown: Shown): void => {
    setDraft(EMPTY)
    onShown(shown)
  }
  const submit = (): void => {
    const { places: _, days, scopes: made, ...rest } = draft
    const scopes = made.length === 0 ? null : [...made]
    const regions = regionsOf(draft)
    act.mutate({ ...rest, regions, scopes, days: Number(days) }, { onSuccess: done })
  }
  return (
    <AccessForm
      kind="token"
      account={account}
      title={t('accounts.tokens.add')}
      nameLabel={t('accounts.tokens.name')}
      roles={ROLES}
      draft={draft}
      act={act}
      besides={
        <TextField
          id="token-days"
          label={t('accounts.tokens.days')}
          value={draft.days}
          type="number"
          required
          onChange={(days) => set({ days })}
        />
      }
      set={set}
      onSubmit={submit}
    >
      <SetField
        label={t('accounts.tokens.scopes')}
        value={draft.scopes}
        options={TOKEN_SCOPES.map((value) => ({
          value,
          label: t(`accounts.tokens.scope.${value}`),
        }))}
        onChange={(chosen) => set({ scopes: TOKEN_SCOPES.filter((one) => chosen.includes(one)) })}
      />
    </AccessForm>
  )
}
