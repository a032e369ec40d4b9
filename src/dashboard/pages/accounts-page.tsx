import { Empty, Skeleton } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Account } from '../../contracts/session.ts'
import { AccountCard } from '../accounts/account-card.tsx'
import { AccountForm } from '../accounts/account-form.tsx'
import { AdministratorsOnly } from '../accounts/administrators-only.tsx'
import { ShownOnce } from '../accounts/shown-once.tsx'
import { type Shown, useAccounts } from '../accounts/use-accounts.ts'
import { TroubleNote } from '../components/trouble-note.tsx'

function KnownAccounts({ account }: { readonly account: Account }) {
  const { t } = useTranslation()
  const [shown, setShown] = useState<Shown | null>(null)
  const { data, isPending, isError, error, refetch } = useAccounts()
  return (
    <>
      {shown !== null && (
        <ShownOnce
          title={t('accounts.secretTitle', { name: shown.name })}
          hint={t('accounts.secretHint')}
          secret={shown.secret}
          onDone={() => setShown(null)}
        />
      )}
      {isError && <TroubleNote error={error} onRetry={() => void refetch()} />}
      {isPending && <Skeleton active title={false} paragraph={{ rows: 6 }} />}
      {data?.items.length === 0 && <Empty description={t('accounts.empty')} />}
      <div className="node-cards">
        {data?.items.map((one) => (
          <AccountCard key={one.id} user={one} account={account} onShown={setShown} />
        ))}
      </div>
      <AccountForm account={account} onShown={setShown} />
    </>
  )
}

/** Who may sign in. */
export function AccountsPage({ account }: { readonly account: Account }) {
  const { t } = useTranslation()
  return (
    <AdministratorsOnly
      account={account}
      act="accounts"
      title={t('accounts.title')}
      lead={t('accounts.lead')}
    >
      <KnownAccounts account={account} />
    </AdministratorsOnly>
  )
}
