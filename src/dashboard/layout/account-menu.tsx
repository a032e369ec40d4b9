import { useTranslation } from 'react-i18next'
import type { Account } from '../../contracts/session.ts'
import { useSignOut } from '../api/use-session.ts'
import { MenuButton } from '../components/menu-button.tsx'
import { navigate } from '../lib/use-path.ts'

export function AccountMenu({ account }: { readonly account: Account }) {
  const { t } = useTranslation()
  const signOut = useSignOut()
  const who = t('app.signedInAs', { name: account.name, role: t(`app.${account.role}`) })
  return (
    <MenuButton
      icon="user"
      label={t('app.named', { name: t('app.menu'), value: who })}
      head={who}
      items={[
        { key: 'own', label: t('account.title'), onChoose: () => navigate('/account') },
        { key: 'out', label: t('app.signOut'), onChoose: () => signOut.mutate() },
      ]}
      testId="account-menu"
    />
  )
}
