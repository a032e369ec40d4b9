import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { User } from '../../contracts/access.ts'
import type { Account } from '../../contracts/session.ts'
import { USER_ROLES } from '../../contracts/words/access-words.ts'
import { ChoiceField } from '../channels/field.tsx'
import { ReasonDialog } from '../violation/reason-dialog.tsx'
import { placesOf } from './place.ts'
import { RegionsField } from './regions-field.tsx'
import { RoleWords } from './role-words.tsx'
import { useChangeAccess } from './use-accounts.ts'

type Props = { readonly user: User; readonly account: Account }

/** Another role, or other regions, for an account that exists: for a reason, and from the next request on. */
export function AccessDialog({ user, account }: Props) {
  const { t } = useTranslation()
  const given = { role: user.role, places: placesOf(user.regions, user.regionNames) }
  const [draft, setDraft] = useState<typeof given | null>(null)
  const act = useChangeAccess(user.name)
  const { role, places } = draft ?? given
  const close = () => setDraft(null)
  return (
    <>
      <Button size="small" onClick={() => setDraft(given)} data-testid="account-access">
        {t('accounts.access')}
      </Button>
      <ReasonDialog
        open={draft !== null}
        name="account-access"
        title={t('app.named', { name: t('accounts.access'), value: user.name })}
        hint={t('accounts.accessHint')}
        label={t('accounts.reason')}
        submit={t('accounts.accessSubmit')}
        busy={act.isPending}
        error={act.error}
        onSubmit={(reason) =>
          act.mutate(
            { role, regions: places.map(({ code }) => code), reason },
            { onSuccess: close },
          )
        }
        onClose={close}
      >
        <ChoiceField
          id="access-role"
          label={t('accounts.role')}
          value={role}
          options={USER_ROLES.map((value) => ({ value, label: t(`app.${value}`) }))}
          onChange={(chosen) => setDraft({ places, role: chosen })}
        />
        <RoleWords role={role} bound={places.length > 0} />
        <RegionsField
          id="access-regions"
          account={account}
          value={places}
          onChange={(chosen) => setDraft({ role, places: chosen })}
        />
      </ReasonDialog>
    </>
  )
}
