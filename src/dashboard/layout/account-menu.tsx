import { Button, Dropdown } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Account } from '../../contracts/session.ts'
import { useSignOut } from '../api/use-session.ts'
import { Icon } from '../icons/icon.tsx'
import { navigate } from '../lib/use-path.ts'

export function AccountMenu({ account }: { readonly account: Account }) {
  const { t } = useTranslation()
  const signOut = useSignOut()
  const who = t('app.signedInAs', { name: account.name, role: t(`app.${account.role}`) })
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: [
          { key: 'who', label: who, disabled: true },
          { type: 'divider' },
          { key: 'own', label: t('account.title'), onClick: () => navigate('/account') },
          { key: 'out', label: t('app.signOut'), onClick: () => signOut.mutate() },
        ],
      }}
    >
      <Button
        type="text"
        aria-label={t('app.named', { name: t('app.menu'), value: who })}
        icon={<Icon name="user" />}
        data-testid="account-menu"
      />
    </Dropdown>
  )
}
