import { Empty, Skeleton } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Account } from '../../contracts/session.ts'
import { AdministratorsOnly } from '../accounts/administrators-only.tsx'
import { ShownOnce } from '../accounts/shown-once.tsx'
import { TokenCard } from '../accounts/token-card.tsx'
import { TokenForm } from '../accounts/token-form.tsx'
import { type Shown, useTokens } from '../accounts/use-accounts.ts'
import { TroubleNote } from '../components/trouble-note.tsx'

function KnownTokens({ account }: { readonly account: Account }) {
  const { t } = useTranslation()
  const [shown, setShown] = useState<Shown | null>(null)
  const { data, isPending, isError, error, refetch } = useTokens()
  return (
    <>
      {shown !== null && (
        <ShownOnce
          title={t('accounts.tokens.secretTitle', { name: shown.name })}
          hint={t('accounts.tokens.secretHint')}
          secret={shown.secret}
          onDone={() => setShown(null)}
        />
      )}
      {isError && <TroubleNote error={error} onRetry={() => void refetch()} />}
      {isPending && <Skeleton active title={false} paragraph={{ rows: 6 }} />}
      {data?.items.length === 0 && <Empty description={t('accounts.tokens.empty')} />}
      <div className="node-cards">
        {data?.items.map((one) => (
          <TokenCard key={one.id} token={one} />
        ))}
      </div>
      <TokenForm account={account} onShown={setShown} />
    </>
  )
}

/** What other programs call the interface by. */
export function TokensPage({ account }: { readonly account: Account }) {
  const { t } = useTranslation()
  return (
    <AdministratorsOnly
      account={account}
      act="accounts"
      title={t('accounts.tokens.title')}
      lead={t('accounts.tokens.lead')}
    >
      <KnownTokens account={account} />
    </AdministratorsOnly>
  )
}
