import { useTranslation } from 'react-i18next'
import type { Account } from '../../contracts/session.ts'
import { ACTS_OF_ROLES, WHOLE_ONLY_ACTS } from '../../contracts/words/access-words.ts'
import type { Act } from './use-why-not.ts'

type Props = { readonly role: Account['role']; readonly bound: boolean }

/** What a role may do, before it is given to anybody. */
export function RoleWords({ role, bound }: Props) {
  const { t } = useTranslation()
  const words = (acts: readonly Act[]) =>
    acts.map((act) => t(`acts.names.${act}`)).join(t('acts.separator'))
  const all = ACTS_OF_ROLES[role]
  const isWhole = (act: Act) => WHOLE_ONLY_ACTS.some((one) => one === act)
  const lost = bound ? all.filter(isWhole) : []
  return (
    <p className="muted small role-words" data-testid="role-words">
      {t('acts.may', { acts: words(all.filter((act) => act !== 'self' && !lost.includes(act))) })}
      {lost.length > 0 && ` ${t('acts.mayNotWithRegions', { acts: words(lost) })}`}
    </p>
  )
}
