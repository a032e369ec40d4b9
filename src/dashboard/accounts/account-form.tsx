import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Account } from '../../contracts/session.ts'
import { USER_ROLES } from '../../contracts/words/access-words.ts'
import { type AccessDraft, AccessForm, regionsOf } from './access-form.tsx'
import { type Shown, useAddAccount } from './use-accounts.ts'

type Draft = AccessDraft<(typeof USER_ROLES)[number]>

const EMPTY: Draft = { name: '', role: 'operator', places: [], reason: '' }

type Props = { readonly account: Account; onShown(shown: Shown): void }

/** Adds an account. Nothing that was typed is lost by an error. */
export function AccountForm({ account, onShown }: Props) {
  const { t } = useTranslation()
  const [draft, setDraft] = useState(EMPTY)
  const act = useAddAccount()
  const done = (shown: Shown): void => {
    setDraft(EMPTY)
    onShown(shown)
  }
  const submit = (): void => {
    const { role, reason } = draft
    const regions = regionsOf(draft)
    act.mutate({ name: draft.name.trim(), role, regions, reason }, { onSuccess: done })
  }
  return (
    <AccessForm
      kind="account"
      account={account}
      title={t('accounts.add')}
      nameLabel={t('accounts.name')}
      roles={USER_ROLES}
      draft={draft}
      act={act}
      set={(part) => setDraft((now) => ({ ...now, ...part }))}
      onSubmit={submit}
    />
  )
}
